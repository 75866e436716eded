import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { startFirstlight } from "./firstlight.ts";
import { type MeteredWay, meteredWay } from "./metered-way.ts";
import { stage } from "./stage.ts";
import { layOutConfig } from "./user-config.ts";

const { ready, has3161, aws, pcluster, pcluster3161 } = stage();
const STAND_INS = join(import.meta.dirname, "programs");
const LONG = { timeoutMs: 120_000 };

/**
 * The size of a cluster changed by the real pcluster's own `update` and `update-cluster`. CloudFormation's update is
 * played (stack_update.py): what the template makes anew is made, of all else only the events are; the head node takes
 * in what it has to after a while, without any recipe being run.
 */
describe.each([
	{ version: "2.11.9", isHere: ready, bin: pcluster, stack: "parallelcluster-lsst", most: "max_count = " },
	{ version: "3.16.1", isHere: has3161, bin: pcluster3161, stack: "lsst", most: "MaxCount: " },
])("another size, with the real pcluster $version", ({ version, isHere, bin, stack, most }) => {
	let account: Account;
	let way: MeteredWay;
	let program: RunningProgram | undefined;

	const configText = () =>
		readFile(join(account.home, ".parallelcluster", version === "2.11.9" ? "config" : "lsst.yaml"), "utf8");
	const statusOf = async () => (await account.stack(stack))?.status;

	async function resized(...flags: readonly string[]) {
		const env = account.env(bin(), STAND_INS);
		const args = ["resize", "lsst", ...flags, "--yes", "--json"];
		return calledProgram(inject("program"), args, { env, cwd: account.home });
	}

	async function open(): Promise<RunningProgram> {
		await program?.dispose();
		program = startFirstlight(account, bin(), ["--cluster", "lsst"], {
			AWS_ENDPOINT_URL: `http://127.0.0.1:${way.port}`,
		});
		return program;
	}

	beforeAll(async () => {
		if (!isHere) return;
		account = await startAccount(aws());
		way = await meteredWay(Number(new URL(account.endpoint).port));
		await account.behave({ step_seconds: 0, boot_seconds: 0, fleet_seconds: 1 });
		if (version === "2.11.9") await layOutConfig(account);
		const env = account.env(bin(), STAND_INS);
		const args = ["create", "--name", "lsst", "--yes", "--json"];
		const made = await calledProgram(inject("program"), args, { env, cwd: account.home });
		expect(made.code, made.noted).toBe(0);
	}, 300_000);
	afterAll(async () => {
		await program?.dispose();
		await way?.close();
		await account?.stop();
	});

	test.skipIf(!isHere)(
		"by keys: more nodes, over a network that goes away, left in the middle and taken up again",
		async () => {
			const at = await open();
			await at.waitFor(/running: nodes start when jobs need them/, LONG);
			at.press("z");
			// What it costs comes last: the form hears its keys by then.
			await at.waitFor(/Most nodes +2/, LONG);
			await at.waitFor("at work", LONG);
			at.press("right");
			await at.waitFor(/Most nodes +3/);
			at.press("enter");
			await at.waitFor("Press y to change the size of lsst", LONG);
			expect(at.screen().join("\n")).toContain(`${most}3`);
			expect(at.screen().join("\n")).toContain("compute nodes and jobs go on");
			// Nothing is changed before the answer, and Enter is none.
			at.press("enter");
			expect(await statusOf()).toBe("CREATE_COMPLETE");
			await account.behave({ step_seconds: 0, hold: ["UPDATE"] });
			// A key that follows another one at once is no answer either.
			const answered = () => {
				const isAsked = at.screen().join("\n").includes("Press y to change the size of lsst");
				if (isAsked) at.press("y");
				return !isAsked;
			};
			await expect.poll(answered, { timeout: 30_000, interval: 2000 }).toBe(true);
			await at.waitFor("resources that it has touched so far", LONG);
			await way.close();
			await at.waitFor("could not be reached", LONG);
			expect(await statusOf()).toBe("UPDATE_IN_PROGRESS");
			await way.open();
			await at.waitForGone("could not be reached", LONG);
			await at.waitFor("resources that it has touched so far", LONG);
			at.press("ctrl-c");
			await at.waitFor("Leave firstlight?");
			at.press("ctrl-c");
			expect((await at.exit()).code).toBe(0);
			expect(await statusOf()).toBe("UPDATE_IN_PROGRESS");

			const again = await open();
			await again.waitFor("w  watch what AWS is doing", LONG);
			again.press("w");
			await again.waitFor("resources that it has touched so far", LONG);
			await account.behave({ step_seconds: 0 });
			await again.waitFor("lsst has been changed", LONG);
			expect(await statusOf()).toBe("UPDATE_COMPLETE");
			expect(await configText()).toContain(`${most}3`);
		},
	);

	test.skipIf(!isHere)("by flags: fewer nodes, for which they are stopped, and may start again", async () => {
		await account.behave({ step_seconds: 0 });
		expect(answerIn("run", await resized("--max", "3"))).toMatchObject({
			code: 0,
			answer: { outcome: "already" },
		});
		const fewer = await resized("--max", "1");
		expect(answerIn("run", fewer)).toMatchObject({ code: 0, answer: { verb: "update", outcome: "done" } });
		expect(fewer.noted).toContain("Stopping the nodes of lsst");
		expect(await account.fleet("lsst")).toBe("RUNNING");
		expect(await configText()).toContain(`${most}1`);
	});

	test.skipIf(!isHere)("what AWS takes back is told, and the file has its old text again", async () => {
		await account.behave({ step_seconds: 0, fail: { UPDATE: "The head node did not follow." } });
		const failed = answerIn("error", await resized("--max", "4"));
		expect(failed).toMatchObject({ code: 1, answer: { error: { code: "run-failed" } } });
		expect(JSON.stringify(failed.answer)).toContain("The head node did not follow.");
		await expect.poll(statusOf, { timeout: 180_000 }).toBe("UPDATE_ROLLBACK_COMPLETE");
		expect(await configText()).toContain(`${most}1`);
		await account.behave({ step_seconds: 0 });
		expect(answerIn("run", await resized("--max", "1"))).toMatchObject({
			code: 0,
			answer: { outcome: "already" },
		});
		expect(await configText()).toContain(`${most}1`);
	});
});

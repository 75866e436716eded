import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import { answerIn } from "../harness/schemas.ts";
import { type Account, startAccount } from "./account.ts";
import { type HeadNode, publicHalf, startHeadNode } from "./head-node.ts";
import { stage } from "./stage.ts";
import { layOutConfig } from "./user-config.ts";

const { ready, has3161, hasSshd, aws, pcluster, pcluster3161, sshd } = stage();

/** Stand-ins for programs of the system, put before it on PATH. */
const STAND_INS = join(import.meta.dirname, "programs");

/** The tutorial's whole life by commands alone, without a terminal. */
describe.each([
	{ version: "2.11.9", isHere: ready, bin: pcluster, stack: "parallelcluster-lsst" },
	{ version: "3.16.1", isHere: has3161, bin: pcluster3161, stack: "lsst" },
])("by commands, with the real pcluster $version", ({ version, isHere, bin, stack }) => {
	let account: Account;
	let head: HeadNode | undefined;

	/** What a command says and how it ends. */
	function called(...args: readonly string[]) {
		const env = account.env(bin(), head?.bin ?? STAND_INS);
		return calledProgram(inject("program"), args, { env, cwd: account.home });
	}

	/** The same with its answer as JSON of the shape of that name. */
	async function answered(shape: string, ...args: readonly string[]) {
		return answerIn(shape, await called(...args, "--json"));
	}

	beforeAll(async () => {
		if (!isHere) return;
		account = await startAccount(aws());
		await account.behave({ step_seconds: 0, boot_seconds: 0, fleet_seconds: 1 });
		if (version === "2.11.9") await layOutConfig(account);
		if (!hasSshd) return;
		head = await startHeadNode(sshd());
		await Promise.all([
			head.settings(),
			head.admit(await publicHalf(join(account.home, ".ssh", "my_key.pem"))),
		]);
	});
	afterAll(async () => {
		await head?.close();
		await account?.stop();
	});

	test.skipIf(!isHere)("plan, create, status, ssh, stop, start and delete", async () => {
		expect(await answered("plan", "plan", "--name", "lsst")).toMatchObject({
			answer: { name: "lsst", pcluster: { version } },
		});
		expect(await account.stacks()).toEqual([]);

		const made = await answered("run", "create", "--name", "lsst", "--yes");
		expect(made).toMatchObject({ code: 0, answer: { verb: "create", outcome: "done" } });
		expect((await account.stack(stack))?.status).toBe("CREATE_COMPLETE");
		expect(await answered("status", "status", "lsst")).toMatchObject({
			code: 0,
			answer: { status: "running", pcluster: version, fleet: "RUNNING" },
		});

		const inside = await called("ssh", "lsst", "--trust-new", "--", "echo", "hello;", "exit", "7");
		if (head) expect(inside).toMatchObject({ code: 7, said: "hello\n" });
		else expect((await account.sshCalls()).at(-1)).toContain("echo hello; exit 7");

		expect(await answered("run", "stop", "lsst", "--head", "--yes")).toMatchObject({
			code: 0,
			answer: { verb: "stop", outcome: "done" },
		});
		expect(await account.fleet("lsst")).toBe("STOPPED");
		expect(await answered("status", "status", "lsst")).toMatchObject({
			code: 10,
			answer: { status: "stopped", head: { state: "stopped" } },
		});
		expect((await answered("run", "start", "lsst", "--yes")).answer).toMatchObject({ outcome: "done" });
		expect(await account.fleet("lsst")).toBe("RUNNING");

		const gone = await answered("run", "delete", "lsst", "--yes");
		expect(gone).toMatchObject({ code: 0, answer: { outcome: "done" } });
		expect(await account.stacks()).toEqual([]);
	});
});

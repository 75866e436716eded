import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answer, create } from "../e2e/walk.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { openWizard, startFirstlight, takeSuggestions } from "./firstlight.ts";
import { stage } from "./stage.ts";

const { has3161, aws, pcluster3161 } = stage();
const LONG = { timeoutMs: 180_000 };

/** What goes wrong on the way, or is broken off, each on an account of its own. */
describe.skipIf(!has3161)("a create in trouble, with the real pcluster 3.16.1", () => {
	let account: Account;
	let program: RunningProgram;
	let sessions: RunningProgram[] = [];

	beforeEach(async () => {
		account = await startAccount(aws());
	});
	afterEach(async () => {
		await Promise.all(sessions.map((session) => session.dispose()));
		sessions = [];
		await account.stop();
	});

	function start(): void {
		program = startFirstlight(account, pcluster3161());
		sessions.push(program);
	}

	async function review(): Promise<RunningProgram> {
		start();
		await openWizard(program);
		await takeSuggestions(program, account, "3.16.1");
		return program;
	}

	async function launch(): Promise<void> {
		await create(await review());
		await program.waitFor("Creating lsst", LONG);
	}

	test("a resource that fails is named with its own reason; what is left of the stack can go", async () => {
		const reason = "You have requested more vCPU capacity than your current vCPU limit of 1 allows.";
		await account.behave({ fail: { HeadNode: reason }, rollback_seconds: 1 });
		await launch();
		await program.waitFor(`HeadNode: ${reason}`, LONG);
		await account.behave({});
		await expect.poll(() => account.stacks(), { timeout: 180_000 }).toEqual(["lsst ROLLBACK_COMPLETE"]);
		await program.waitFor("d remove", LONG);
		program.press("d");
		await program.waitFor("Remove what is left of lsst");
		await program.waitFor("Type lsst");
		program.type("lsst");
		program.press("enter");
		await answer(program);
		await program.waitFor("lsst is deleted", LONG);
		expect(await account.stacks()).toEqual([]);
	});

	test("what pcluster's own check refuses is on the screen, before anything is made", async () => {
		const folder = join(account.home, ".parallelcluster");
		await mkdir(folder, { recursive: true });
		// A setting that the wizard keeps and knows nothing of.
		const own = "Monitoring:\n  Logs:\n    CloudWatch:\n      RetentionInDays: 2\n";
		await writeFile(join(folder, "lsst.yaml"), own);
		await create(await review());
		await program.waitFor("pcluster refused the config of lsst", LONG);
		const screen = program.screen().join("\n");
		expect(screen).toContain("Monitoring, Logs, CloudWatch, RetentionInDays: Must be one of");
		expect(screen).toContain("pcluster refuses a value in the config file.");
		expect(screen).toContain("Nothing was made, and nothing costs money.");
		expect(await account.stacks()).toEqual([]);
		expect(await readFile(join(folder, "lsst.yaml"), "utf8")).toContain(own);
		program.press("q");
		await program.exit();
		expect(program.transcript().join("\n")).toContain("was not made, and nothing of it costs");
		expect(program.output()).not.toMatch(/lsst (is|was) deleted/);
	});

	test("a second window is told that the first has the name, and can remove nothing of it", async () => {
		const [first, second] = [await review(), await review()];
		// From now on nothing but the creation itself can tell.
		await second.waitFor(/Checks: .*\bfine/);
		await account.behave({ hold: ["HeadNode"] });
		await create(first);
		await first.waitFor(/HeadNode +\d+ s/, LONG);
		await create(second);
		// The first window's config file is not overwritten unseen.
		await second.waitFor("Another program changed the file meanwhile. Nothing was written.");
		second.press("enter");
		// The file is read anew, and where that makes the checks run anew, they know the name already.
		if ((await second.waitFor(/Press [ay] to/)).includes("Press a to")) await answer(second, "a");
		await answer(second);
		await second.waitFor("Another cluster has the name lsst", LONG);
		expect(second.screen().join("\n")).not.toMatch(/remove|delete/);
		second.press("d", "r", "enter");
		await account.behave({});
		await first.waitFor("lsst is ready", LONG);
		second.press("c");
		await second.waitFor(/lsst +● (running|ready)/, LONG);
		expect(await account.stacks()).toEqual(["lsst CREATE_COMPLETE"]);
	});

	test("killed midway, the next session finds it", async () => {
		await account.behave({ hold: ["HeadNode"] });
		await launch();
		await program.waitFor(/HeadNode +\d+ s/, LONG);
		program.kill("SIGKILL");
		expect(await program.exit()).toMatchObject({ signal: 9 });
		expect(await account.stacks()).toEqual(["lsst CREATE_IN_PROGRESS"]);
		start();
		await program.waitFor("enter watch lsst");
		program.press("enter");
		await program.waitFor("Creating lsst");
		await account.behave({});
		await program.waitFor("lsst is ready", LONG);
		expect(await account.stacks()).toEqual(["lsst CREATE_COMPLETE"]);
	});
});

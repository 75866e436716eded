import { execFileSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { answer, create } from "../e2e/walk.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { type Account, startAccount } from "./account.ts";
import { openWizard, startFirstlight, takeSuggestions } from "./firstlight.ts";
import { stage } from "./stage.ts";
import { configPath, layOutConfig, unmanagedConfig } from "./user-config.ts";

const { ready, aws, pcluster } = stage();
const LONG = { timeoutMs: 180_000 };

/** What goes wrong on the way, or is broken off, each on an account of its own. */
describe.skipIf(!ready)("a create in trouble, with the real pcluster 2.11.9", () => {
	let account: Account;
	let program: RunningProgram;
	let sessions: RunningProgram[] = [];

	beforeEach(async () => {
		account = await startAccount(aws());
		await layOutConfig(account);
	});
	afterEach(async () => {
		await Promise.all(sessions.map((session) => session.dispose()));
		sessions = [];
		await account.stop();
	});

	function start(): void {
		program = startFirstlight(account, pcluster());
		sessions.push(program);
	}

	async function review(): Promise<RunningProgram> {
		start();
		await openWizard(program);
		await takeSuggestions(program, account);
		return program;
	}

	async function launch(): Promise<void> {
		await create(await review());
		await program.waitFor("Creating lsst");
	}

	/** A stack that stands still at its head node, with pcluster looking on. */
	async function launchHalf(): Promise<void> {
		await account.behave({ hold: ["MasterServer"] });
		await launch();
		await program.waitFor(/MasterServer +\d+ s/, LONG);
	}

	async function findAgain(): Promise<void> {
		start();
		await program.waitFor("enter watch lsst");
		program.press("enter");
		await program.waitFor("Creating lsst");
	}

	async function becomesReady(): Promise<void> {
		await account.behave({});
		await program.waitFor("lsst is ready", LONG);
		expect(await account.stacks()).toEqual(["parallelcluster-lsst CREATE_COMPLETE"]);
	}

	test("a nested resource that fails is shown with its own reason; what is left of the stack can go", async () => {
		const reason = "You have requested more vCPU capacity than your current vCPU limit of 1 allows.";
		await account.behave({ fail: { MasterServer: reason } });
		await launch();
		await program.waitFor(`MasterServer: ${reason}`, LONG);
		await account.behave({});
		await expect
			.poll(() => account.stacks(), { timeout: 180_000 })
			.toEqual(["parallelcluster-lsst ROLLBACK_COMPLETE"]);
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

	test("a second window is told that the first has the name, and can remove nothing of it", async () => {
		const [first, second] = [await review(), await review()];
		// From now on nothing but the creation itself can tell.
		await second.waitFor(/Checks: .*\bfine/);
		await account.behave({ hold: ["MasterServer"] });
		await create(first);
		await first.waitFor(/MasterServer +\d+ s/, LONG);
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
		expect(await account.stacks()).toEqual(["parallelcluster-lsst CREATE_COMPLETE"]);
	});

	test("what pcluster refuses before it asks AWS is never said to be deleted", async () => {
		// A value of a key that the wizard keeps and knows nothing of.
		await writeFile(
			configPath(account),
			unmanagedConfig(account).replace("tags =", "placement = somewhere\ntags ="),
		);
		await create(await review());
		await program.waitFor("Creating lsst did not work", LONG);
		program.press("q");
		await program.exit();
		const said = program.transcript().join("\n");
		expect(said).toContain("was not made, and nothing of it costs");
		expect(program.output()).not.toMatch(/lsst (is|was) deleted/);
		expect(await account.stacks()).toEqual([]);
	});

	test("left while it builds, it goes on, and the next session follows it to its end", async () => {
		await launchHalf();
		program.press("q");
		await answer(program);
		expect(await program.exit()).toEqual({ code: 0, signal: undefined });
		expect(program.transcript().join("\n")).toMatch(/lsst/);
		await findAgain();
		await becomesReady();
	});

	test("killed midway, the next session finds it", async () => {
		await launchHalf();
		program.kill("SIGKILL");
		expect(await program.exit()).toMatchObject({ signal: 9 });
		expect(await account.stacks()).toEqual(["parallelcluster-lsst CREATE_IN_PROGRESS"]);
		await findAgain();
		await becomesReady();
	});

	test("pcluster killed midway does not end the watch", async () => {
		await launchHalf();
		for (const pid of childrenOf(program.pid)) process.kill(pid, "SIGKILL");
		await becomesReady();
	});
});

function childrenOf(pid: number): number[] {
	const table = execFileSync("ps", ["-A", "-o", "pid=,ppid="], { encoding: "utf8" });
	return table
		.split("\n")
		.map((line) => line.trim().split(/\s+/).map(Number))
		.flatMap(([child, parent]) => (parent === pid && child !== undefined ? [child] : []));
}

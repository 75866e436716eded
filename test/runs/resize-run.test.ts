import { describe, expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import type { ConfigChange, RunRequest } from "../../src/runs/run.ts";
import { startRun } from "../../src/runs/start-run.ts";
import { engineOf } from "./engine.ts";
import { event, FakeAccount, headNode, region, rootId, stack } from "./fake-account.ts";

const PATH = "/home/me/.parallelcluster/config";
const OLD = "max_count = 2";
const NEW = "max_count = 3";
const SUBMITTED = "Request submitted successfully. It might take a while for the transition to complete.\n";
const REFUSED = "Found Configuration Changes:\nAll compute nodes must be stopped\nUpdate aborted.\n";

/** An account with the cluster lsst, and its config file; `stops`: its nodes are stopped for the change. */
function resizing(stops: boolean, more: Partial<RunRequest> = {}) {
	const account = new FakeAccount();
	account.stacks.root = stack("CREATE_COMPLETE");
	account.instances = [headNode()];
	account.config.disk.set(PATH, OLD);
	let fleet = "RUNNING";
	const asked: string[] = [];
	const hear = (verb: string, text: string, then = () => {}) =>
		account.processes.answers.set(verb, () => {
			asked.push(`${verb} with ${account.config.disk.get(PATH)}`);
			then();
			return { text, code: text === REFUSED ? 1 : 0 };
		});
	hear("stop", SUBMITTED, () => {
		fleet = "STOPPED";
	});
	hear("start", SUBMITTED, () => {
		fleet = "RUNNING";
	});
	account.processes.answers.set("status", () => ({
		text: `\rStatus: CREATE_COMPLETE\nComputeFleetStatus: ${fleet}\n`,
		code: 0,
	}));
	const update = (text: string, status?: string, at = 1000) =>
		hear("update", text, () => {
			if (status) account.stacks.root = stack(status, { updatedAt: new Date(at) });
		});
	const before = { text: OLD, fingerprint: `is ${OLD}` } as unknown as ConfigChange["before"];
	const request: RunRequest = {
		verb: "update",
		target: { name: "lsst", region, configPath: PATH },
		stackName: "parallelcluster-lsst",
		attach: false,
		meant: { id: rootId, createdAt: new Date(0) },
		change: { before, text: NEW, stops, words: ["--max", "3"] },
		...more,
	};
	return {
		...{ account, asked, update },
		begin: () => startRun(account.deps, engineOf(), request),
		file: () => account.config.disk.get(PATH),
	};
}

describe("another size", () => {
	test("is written right before pcluster reads it, and is done when AWS says so", async () => {
		const { account, asked, update, begin, file } = resizing(false);
		update("Calling update_stack\n", "UPDATE_IN_PROGRESS");
		const run = begin();
		expect(run.snapshot().verb).toBe("update");
		expect(file()).toBe(OLD);
		await account.clock.advance(100);
		expect(asked).toEqual([`update with ${NEW}`]);
		await account.clock.advance(5100);
		expect(run.snapshot()).toMatchObject({
			verb: "update",
			stackStatus: "UPDATE_IN_PROGRESS",
			outcome: { kind: "running" },
		});
		account.stacks.root = stack("UPDATE_COMPLETE", { updatedAt: new Date(1000) });
		await account.clock.advance(5100);
		expect(await run.ended).toMatchObject({ outcome: { kind: "done" }, fraction: 1 });
		expect(file()).toBe(NEW);
	});

	test("stops the nodes first and lets them start again", async () => {
		const { account, asked, update, begin } = resizing(true);
		update("Calling update_stack\n", "UPDATE_COMPLETE");
		const run = begin();
		expect(run.snapshot().verb).toBe("stop");
		const seen = new Set<string>();
		run.subscribe(() => seen.add(`${run.snapshot().verb} ${run.snapshot().outcome.kind}`));
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ verb: "update", outcome: { kind: "done" } });
		expect(asked).toEqual([`stop with ${OLD}`, `update with ${NEW}`, `start with ${NEW}`]);
		expect([...seen]).toEqual(["stop running", "update running", "start running", "update done"]);
	});

	test("that pcluster refuses leaves file and nodes as they were", async () => {
		const { account, asked, update, begin, file } = resizing(true);
		update(REFUSED);
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ outcome: { kind: "failed", remains: { kind: "unknown" } } });
		expect(file()).toBe(OLD);
		expect(asked.at(-1)).toBe(`start with ${OLD}`);
	});

	test("that AWS takes back puts the old text back, also when it ends as quickly as the one before", async () => {
		const { account, update, begin, file } = resizing(false);
		account.stacks.root = stack("UPDATE_ROLLBACK_COMPLETE", { updatedAt: new Date(500) });
		update("Calling update_stack\n", "UPDATE_ROLLBACK_COMPLETE");
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({
			stackStatus: "UPDATE_ROLLBACK_COMPLETE",
			outcome: { kind: "failed" },
		});
		expect(file()).toBe(OLD);
	});

	test("whose nodes do not start again ends with that", async () => {
		const { account, update, begin, file } = resizing(true);
		update("Calling update_stack\n", "UPDATE_COMPLETE");
		account.processes.answers.set("start", () => ({ text: "ERROR: No.\n", code: 1 }));
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ verb: "start", outcome: { kind: "failed" } });
		expect(file()).toBe(NEW);
	});

	test("tells why AWS takes it back while that still goes on", async () => {
		const { account, update, begin } = resizing(false);
		update("Calling update_stack\n", "UPDATE_ROLLBACK_IN_PROGRESS");
		account.stacks.trees[rootId] = [];
		account.stacks.happened[rootId] = [
			event("parallelcluster-lsst", "UPDATE_IN_PROGRESS", { physicalId: rootId }),
			event("Queue", "UPDATE_FAILED", { reason: "No more." }),
		];
		const run = begin();
		await account.clock.advance(6000);
		expect(run.snapshot()).toMatchObject({ outcome: { kind: "running" }, cause: { reason: "No more." } });
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	test("gives the same view until something changes, and tells each part's changes", async () => {
		const { account, update, begin } = resizing(false);
		update("Calling update_stack\n", "UPDATE_IN_PROGRESS");
		const run = begin();
		let told = 0;
		run.subscribe(() => {
			told += 1;
		});
		await account.clock.advance(5100);
		expect(run.snapshot()).toBe(run.snapshot());
		const before = told;
		account.stacks.root = stack("UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", { updatedAt: new Date(1000) });
		await account.clock.advance(5100);
		expect(told).toBeGreaterThan(before);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	test("notes a file that does not get its old bytes back", async () => {
		const { account, begin } = resizing(false);
		account.processes.answers.set("update", () => {
			account.config.fail(new AppError("bad-input", "The disk is full."));
			return { text: REFUSED, code: 1 };
		});
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ outcome: { kind: "failed" } });
		expect(account.notes).toContain("the config file did not get its old bytes back");
	});

	test("let go of before it began touches nothing", async () => {
		const { account, asked, begin, file } = resizing(false);
		const run = begin();
		await run.leave();
		expect(await run.ended).toMatchObject({ outcome: { kind: "left", reachedAws: false } });
		await account.clock.advance(60_000);
		expect([asked, file()]).toEqual([[], OLD]);
	});

	test.each([
		["Exiting...\n", OLD],
		["Calling update_stack\n", NEW],
	])("let go of after pcluster has said %j leaves a file that says %s", async (said, text) => {
		const { account, begin, file } = resizing(false);
		const run = begin();
		await account.clock.advance(100);
		account.processes.last.print(said);
		if (text === NEW) account.stacks.root = stack("UPDATE_IN_PROGRESS", { updatedAt: new Date(1000) });
		const left = run.leave();
		account.processes.last.exit(1);
		await left;
		expect(await run.ended).toMatchObject({ outcome: { kind: "left", reachedAws: text === NEW } });
		expect(file()).toBe(text);
	});

	test("that is refused leaves alone what somebody has written into the file meanwhile", async () => {
		const { account, begin, file } = resizing(false);
		account.processes.answers.set("update", () => {
			account.config.disk.set(PATH, "somebody else's");
			return { text: REFUSED, code: 1 };
		});
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ outcome: { kind: "failed" } });
		expect(file()).toBe("somebody else's");
	});

	test("does not touch a file that somebody has changed meanwhile", async () => {
		const { account, asked, begin, file } = resizing(false);
		account.config.disk.set(PATH, "somebody else's");
		const run = begin();
		await account.clock.advance(1000);
		expect(await run.ended).toMatchObject({ outcome: { kind: "failed" } });
		expect(asked).toEqual([]);
		expect(file()).toBe("somebody else's");
	});

	test("lets the nodes start again where such a file has kept it from beginning", async () => {
		const { account, asked, begin } = resizing(true);
		account.config.disk.set(PATH, "somebody else's");
		const run = begin();
		await account.clock.advance(60_000);
		expect(await run.ended).toMatchObject({ verb: "update", outcome: { kind: "failed" } });
		expect(asked).toEqual(["stop with somebody else's", "start with somebody else's"]);
	});

	test("let go of before its update has the file as it was, and says what stays undone", async () => {
		const { account, asked, begin, file } = resizing(true);
		account.processes.answers.set("status", () => ({ text: "ComputeFleetStatus: STOPPING\n", code: 0 }));
		const run = begin();
		await account.clock.advance(6000);
		expect(run.snapshot()).toMatchObject({ verb: "stop", undone: "the size stays as it was" });
		await run.leave();
		expect(await run.ended).toMatchObject({ outcome: { kind: "left", reachedAws: true } });
		await account.clock.advance(60_000);
		expect(asked).toEqual([`stop with ${OLD}`]);
		expect(file()).toBe(OLD);
	});

	test("that goes on already is joined, to its end", async () => {
		const { account, asked, begin, file } = resizing(false, { attach: true });
		account.stacks.root = stack("UPDATE_IN_PROGRESS", { updatedAt: new Date(1000) });
		const run = begin();
		await account.clock.advance(5100);
		account.stacks.root = stack("UPDATE_COMPLETE", { updatedAt: new Date(1000) });
		await account.clock.advance(5100);
		expect(await run.ended).toMatchObject({ outcome: { kind: "done" } });
		expect([asked, file()]).toEqual([[], OLD]);
	});
});

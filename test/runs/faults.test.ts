import { describe, expect, it, test } from "vitest";
import { AppError, type ErrorCode } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { Patience, pause } from "../../src/runs/pause.ts";
import { begin } from "./engine.ts";
import { denied, FakeAccount, resource, rootId, stack } from "./fake-account.ts";

describe("trouble with AWS", () => {
	it.each<ErrorCode>(["throttled", "unreachable", "nonsense-answer", "expired-credentials"])(
		"%s is shown, outlived and forgotten",
		async (code) => {
			const account = new FakeAccount();
			account.stacks.root = stack("CREATE_IN_PROGRESS");
			account.stacks.trees[rootId] = [];
			const run = begin(account, "create", { attach: true });
			await account.clock.advance(1000);
			account.stacks.root = new AppError(code, "Not now.");
			await account.clock.advance(5000);
			expect(run.snapshot()).toMatchObject({ trouble: { code }, outcome: { kind: "running" } });
			const beside: unknown[] = [];
			run.subscribe(() => {
				const view = run.snapshot();
				if (view.phase === "stack" && view.stackStatus === "CREATE_COMPLETE") beside.push(view.trouble);
			});
			account.stacks.root = stack("CREATE_COMPLETE");
			await account.clock.advance(60_000);
			const end = await run.ended;
			expect(new Set(beside)).toEqual(new Set([undefined]));
			expect(end).toMatchObject({ trouble: undefined, outcome: { kind: "done" } });
		},
	);

	it("does not go on for ever when pcluster has failed before anything reached AWS", async () => {
		const account = new FakeAccount();
		account.stacks.root = new AppError("no-credentials", "No credentials.");
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print("AWS Credentials not found.\n");
		account.processes.last.exit(1);
		await account.clock.advance(60_000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "AWS Credentials not found.", command: "aws configure" },
		});
	});

	it("starts pcluster even while AWS does not answer the first look", async () => {
		const account = new FakeAccount();
		account.stacks.stack = () => new Promise(() => undefined);
		begin(account, "create");
		await account.settled();
		expect(account.processes.children).toHaveLength(0);
		await account.clock.advance(2000);
		expect(account.processes.last.verb).toBe("create");
	});

	it("leaves an old stack alone when the first look came too late", async () => {
		const account = new FakeAccount();
		const answer = account.stacks.stack.bind(account.stacks);
		account.stacks.stack = () => new Promise(() => undefined);
		const run = begin(account, "create");
		await account.clock.advance(1999);
		account.stacks.stack = answer;
		account.stacks.root = stack("CREATE_COMPLETE", { createdAt: new Date(0) });
		await account.clock.advance(10_000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.stacks.root = stack("CREATE_COMPLETE", { createdAt: account.clock.now(), id: "arn:new" });
		account.processes.last.exit(0);
		await account.clock.advance(10_000);
		expect((await run.ended).outcome.kind).toBe("done");
	});

	it("shows the whole where the single resources may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = denied();
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(6000);
		expect(run.snapshot()).toMatchObject({
			stackStatus: "CREATE_IN_PROGRESS",
			progressNote: expect.stringContaining("only the whole"),
		});
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(6000);
		expect((await run.ended).outcome.kind).toBe("done");
	});

	it("does not hide a fault of its own", async () => {
		const account = new FakeAccount();
		account.stacks.root = new TypeError("x is not a function");
		const end = await begin(account, "create", { attach: true }).ended;
		expect(end.outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "unknown" },
			diagnosis: {
				reason: expect.stringContaining("x is not a function"),
				cure: expect.stringContaining("log"),
			},
		});
		expect(account.notes).toContain("the run broke");
	});

	it("is not called failed when leaving made a question fail", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(1000);
		account.stacks.stack = (_region: RegionId, _name: string, signal?: AbortSignal) =>
			new Promise((_resolve, reject) => {
				signal?.addEventListener("abort", () => reject(new AppError("unreachable", "cut off")));
			});
		await account.clock.advance(5000);
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("takes a second leave for the first", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		const run = begin(account, "delete", { attach: true });
		await account.clock.advance(1000);
		await Promise.all([run.leave(), run.leave()]);
		expect((await run.ended).outcome.kind).toBe("left");
	});
});

test("what wakes a wait does not hide that it was broken off", async () => {
	const abort = new AbortController();
	const wake = Promise.withResolvers<void>();
	const waiting = pause(new FakeAccount().clock, 1000, abort.signal, wake.promise);
	wake.resolve();
	abort.abort();
	await expect(waiting).rejects.toMatchObject({ name: "AbortError" });
});

describe("Patience", () => {
	it("waits longer each time, up to a minute, and forgets when it works", () => {
		const patience = new Patience({ lookMs: 5000, random: () => 1 });
		const waits = Array.from({ length: 6 }, () => {
			patience.failed();
			return patience.ms;
		});
		expect(waits).toEqual([10_000, 20_000, 40_000, 60_000, 60_000, 60_000]);
		patience.worked();
		expect(patience.ms).toBe(5000);
	});

	it("leaves half of a longer wait to chance, and none of the usual one", () => {
		const chances = [0, 0.5, 0, 1, 0];
		const patience = new Patience({ random: () => chances.shift() ?? 1 });
		expect(patience.ms).toBe(5000);
		const waits = Array.from({ length: 5 }, () => {
			patience.failed();
			return [patience.ms, patience.ms];
		});
		patience.worked();
		expect(patience.ms).toBe(5000);
		expect(waits).toEqual([
			[5000, 5000],
			[15_000, 15_000],
			[20_000, 20_000],
			[60_000, 60_000],
			[30_000, 30_000],
		]);
	});
});

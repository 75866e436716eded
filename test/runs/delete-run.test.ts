import { describe, expect, it } from "vitest";
import { begin } from "./engine.ts";
import { denied, event, FakeAccount, headId, headStack, resource, rootId, stack } from "./fake-account.ts";

/** A cluster that stands, and a deletion of it that pcluster has just been asked for. */
async function begun() {
	const account = new FakeAccount();
	account.stacks.root = stack("CREATE_COMPLETE");
	account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE"), headStack("CREATE_COMPLETE")];
	account.stacks.trees[headId] = [resource("MasterServer", "CREATE_COMPLETE", { stackId: headId })];
	const run = begin(account, "delete");
	await account.clock.advance(100);
	return { account, run };
}

describe("a deletion", () => {
	it("counts what has gone against what was there, and asks for the stack by its id", async () => {
		const { account, run } = await begun();
		expect(account.processes.last.verb).toBe("delete");
		account.processes.last.print("Deleting: lsst\n\rStatus: DELETE_IN_PROGRESS");
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		account.stacks.trees[headId] = [resource("MasterServer", "DELETE_COMPLETE", { stackId: headId })];
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE"), headStack("DELETE_IN_PROGRESS")];
		await account.clock.advance(5100);
		expect(run.snapshot()).toMatchObject({
			resourcesDone: 1,
			resourcesExpected: 3,
			stackStatus: "DELETE_IN_PROGRESS",
		});
		expect(account.stacks.asked).toContain(`stack ${rootId}`);
		account.stacks.root = stack("DELETE_COMPLETE");
		account.processes.last.print("\nCluster deleted successfully.\n");
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("waits for pcluster to see after the compute nodes", async () => {
		const { account, run } = await begun();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		account.stacks.root = stack("DELETE_COMPLETE");
		await account.clock.advance(20_000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.processes.last.exit(0);
		await account.settled();
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("is done when the stack cannot be found any more", async () => {
		const { account, run } = await begun();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		account.stacks.root = undefined;
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("takes a cluster that is gone already for done", async () => {
		const account = new FakeAccount();
		expect((await begin(account, "delete").ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children).toEqual([]);
	});

	it("names the resource that blocks, though pcluster exits with 0", async () => {
		const { account, run } = await begun();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		account.stacks.root = stack("DELETE_FAILED");
		account.stacks.happened[rootId] = [
			event("Old", "DELETE_FAILED", { reason: "of an earlier try" }),
			event("parallelcluster-lsst", "DELETE_IN_PROGRESS", { physicalId: rootId }),
			event("MasterSecurityGroup", "DELETE_FAILED", { reason: "resource sg-1 has a dependent object" }),
		];
		account.processes.last.print("\nCluster did not delete successfully. Run 'pcluster delete lsst' again\n");
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		const { outcome } = await run.ended;
		expect(outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "own" },
			diagnosis: { resource: "MasterSecurityGroup", meaning: expect.stringContaining("still uses") },
		});
	});

	it("does not take an earlier failed try for its own", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("DELETE_FAILED");
		account.stacks.trees[rootId] = [resource("MasterSecurityGroup", "DELETE_FAILED")];
		const run = begin(account, "delete");
		await account.clock.advance(5000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		await account.clock.advance(5000);
		account.stacks.root = stack("DELETE_COMPLETE");
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("fails with pcluster's words when it could not even begin", async () => {
		const { account, run } = await begun();
		account.processes.last.print("ERROR: The configuration file /x not found\n");
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "own" },
			diagnosis: { reason: "The configuration file /x not found" },
		});
	});

	it("joins a deletion that AWS is at already", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		account.stacks.trees[rootId] = [
			resource("RootRole", "DELETE_COMPLETE"),
			resource("Vpc", "DELETE_IN_PROGRESS"),
		];
		const run = begin(account, "delete", { attach: true });
		await account.clock.advance(5000);
		expect(run.snapshot()).toMatchObject({ resourcesDone: 1, resourcesExpected: 2, fraction: 0.5 });
		account.stacks.root = undefined;
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children).toEqual([]);
	});

	it("knows, when it is left before anything was asked, that nothing was", async () => {
		const { account, run } = await begun();
		const left = run.leave();
		account.processes.last.print("Exiting...\n");
		account.processes.last.exit(0);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it("does not count what a rollback had removed before", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		account.stacks.trees[rootId] = [
			resource("RootRole", "DELETE_COMPLETE"),
			resource("Kept", "CREATE_COMPLETE"),
		];
		const run = begin(account, "delete");
		await account.clock.advance(100);
		expect(run.snapshot()).toMatchObject({ resourcesDone: 0, resourcesExpected: 1, fraction: 0 });
		account.stacks.root = stack("DELETE_IN_PROGRESS");
		account.stacks.trees[rootId] = [
			resource("RootRole", "DELETE_COMPLETE"),
			resource("Kept", "DELETE_COMPLETE"),
		];
		await account.clock.advance(5100);
		expect(run.snapshot()).toMatchObject({ resourcesDone: 1, resourcesExpected: 1 });
	});

	it("goes by pcluster's words where the stack may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "delete");
		await account.settled();
		account.processes.last.print(
			"Deleting: lsst\n\rStatus: DELETE_IN_PROGRESS\nCluster deleted successfully.\n",
		);
		account.processes.last.exit(0);
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});
});

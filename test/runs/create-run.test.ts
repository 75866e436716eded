import { describe, expect, it } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { begin } from "./engine.ts";
import {
	denied,
	event,
	FakeAccount,
	headId,
	headStack,
	resource,
	rootId,
	stack,
	unreachable,
} from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const CREATING = "Beginning cluster creation for cluster: lsst\nCreating stack named: parallelcluster-lsst\n";
const PROGRESS = "\rStatus: parallelcluster-lsst - CREATE_IN_PROGRESS";
const OUTPUTS = "\nClusterUser: ec2-user\nMasterPrivateIP: 10.0.0.10\n";

/** A creation that has reached AWS: stack in progress, two resources, the head node's stack begun. */
async function underWay() {
	const account = new FakeAccount();
	const run = begin(account, "create");
	await account.settled();
	account.processes.last.print(CREATING);
	account.stacks.root = stack("CREATE_IN_PROGRESS");
	account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE"), headStack("CREATE_IN_PROGRESS")];
	account.stacks.trees[headId] = [
		resource("MasterServer", "CREATE_IN_PROGRESS", { stackId: headId, updatedAt: account.clock.now() }),
	];
	account.stacks.templates = { [rootId]: 2, [headId]: 2 };
	await account.clock.advance(5100);
	return { account, run };
}

/** A creation that could not look before it began, and that sees a stack of the name now. */
async function besideAnOldStack() {
	const account = new FakeAccount();
	account.stacks.root = new AppError("throttled", "Not now.");
	const run = begin(account, "create");
	await account.settled();
	account.stacks.root = stack("CREATE_COMPLETE");
	await account.clock.advance(5000);
	return { account, run };
}

describe("a creation", () => {
	it("hands pcluster the name, the file and the region", async () => {
		const account = new FakeAccount();
		begin(account, "create");
		await account.settled();
		expect(account.processes.last.command).toEqual({
			program: { file: "pcluster", args: [] },
			args: ["create", "lsst", "-c", "/home/me/.parallelcluster/config", "-r", "eu-west-2"],
			env: { AWS_DEFAULT_REGION: "eu-west-2" },
			outlives: true,
		});
	});

	it("counts the resources of nested stacks against what the templates declare", async () => {
		const { run } = await underWay();
		const view = run.snapshot();
		expect(inPhase(view, "stack").stackStatus).toBe("CREATE_IN_PROGRESS");
		expect([inPhase(view, "stack").resourcesDone, inPhase(view, "stack").resourcesExpected]).toEqual([1, 4]);
		expect(
			inPhase(view, "stack").rows.map(({ logicalId, depth, state }) => [logicalId, depth, state]),
		).toEqual([
			["RootRole", 0, "done"],
			["MasterServerSubstack", 0, "working"],
			["MasterServer", 1, "working"],
		]);
		expect(view.tail.at(-1)).toBe("Creating stack named: parallelcluster-lsst");
	});

	it("keeps moving while the head node boots, and is whole only at the stack's own word", async () => {
		const { account, run } = await underWay();
		const early = inPhase(run.snapshot(), "stack").fraction ?? 0;
		await account.clock.advance(10 * 60_000);
		const later = inPhase(run.snapshot(), "stack").fraction ?? 0;
		expect(later).toBeGreaterThan(early + 0.2);
		expect(later).toBeLessThan(1);
		account.stacks.root = stack("CREATE_COMPLETE");
		account.processes.last.print(OUTPUTS);
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		const end = await run.ended;
		expect(end.outcome).toEqual({ kind: "done" });
		expect(inPhase(end, "stack").fraction).toBe(1);
	});

	it("believes the stack, whatever pcluster's exit code says", async () => {
		const { account, run } = await underWay();
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5000);
		expect((await run.ended).outcome.kind).toBe("done");
	});

	it("goes on watching when pcluster is killed midway", async () => {
		const { account, run } = await underWay();
		account.processes.last.exit(undefined);
		await account.clock.advance(60_000);
		expect(run.snapshot().outcome.kind).toBe("running");
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5000);
		expect((await run.ended).outcome.kind).toBe("done");
	});

	it("does not wait for ever for a pcluster that hangs after the stack is made", async () => {
		const { account, run } = await underWay();
		account.processes.last.print(PROGRESS);
		await account.clock.advance(5000);
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(25_000);
		expect((await run.ended).outcome.kind).toBe("done");
		expect(account.processes.last.signal.aborted).toBe(true);
	});

	it("outlives a lost network and asks less often meanwhile", async () => {
		const { account, run } = await underWay();
		account.stacks.root = unreachable();
		await account.clock.advance(5000);
		expect(run.snapshot().trouble?.code).toBe("unreachable");
		const before = account.stacks.asked.length;
		await account.clock.advance(60_000);
		expect(account.stacks.asked.length - before).toBeLessThan(6);
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		await account.clock.advance(60_000);
		expect(run.snapshot().trouble).toBeUndefined();
		expect(run.snapshot().outcome.kind).toBe("running");
	});

	it("tells why pcluster refused the config before it asked AWS", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print(
			"Beginning cluster creation for cluster: lsst\nERROR: The configuration parameter 'master_root_volume_size' has an invalid value '17'\n" +
				"Allowed values are: ^([1-9][0-9]{2,}|[4-9][0-9]|3[5-9])$\n",
		);
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		const { outcome } = await run.ended;
		expect(outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "nothing" },
			diagnosis: { step: "nodes" },
		});
		expect(outcome.kind === "failed" && outcome.diagnosis.reason).toContain(
			"invalid value '17' Allowed values are",
		);
	});

	it("does not take the stack that had the name before for its own, whatever became of it", async () => {
		const { account, run } = await besideAnOldStack();
		expect(run.snapshot().outcome.kind).toBe("running");
		account.processes.last.print(
			"Stack [parallelcluster-lsst] already exists\nDeleting artifacts under parallelcluster-0a1b/x\n",
		);
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "other" },
			diagnosis: { step: "name" },
		});
	});

	it("shows nothing of the cluster that was faster", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		account.processes.last.print("Stack [parallelcluster-lsst] already exists\n");
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect(await run.ended).toMatchObject({
			...{ outcome: { kind: "failed", remains: { kind: "other" } }, rows: [], stackStatus: undefined },
		});
	});

	it("says so when pcluster ends well and no stack appears", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.exit(0);
		await account.clock.advance(20_000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "nothing" },
			diagnosis: { reason: "There is no stack parallelcluster-lsst in this region." },
		});
	});

	it("says so when pcluster ends well and the stack is still the one of before", async () => {
		const { account, run } = await besideAnOldStack();
		account.processes.last.exit(0);
		await account.clock.advance(30_000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: "pcluster ended, but AWS has not begun with it." },
		});
	});

	it("names the program that is missing", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.fail(new Error("spawn ENOENT"));
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { reason: expect.stringContaining("ENOENT") },
		});
	});
});

describe("a creation that fails", () => {
	async function rolledBack(head: Parameters<typeof event>[2]) {
		const { account, run } = await underWay();
		account.stacks.happened = {
			[rootId]: [
				event("parallelcluster-lsst", "CREATE_IN_PROGRESS", { physicalId: rootId }),
				event("EBSCfnStack", "CREATE_FAILED", { reason: "Resource creation cancelled" }),
				event("MasterServerSubstack", "CREATE_FAILED", {
					type: "AWS::CloudFormation::Stack",
					physicalId: headId,
					reason: `Embedded stack ${headId} was not successfully created`,
				}),
			],
			[headId]: [
				event("MasterServer", "CREATE_FAILED", { stackId: headId, ...head }),
				event("parallelcluster-lsst-Master", "CREATE_FAILED", {
					physicalId: headId,
					reason: "The following resource(s) failed to create: [MasterServer].",
				}),
			],
		};
		account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
		account.processes.last.print(
			"\nCluster creation failed.  Failed events:\n  - AWS::CloudFormation::Stack x\n",
		);
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		return { account, run };
	}

	it("shows the first cause of the deepest stack while AWS still clears up, and ends after that", async () => {
		const { account, run } = await rolledBack({
			reason: "You have requested more vCPU capacity than your current vCPU limit of 5",
		});
		expect(run.snapshot().outcome.kind).toBe("running");
		expect(inPhase(run.snapshot(), "stack").cause).toMatchObject({ resource: "MasterServer", step: "nodes" });
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		await account.clock.advance(5000);
		const { outcome } = await run.ended;
		expect(outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "own" },
			diagnosis: { resource: "MasterServer", step: "nodes", reason: expect.stringContaining("vCPU") },
		});
	});

	it("never lets the bar go back", async () => {
		const { account, run } = await underWay();
		const before = inPhase(run.snapshot(), "stack").fraction ?? 0;
		account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "DELETE_COMPLETE"), headStack("DELETE_COMPLETE")];
		await account.clock.advance(5000);
		expect(before).toBeGreaterThan(0);
		expect(inPhase(run.snapshot(), "stack").fraction).toBe(before);
	});

	it("uses pcluster's own failed events where the stack's may not be read", async () => {
		const { account, run } = await underWay();
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		account.stacks.happened = { [rootId]: [] };
		account.processes.last.print(
			"\nCluster creation failed.  Failed events:\n  - AWS::CloudFormation::Stack MasterServerSubstack Embedded stack x was not successfully created\n" +
				"    - AWS::EC2::Instance MasterServer The key pair 'abell' does not exist\n",
		);
		account.processes.last.exit(1);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			diagnosis: { resource: "MasterServer", step: "keyPair" },
		});
	});
});

describe("leaving a creation", () => {
	it("interrupts pcluster and says that AWS goes on", async () => {
		const { account, run } = await underWay();
		const left = run.leave();
		expect(account.processes.last.signal.aborted).toBe(true);
		account.processes.last.print("\nExiting...\n");
		account.processes.last.exit(0);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("knows when nothing had reached AWS", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		const left = run.leave();
		account.processes.last.print("Beginning cluster creation for cluster: lsst\nExiting...\n");
		account.processes.last.exit(1);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it("knows that the name went to another cluster at the last moment", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = stack("CREATE_COMPLETE");
		const left = run.leave();
		account.processes.last.print("Stack [parallelcluster-lsst] already exists\n");
		account.processes.last.exit(1);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: false });
	});

	it("finds the stack that was asked for at the last moment", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		const left = run.leave();
		account.processes.last.exit(undefined);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("is no leaving any more once the cluster is made", async () => {
		const { account, run } = await underWay();
		account.processes.last.print(PROGRESS);
		await account.clock.advance(5000);
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5000);
		const left = run.leave();
		account.processes.last.exit(0);
		await left;
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("leaves no sleep behind", async () => {
		const { account, run } = await underWay();
		const left = run.leave();
		account.processes.last.exit(0);
		await left;
		await account.settled();
		expect(account.clock.sleeping).toBe(0);
	});
});

describe("without the right to read CloudFormation", () => {
	it("takes progress and end from pcluster's own lines", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print(`${CREATING}\rStatus: RootRole - CREATE_COMPLETE`.padEnd(80));
		await account.clock.advance(100);
		account.processes.last.print("\rStatus: MasterServerSubstack - CREATE_IN_PROGRESS".padEnd(80));
		await account.clock.advance(6000);
		const view = run.snapshot();
		expect(inPhase(view, "stack").progressNote).toContain("may not be read");
		expect(inPhase(view, "stack").rows.map(({ logicalId, state }) => [logicalId, state])).toContainEqual([
			"MasterServerSubstack",
			"working",
		]);
		account.processes.last.print(OUTPUTS);
		account.processes.last.exit(0);
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("lets pcluster's status watch on when its create let go", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print(CREATING);
		account.processes.last.exit(undefined);
		await account.clock.advance(10_000);
		expect(account.processes.last.verb).toBe("status");
		account.processes.last.print(
			"\rStatus: CREATE_COMPLETE\rStatus: CREATE_COMPLETE\n\rMasterServer: RUNNING\n",
		);
		account.processes.last.exit(0);
		await account.clock.advance(10_000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("hears from pcluster that the name is another cluster's", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create");
		await account.settled();
		account.processes.last.print("Stack [parallelcluster-lsst] already exists\n");
		account.processes.last.exit(1);
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toMatchObject({
			...{ kind: "failed", remains: { kind: "other" }, diagnosis: { step: "name" } },
		});
	});

	it("asks anew where a status is silent for a quarter of an hour, and not before", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(15 * 60_000);
		expect(account.processes.children).toHaveLength(1);
		await account.clock.advance(6000);
		expect(account.processes.children.map(({ verb, signal }) => [verb, signal.aborted])).toEqual([
			["status", true],
			["status", false],
		]);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	it("watches a creation that it joins through status", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(6000);
		expect(account.processes.children.map(({ verb }) => verb)).toEqual(["status"]);
		account.processes.last.print("\rStatus: ROLLBACK_COMPLETE\n");
		account.processes.last.exit(0);
		await account.clock.advance(6000);
		expect((await run.ended).outcome).toMatchObject({ kind: "failed", remains: { kind: "own" } });
	});
});

describe("joining a creation", () => {
	it("watches without starting pcluster", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(5000);
		expect(inPhase(run.snapshot(), "stack").resourcesDone).toBe(1);
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children).toEqual([]);
	});

	it("takes the times of what was made before from AWS, once", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_IN_PROGRESS");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		account.stacks.happened[rootId] = [
			event("RootRole", "CREATE_IN_PROGRESS", { at: new Date(1000) }),
			event("RootRole", "CREATE_COMPLETE", { at: new Date(19_000) }),
		];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(30_000);
		expect(inPhase(run.snapshot(), "stack").rows[0]).toMatchObject({ began: 1000, seconds: 18 });
		expect(account.stacks.asked.filter((each) => each === `events ${rootId}`)).toHaveLength(1);
		await run.leave();
	});

	it("asks once for the first cause, however long AWS clears up", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
		account.stacks.trees[rootId] = [];
		account.stacks.happened[rootId] = [event("MasterEIP", "CREATE_FAILED", { reason: "No more." })];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(30_000);
		expect(account.stacks.asked.filter((each) => each === `events ${rootId}`)).toHaveLength(1);
		await run.leave();
	});

	it("outlives a lost network after pcluster has ended, once AWS was seen at it", async () => {
		const { account, run } = await underWay();
		account.stacks.root = unreachable();
		account.processes.last.print("\nERROR: Could not connect to the endpoint URL\n");
		account.processes.last.exit(1);
		await account.clock.advance(300_000);
		expect(run.snapshot()).toMatchObject({ outcome: { kind: "running" }, trouble: { code: "unreachable" } });
		account.stacks.root = stack("CREATE_COMPLETE");
		await account.clock.advance(60_000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("never cuts the verb itself short, however long it is silent", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = begin(account, "create");
		await account.clock.advance(40 * 60_000);
		expect(account.processes.children.map(({ verb }) => verb)).toEqual(["create"]);
		expect(account.processes.last.signal.aborted).toBe(false);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	it("ends a rollback that it joins with the first cause", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
		account.stacks.trees[rootId] = [];
		account.stacks.happened[rootId] = [
			event("MasterEIP", "CREATE_FAILED", { reason: "The maximum number of addresses has been reached." }),
		];
		const run = begin(account, "create", { attach: true });
		await account.clock.advance(1000);
		expect(inPhase(run.snapshot(), "stack").cause?.resource).toBe("MasterEIP");
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({ kind: "failed", diagnosis: { resource: "MasterEIP" } });
	});
});

describe("what a look shows of a creation", () => {
	it("keeps a failure that AWS has cleared away, and what was only cancelled goes", async () => {
		const { account, run } = await underWay();
		const reason = "We currently do not have sufficient capacity";
		account.stacks.root = stack("ROLLBACK_IN_PROGRESS");
		account.stacks.trees[rootId] = [
			resource("RootRole", "CREATE_FAILED", { reason: "Resource creation cancelled" }),
			resource("MasterServer", "CREATE_FAILED", { reason }),
		];
		await account.clock.advance(5100);
		account.stacks.trees[rootId] = [
			resource("RootRole", "DELETE_COMPLETE"),
			resource("MasterServer", "DELETE_COMPLETE"),
		];
		await account.clock.advance(5100);
		expect(inPhase(run.snapshot(), "stack").rows.map(({ logicalId, state }) => [logicalId, state])).toEqual([
			["RootRole", "removed"],
			["MasterServer", "failed"],
		]);
		expect(inPhase(run.snapshot(), "stack").rows[1]?.reason).toBe(reason);
	});

	it("marks the cause that had gone before anybody looked", async () => {
		const { account, run } = await underWay();
		account.stacks.root = stack("ROLLBACK_COMPLETE");
		account.stacks.trees[rootId] = [resource("MasterServer", "DELETE_COMPLETE")];
		account.stacks.happened[rootId] = [event("MasterServer", "CREATE_FAILED", { reason: "No capacity." })];
		account.processes.last.exit(1);
		await account.clock.advance(5100);
		const { rows } = inPhase(await run.ended, "stack");
		expect(rows.map(({ state, reason }) => [state, reason])).toEqual([["failed", "No capacity."]]);
	});

	it("is whole at once when the stack was there before the first look", async () => {
		const account = new FakeAccount();
		const run = begin(account, "create");
		await account.settled();
		account.stacks.root = stack("CREATE_COMPLETE");
		account.stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE")];
		await account.clock.advance(5100);
		expect(run.snapshot()).toMatchObject({ outcome: { kind: "running" }, fraction: 1, resourcesDone: 1 });
	});
});

import { describe, expect, it } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { watchClusters } from "../../src/runs/watch-clusters.ts";
import { answer, beginV3, CONFIG, CREATING, engineV3, PASSED } from "./engine-v3.ts";
import { computeNode, denied, event, FakeAccount, region, resource, rootId, stack } from "./fake-account.ts";
import { inPhase } from "./in-phase.ts";

const DELETING = answer({
	cluster: {
		clusterName: "lsst",
		cloudformationStackStatus: "DELETE_IN_PROGRESS",
		clusterStatus: "DELETE_IN_PROGRESS",
	},
});
const GONE = answer({
	message: "Cluster 'lsst' does not exist or belongs to an incompatible ParallelCluster major version.",
});

function fleet(status: string) {
	return { text: answer({ status, lastStatusUpdatedTime: "2026-11-23T10:00:00.000Z" }), code: 0 };
}

describe("stopping and starting with version 3", () => {
	it("asks for the stop, then for the fleet alone until it has stopped", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		account.processes.answers.set("update-compute-fleet", () => fleet("STOP_REQUESTED"));
		let state = "STOP_REQUESTED";
		account.processes.answers.set("describe-compute-fleet", () => fleet(state));
		account.instances = [computeNode("i-1")];
		const run = beginV3(account, "stop");
		await account.clock.advance(5000);
		expect(run.snapshot()).toMatchObject({ fleet: "STOP_REQUESTED", outcome: { kind: "running" } });
		state = "STOPPED";
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		const verbs = new Set(account.processes.children.map(({ verb }) => verb));
		expect([...verbs]).toEqual(["update-compute-fleet", "describe-compute-fleet"]);
	});

	it.each([
		[true, "2026-11-23T10:00:00.000Z", "2026-11-23T10:00:00.000Z"],
		[true, "2026-11-23T13:00:00.000Z", "2026-11-23T12:00:00.000Z"],
		[true, "soon", "2026-11-23T12:00:00.000Z"],
		[false, "2026-11-23T10:00:00.000Z", "2026-11-23T12:00:00.000Z"],
	])(
		"a stop that is joined (%s), its fleet so since %s, has run since %s",
		async (attach, since, startedAt) => {
			const account = new FakeAccount();
			account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
			const stopping = answer({ status: "STOP_REQUESTED", lastStatusUpdatedTime: since });
			account.processes.answers.set("update-compute-fleet", () => ({ text: stopping, code: 0 }));
			account.processes.answers.set("describe-compute-fleet", () => ({ text: stopping, code: 0 }));
			account.instances = [computeNode("i-1")];
			const run = beginV3(account, "stop", { attach });
			await account.clock.advance(5000);
			expect(run.snapshot()).toMatchObject({ fleet: "STOP_REQUESTED", startedAt: new Date(startedAt) });
		},
	);

	it("a start has worked when the fleet is protected", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		account.processes.answers.set("update-compute-fleet", () => fleet("START_REQUESTED"));
		account.processes.answers.set("describe-compute-fleet", () => fleet("PROTECTED"));
		const run = beginV3(account, "start");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("asks AWS Batch once more in its own words", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		const refusal = answer({ message: "can only be set to `ENABLED` or `DISABLED` for AWS Batch clusters." });
		account.processes.answers.set("update-compute-fleet", () =>
			account.processes.last.command.args.at(-1) === "DISABLED"
				? fleet("DISABLED")
				: { text: refusal, code: 1 },
		);
		const run = beginV3(account, "stop");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.processes.children.map(({ command }) => command.args.at(-1))).toEqual([
			"STOP_REQUESTED",
			"DISABLED",
		]);
	});

	it("says why it cannot be stopped", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		const message =
			"Bad Request: Cannot stop/disable compute fleet while stack is in CREATE_IN_PROGRESS status.";
		account.processes.answers.set("update-compute-fleet", () => ({ text: answer({ message }), code: 1 }));
		const run = beginV3(account, "stop");
		await account.clock.advance(5000);
		const { outcome } = await run.ended;
		expect(outcome).toMatchObject({ kind: "failed", diagnosis: { reason: message } });
		expect(outcome.kind === "failed" && outcome.diagnosis.cure).toContain("Wait");
	});

	it("tells pcluster's own sentence while the fleet cannot be asked", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		account.processes.answers.set("update-compute-fleet", () => fleet("STOP_REQUESTED"));
		account.processes.answers.set("describe-compute-fleet", () => ({
			text: answer({ message: "Rate exceeded" }),
			code: 1,
		}));
		const run = beginV3(account, "stop");
		await account.clock.advance(5000);
		expect(run.snapshot().trouble?.message).toContain("Rate exceeded");
		await run.leave();
	});
});

describe("deleting with version 3", () => {
	it("follows the stack by its id until it is gone", async () => {
		const account = new FakeAccount();
		account.stacks.root = stack("CREATE_COMPLETE", { name: "lsst" });
		account.processes.answers.set("delete-cluster", () => ({ text: DELETING, code: 0 }));
		const run = beginV3(account, "delete");
		await account.settled();
		account.stacks.root = stack("DELETE_IN_PROGRESS", { name: "lsst" });
		account.stacks.trees[rootId] = [resource("HeadNode", "DELETE_IN_PROGRESS")];
		await account.clock.advance(5000);
		expect(run.snapshot()).toMatchObject({ stackStatus: "DELETE_IN_PROGRESS", resourcesExpected: 1 });
		account.stacks.root = stack("DELETE_COMPLETE", { name: "lsst" });
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
		expect(account.stacks.asked).toContain(`stack ${rootId}`);
	});

	it("a cluster that is gone already is deleted", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		account.processes.answers.set("delete-cluster", () => ({ text: GONE, code: 1 }));
		const run = beginV3(account, "delete");
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("without CloudFormation asks pcluster until it knows the cluster no more", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		let described = answer({ clusterName: "lsst", cloudFormationStackStatus: "DELETE_IN_PROGRESS" });
		account.processes.answers.set("delete-cluster", () => ({ text: DELETING, code: 0 }));
		account.processes.answers.set("get-cluster-stack-events", () => ({
			text: answer({ events: [] }),
			code: 0,
		}));
		account.processes.answers.set("describe-cluster", () => ({ text: described, code: 0 }));
		const run = beginV3(account, "delete");
		await account.clock.advance(30_000);
		expect(run.snapshot().outcome.kind).toBe("running");
		expect(account.processes.children.length).toBeLessThan(9);
		described = GONE;
		await account.clock.advance(20_000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});
});

describe("creating with version 3 where CloudFormation may not be read", () => {
	function inTheDark(events: unknown[], described: Record<string, unknown>) {
		const account = new FakeAccount();
		account.stacks.root = denied();
		account.processes.answers.set("create-cluster", () =>
			account.processes.last.command.args.includes("--dryrun")
				? { text: PASSED, code: 1 }
				: { text: CREATING, code: 0 },
		);
		account.processes.answers.set("get-cluster-stack-events", () => ({ text: answer({ events }), code: 0 }));
		account.processes.answers.set("describe-cluster", () => ({
			text: answer({ clusterName: "lsst", computeFleetStatus: "UNKNOWN", ...described }),
			code: 0,
		}));
		return { account, run: beginV3(account, "create") };
	}
	const printed = (logicalResourceId: string, resourceStatus: string, resourceStatusReason?: string) => ({
		...{ logicalResourceId, resourceStatus, resourceStatusReason },
		...{ resourceType: "AWS::EC2::Thing", stackName: "lsst" },
	});

	it("shows what pcluster reports of the stack, at the pace of looks", async () => {
		const { account, run } = inTheDark(
			[printed("HeadNode", "CREATE_IN_PROGRESS"), printed("HeadNodeENI", "CREATE_COMPLETE")],
			{ cloudFormationStackStatus: "CREATE_IN_PROGRESS" },
		);
		await account.clock.advance(40_000);
		const view = run.snapshot();
		expect(inPhase(view, "stack").progressNote).toContain("may not be read");
		expect(inPhase(view, "stack").rows.map(({ logicalId, state }) => [logicalId, state])).toEqual([
			["HeadNodeENI", "done"],
			["HeadNode", "working"],
		]);
		expect(inPhase(view, "stack").fraction).toBeGreaterThan(0.5);
		expect(account.processes.children.length).toBeLessThan(12);
		await run.leave();
		expect((await run.ended).outcome).toEqual({ kind: "left", reachedAws: true });
	});

	it("asks no sooner where an answer comes between two looks", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const run = beginV3(account, "create", { attach: true });
		await account.clock.advance(100);
		account.processes.last.print(
			answer({ clusterName: "lsst", cloudFormationStackStatus: "CREATE_IN_PROGRESS" }),
		);
		account.processes.last.exit(0);
		await account.clock.advance(1000);
		expect(account.processes.children).toHaveLength(1);
		await account.clock.advance(5000);
		expect(account.processes.children).toHaveLength(2);
		await Promise.all([run.leave(), account.clock.advance(20_000)]);
	});

	it("is done when describe-cluster says so", async () => {
		const { account, run } = inTheDark([], { cloudFormationStackStatus: "CREATE_COMPLETE" });
		await account.clock.advance(40_000);
		expect((await run.ended).outcome).toEqual({ kind: "done" });
	});

	it("fails with the first event's reason, not with pcluster's summary", async () => {
		const { account, run } = inTheDark(
			[
				printed("ComputeSecurityGroup", "CREATE_FAILED", "Resource creation cancelled"),
				printed("HeadNode", "CREATE_FAILED", "We currently do not have sufficient t3.large capacity"),
			],
			{
				cloudFormationStackStatus: "ROLLBACK_COMPLETE",
				clusterStatus: "CREATE_FAILED",
				failures: [{ failureCode: "ClusterCreationFailure", failureReason: "Failed to create the cluster." }],
			},
		);
		await account.clock.advance(40_000);
		expect((await run.ended).outcome).toMatchObject({
			kind: "failed",
			remains: { kind: "own" },
			diagnosis: { resource: "HeadNode", step: "nodes" },
		});
	});
});

describe("events that fill more than one page", () => {
	it("are read back to the first failure, once, and no further than the beginning", async () => {
		const account = new FakeAccount();
		account.stacks.root = denied();
		const at = (logicalResourceId: string, resourceStatus: string, resourceStatusReason?: string) => ({
			...{ logicalResourceId, resourceStatus, resourceStatusReason },
			...{ resourceType: "AWS::EC2::Thing", stackName: "lsst" },
		});
		const began = { ...at("lsst", "CREATE_IN_PROGRESS"), resourceType: "AWS::CloudFormation::Stack" };
		const pages: Record<string, unknown> = {
			"": {
				events: [at("HeadNode", "DELETE_COMPLETE"), at("Late", "CREATE_FAILED", "Too late.")],
				nextToken: "2",
			},
			"2": {
				events: [at("HeadNode", "CREATE_FAILED", "We currently do not have sufficient t3.large capacity")],
				nextToken: "3",
			},
			"3": { events: [at("HeadNode", "CREATE_IN_PROGRESS"), began], nextToken: "4" },
		};
		const asked: string[] = [];
		account.processes.answers.set("create-cluster", () =>
			account.processes.last.command.args.includes("--dryrun")
				? { text: PASSED, code: 1 }
				: { text: CREATING, code: 0 },
		);
		account.processes.answers.set("get-cluster-stack-events", () => {
			const { args } = account.processes.last.command;
			const page = args.includes("--next-token") ? (args.at(-1) ?? "") : "";
			asked.push(page);
			return { text: answer(pages[page] ?? {}), code: 0 };
		});
		account.processes.answers.set("describe-cluster", () => ({
			text: answer({ clusterName: "lsst", cloudFormationStackStatus: "ROLLBACK_COMPLETE" }),
			code: 0,
		}));
		const run = beginV3(account, "create");
		await account.clock.advance(60_000);
		const { outcome, rows } = inPhase(await run.ended, "stack");
		expect(asked).toEqual(["", "2", "3"]);
		expect(outcome).toMatchObject({ kind: "failed", diagnosis: { resource: "HeadNode", step: "nodes" } });
		expect(rows.find(({ logicalId }) => logicalId === "HeadNode")?.state).toBe("failed");
	});
});

describe("the clusters that version 3 sees", () => {
	const named = (name: string) => ({
		clusterName: name,
		cloudformationStackStatus: "CREATE_COMPLETE",
		version: "3.11.1",
		clusterStatus: "CREATE_COMPLETE",
	});

	it("come from all pages of its list where CloudFormation may not be read", async () => {
		const account = new FakeAccount();
		account.stacks.all = new AppError("denied", "You may not.");
		account.processes.answers.set("list-clusters", () => {
			const second = account.processes.last.command.args.includes("--next-token");
			return {
				text: answer(second ? { clusters: [named("a")] } : { clusters: [named("b")], nextToken: "x" }),
				code: 0,
			};
		});
		const options = { intervalMs: 60_000, configPathFor: () => CONFIG };
		const watch = watchClusters(account.deps, engineV3(), region, options);
		await account.clock.advance(100);
		expect(
			watch.snapshot().clusters.map(({ name, stackName, version }) => [name, stackName, version]),
		).toEqual([
			["a", "a", "3.11.1"],
			["b", "b", "3.11.1"],
		]);
		watch.close();
	});

	it("include those of version 2, with what is needed for them", async () => {
		const account = new FakeAccount();
		const tags = { "parallelcluster:cluster-name": "deep", "parallelcluster:version": "3.16.1" };
		account.stacks.all = [
			stack("CREATE_COMPLETE"),
			stack("CREATE_COMPLETE", { name: "deep", id: "arn:deep", tags }),
		];
		account.processes.answers.set("describe-compute-fleet", () => fleet("RUNNING"));
		const options = { intervalMs: 60_000, configPathFor: () => CONFIG };
		const watch = watchClusters(account.deps, engineV3(), region, options);
		watch.focus("deep");
		await account.clock.advance(15_000);
		const { clusters } = watch.snapshot();
		expect(clusters.map(({ name, major, fleet }) => [name, major, fleet])).toEqual([
			["deep", 3, "RUNNING"],
			["lsst", 2, undefined],
		]);
		expect(clusters[0]?.unmanageable).toBeUndefined();
		expect(clusters[1]?.unmanageable).toContain("Made by ParallelCluster 2.11.9");
		watch.close();
	});
});

describe("a failed creation of version 3", () => {
	it("tells the reason of the queue's nested stack", async () => {
		const account = new FakeAccount();
		const nested = "arn:aws:cloudformation:eu-west-2:1:stack/lsst-QueueGroup/2";
		account.stacks.root = stack("ROLLBACK_COMPLETE", { name: "lsst" });
		account.stacks.happened[rootId] = [
			event("QueueGroup0", "CREATE_FAILED", {
				type: "AWS::CloudFormation::Stack",
				physicalId: nested,
				reason: "Embedded stack was not successfully created",
			}),
		];
		account.stacks.happened[nested] = [
			event("LaunchTemplate", "CREATE_FAILED", { stackId: nested, reason: "InvalidAMIID.NotFound" }),
		];
		const run = beginV3(account, "create", { attach: true });
		await account.clock.advance(5000);
		expect((await run.ended).outcome).toMatchObject({
			diagnosis: { resource: "LaunchTemplate", step: "image" },
		});
	});
});

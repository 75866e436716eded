import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyOf } from "../../src/demo/cluster/events.ts";
import type { ClusterFacts, DemoTrouble } from "../../src/demo/cluster/facts.ts";
import { fleetChangedAt, fleetOf, nodesOf } from "../../src/demo/cluster/fleet.ts";
import { type DemoStack, headOf, outputsOf, resourcesOf, stacksOf } from "../../src/demo/cluster/view.ts";

const START = Date.parse("2026-11-23T09:00:00Z");

const facts: ClusterFacts = {
	major: 3,
	name: "lsst",
	region: "eu-west-2",
	createdAt: START,
	keepFailed: false,
	fleet: [],
	jobs: [],
	config: {
		baseOs: "alinux2023",
		scheduler: "slurm",
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: 1,
		maximum: 4,
		keepInitial: true,
		capacity: "ondemand",
		keyName: "lsst-demo",
		vpcId: "vpc-1",
		subnetId: "subnet-1",
		imageId: "ami-1",
		rootGiB: 45,
		volumes: [{ label: "lsst-stack", id: "vol-1", dir: "/mnt/lsst_stack" }],
		queue: "compute",
		resource: "nodes",
		elasticIp: true,
	},
};

const second = (seconds: number) => START + seconds * 1000;
const stacksAt = (it: ClusterFacts, seconds: number) => stacksOf(it, second(seconds), 1);
const rootAt = (it: ClusterFacts, seconds: number): DemoStack => {
	const [root] = stacksAt(it, seconds);
	if (root === undefined) throw new Error("no stack");
	return root;
};
const failuresOf = (it: ClusterFacts) =>
	historyOf(it, second(90), 1).filter((event) => event.status === "CREATE_FAILED");

describe("a creation", () => {
	test("makes what the real template declares, the queue in a stack of its own, under the real logical ids", () => {
		const stacks = stacksAt(facts, 25);
		expect(stacks.map((stack) => stack.name.replace(/-[A-Z0-9]+$/, ""))).toEqual([
			"lsst",
			"lsst-ComputeFleetQueuesNestedStackQueuesNestedStackResource4C142E85",
		]);
		expect(stacks.map((stack) => stack.declared.length)).toEqual([52, 5]);
		const ids = stacks.flatMap((stack) => stack.declared.map((it) => it.id));
		expect(ids).toEqual(
			expect.arrayContaining([
				"HeadNode",
				"HeadNodeWaitCondition20261123090000",
				"HeadNodeWaitConditionHandle20261123090000",
				"SlurmDynamoDBTable",
				// Seen in 3.16.1's template for the queue compute and the nodes nodes.
				"Role24989d8ee41c1575",
				"LaunchTemplate3441073d8b8c844e",
			]),
		);
		expect(new Set(ids).size).toBe(ids.length);
	});

	test("is complete after 25 seconds, each resource too; outputs come only then", () => {
		expect(rootAt(facts, 24.9).status).toBe("CREATE_IN_PROGRESS");
		expect(outputsOf(rootAt(facts, 24.9))).toEqual([]);
		const states = stacksAt(facts, 25).flatMap((stack) => [
			stack.status,
			...resourcesOf(stack).map((it) => it.status),
		]);
		expect(new Set(states)).toEqual(new Set(["CREATE_COMPLETE"]));
		const outputs = Object.fromEntries(outputsOf(rootAt(facts, 25)));
		expect(outputs).toMatchObject({
			HeadNodeInstanceID: expect.stringMatching(/^i-0/),
			HeadNodePrivateIP: expect.stringMatching(/^172\./),
			EBSIds: "vol-1",
		});
	});

	test("what is made for a fixed address and for volumes of its own", () => {
		const config = { ...facts.config, elasticIp: false, volumes: [{ label: "new", id: "", dir: "/new" }] };
		const ids = rootAt({ ...facts, config }, 25).declared.map((it) => it.id);
		expect(ids).toContain("EBS0");
		expect(ids).not.toContain("HeadNodeEIP");
		expect(ids).toHaveLength(51);
	});

	test("what was told stays told, deleted or failed, at any speed", () => {
		const trouble = fc.constantFrom<DemoTrouble | undefined>(
			undefined,
			"role-limit",
			"vcpu-limit",
			"no-signal",
		);
		const moment = fc.double({ min: 0, max: 90, noNaN: true });
		fc.assert(
			fc.property(
				moment,
				moment,
				trouble,
				fc.option(moment),
				fc.constantFrom(1, 7),
				(a, b, why, gone, speed) => {
					const it = { ...facts, trouble: why, ...(gone === null ? {} : { deletedAt: second(gone) }) };
					const [early, late] = a < b ? [a, b] : [b, a];
					const before = historyOf(it, second(early), speed);
					expect(historyOf(it, second(late), speed).slice(0, before.length)).toEqual(before);
				},
			),
		);
	});

	test("a cluster called like the beginning of a resource has the stack's own ARN all the same", () => {
		const root = rootAt({ ...facts, name: "Compute" }, 25);
		const own = root.events.filter((event) => event.logicalId === "Compute");
		const nested = root.events.find((event) => event.logicalId.startsWith("ComputeFleetQueues"));
		expect(own.every((event) => event.physicalId === root.id)).toBe(true);
		expect(nested?.physicalId).not.toBe(root.id);
	});
});

describe("a creation that fails", () => {
	test("at a limit of the account, in the queues' stack: the reason there, above it only pointers", () => {
		const failures = failuresOf({ ...facts, trouble: "role-limit" });
		expect(failures.map((event) => [event.stack === "", event.type.split("::").at(-1)])).toEqual([
			[false, "Role"],
			[false, "Stack"],
			[true, "Stack"],
			[true, "WaitCondition"],
		]);
		expect(failures[0]?.reason).toMatch(/^Cannot exceed quota for RolesPerAccount: 1000/);
		expect(failures[2]?.reason).toMatch(
			/^Embedded stack arn:aws:cloudformation:\S+ was not successfully created/,
		);
		expect(failures[3]?.reason).toBe("Resource creation cancelled");
	});

	test("for want of a signal: the head node runs until the wait is over", () => {
		const waiting: ClusterFacts = { ...facts, trouble: "no-signal" };
		expect(headOf(waiting, second(20), 1)?.state).toBe("running");
		expect(failuresOf(waiting).map((event) => event.reason)).toEqual([
			"WaitCondition timed out. Received 0 conditions when expecting 1",
		]);
		expect(headOf(waiting, second(90), 1)).toBeUndefined();
	});

	test("for too few processors: there never is a head node", () => {
		const poor: ClusterFacts = { ...facts, trouble: "vcpu-limit" };
		for (const at of [14, 16, 90]) expect(headOf(poor, second(at), 1)).toBeUndefined();
		expect(failuresOf(poor)[0]).toMatchObject({ logicalId: "HeadNode", stack: "" });
	});

	test.each(["role-limit", "vcpu-limit", "no-signal"] as const)(
		"%s rolls everything back but the logs",
		(trouble) => {
			const failing: ClusterFacts = { ...facts, trouble };
			expect(rootAt(failing, 90).status).toBe("ROLLBACK_COMPLETE");
			const left = stacksAt(failing, 90)
				.flatMap((stack) => resourcesOf(stack))
				.filter((it) => it.status !== "DELETE_COMPLETE");
			expect(new Set(left.map((it) => `${it.type} ${it.status}`))).toEqual(
				new Set(["AWS::Logs::LogGroup DELETE_SKIPPED"]),
			);
			expect(fleetOf(failing, second(90), 1)).toBeUndefined();
			expect(nodesOf(failing, second(90), 1)).toEqual([]);
		},
	);

	test("is left standing when asked to, and can then be removed", () => {
		const kept: ClusterFacts = { ...facts, trouble: "role-limit", keepFailed: true };
		expect(rootAt(kept, 60).status).toBe("CREATE_FAILED");
		expect(rootAt({ ...kept, deletedAt: second(60) }, 90).status).toBe("DELETE_COMPLETE");
	});
});

test.each([2, 9, 14, 22, 60])("a deletion begun after %d s is over 20 s later", (seconds) => {
	const going: ClusterFacts = { ...facts, deletedAt: second(seconds) };
	expect(rootAt(going, seconds).status).toBe("DELETE_IN_PROGRESS");
	expect(rootAt(going, seconds + 20).status).toBe("DELETE_COMPLETE");
	const left = stacksAt(going, seconds + 20)
		.flatMap((stack) => resourcesOf(stack))
		.filter((it) => !["DELETE_COMPLETE", "DELETE_SKIPPED"].includes(it.status));
	expect(left).toEqual([]);
	expect(headOf(going, second(seconds + 20), 1)).toBeUndefined();
});

test("the fleet's last change is when its state began", () => {
	const stopped: ClusterFacts = { ...facts, fleet: [{ at: second(100), wanted: "STOPPED" }] };
	const changed = (seconds: number) => fleetChangedAt(stopped, second(seconds), 1);
	expect(changed(20)).toBeUndefined();
	expect([30, 100, 102, 110].map(changed)).toEqual([25, 100, 101, 104].map(second));
});

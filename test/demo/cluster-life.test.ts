import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { historyOf } from "../../src/demo/cluster/events.ts";
import type { ClusterFacts, DemoJob } from "../../src/demo/cluster/facts.ts";
import { fleetOf, nodesOf } from "../../src/demo/cluster/fleet.ts";
import { headOf, outputsOf, resourcesOf, stacksOf } from "../../src/demo/cluster/view.ts";

const START = 1_000_000;

const facts: ClusterFacts = {
	name: "lsst",
	region: "eu-west-2",
	createdAt: START,
	keepFailed: false,
	fleet: [],
	jobs: [],
	config: {
		baseOs: "centos7",
		scheduler: "slurm",
		headType: "t3.medium",
		computeType: "t3.xlarge",
		initial: 2,
		maximum: 4,
		keepInitial: true,
		capacity: "ondemand",
		keyName: "lsst-demo",
		vpcId: "vpc-1",
		subnetId: "subnet-1",
		imageId: "ami-1",
		rootGiB: 35,
		volumes: [{ label: "lsst_stack", id: "vol-1", dir: "/mnt/lsst_stack" }],
	},
};

const second = (seconds: number) => START + seconds * 1000;
const statusAt = (it: ClusterFacts, seconds: number) => stacksOf(it, second(seconds), 1)[0]?.status;

describe("a creation", () => {
	test("goes from nothing to complete in 25 seconds, outputs only at the end", () => {
		expect(statusAt(facts, 0)).toBe("CREATE_IN_PROGRESS");
		expect(statusAt(facts, 24.9)).toBe("CREATE_IN_PROGRESS");
		expect(statusAt(facts, 25)).toBe("CREATE_COMPLETE");
		const root = (seconds: number) => stacksOf(facts, second(seconds), 1)[0];
		expect(outputsOf(root(24) ?? fail())).toEqual([]);
		const outputs = Object.fromEntries(outputsOf(root(25) ?? fail()));
		expect(outputs).toMatchObject({ ClusterUser: "centos", IsHITCluster: "true" });
	});

	test("completes every resource that the templates declare, nested ones too", () => {
		const stacks = stacksOf(facts, second(25), 1);
		expect(stacks).toHaveLength(6);
		const ids = stacks.flatMap((stack) => resourcesOf(stack).map((it) => [it.logicalId, it.status]));
		expect(ids).toHaveLength(stacks.flatMap((stack) => stack.declared).length);
		expect(ids.filter(([, status]) => status !== "CREATE_COMPLETE")).toEqual([]);
		expect(ids.map(([id]) => id)).toContain("MasterServer");
		expect(stacks[0]?.declared).toHaveLength(22);
	});

	test("a nested stack's resources are made while its parent says it is being made", () => {
		const history = historyOf(facts, second(25), 1);
		const inner = history.filter((event) => event.stack === "ComputeFleetHITSubstack");
		const outer = history.filter((event) => event.logicalId === "ComputeFleetHITSubstack");
		const begin = outer[0]?.at ?? Number.NaN;
		const end = outer.at(-1)?.at ?? Number.NaN;
		expect(inner.every((event) => event.at >= begin && event.at <= end)).toBe(true);
	});

	test("the same moment always tells the same, and what was told stays told", () => {
		fc.assert(
			fc.property(
				fc.double({ min: 0, max: 60, noNaN: true }),
				fc.double({ min: 0, max: 60, noNaN: true }),
				(a, b) => {
					const [early, late] = a < b ? [a, b] : [b, a];
					const before = historyOf(facts, second(early), 1);
					expect(historyOf(facts, second(late), 1).slice(0, before.length)).toEqual(before);
				},
			),
		);
	});

	test("at a hundred times the speed it takes a quarter of a second", () => {
		expect(stacksOf(facts, START + 249, 100)[0]?.status).toBe("CREATE_IN_PROGRESS");
		expect(stacksOf(facts, START + 250, 100)[0]?.status).toBe("CREATE_COMPLETE");
	});

	test("without volumes of one's own a new one is made", () => {
		const bare = { ...facts, config: { ...facts.config, volumes: [] } };
		const made = (it: ClusterFacts) =>
			stacksOf(it, second(25), 1).flatMap((stack) => stack.declared.map((resource) => resource.id));
		expect(made(bare)).toContain("Volume1");
		expect(made(facts)).not.toContain("Volume1");
	});
});

describe("a creation that fails", () => {
	const failing: ClusterFacts = { ...facts, trouble: "vcpu-limit" };

	test("fails in the nested stack first, with AWS's reason; all else only points down or was cancelled", () => {
		const failures = historyOf(failing, second(60), 1).filter((event) => event.status === "CREATE_FAILED");
		expect(failures.map((event) => [event.stack, event.logicalId.split("-").at(0)])).toEqual([
			["MasterServerSubstack", "MasterServer"],
			["MasterServerSubstack", "UpdateWaiterCustomResource"],
			["MasterServerSubstack", "parallelcluster"],
			["", "MasterServerSubstack"],
		]);
		expect(failures[0]?.reason).toContain("Error Code: VcpuLimitExceeded");
		expect(failures[1]?.reason).toBe("Resource creation cancelled");
		expect(failures[3]?.reason).toContain("was not successfully created");
	});

	test("rolls back, takes everything away again and stays as ROLLBACK_COMPLETE", () => {
		expect(statusAt(failing, 18.5)).toBe("ROLLBACK_IN_PROGRESS");
		expect(statusAt(failing, 60)).toBe("ROLLBACK_COMPLETE");
		const left = stacksOf(failing, second(60), 1).flatMap((stack) => resourcesOf(stack));
		expect(left.filter((it) => it.status !== "DELETE_COMPLETE")).toEqual([]);
	});

	test("is left standing when asked to", () => {
		expect(statusAt({ ...failing, keepFailed: true }, 60)).toBe("CREATE_FAILED");
	});

	test("never has a fleet or a head node", () => {
		expect(fleetOf(failing, second(60), 1)).toBeUndefined();
		expect(headOf(failing, second(20), 1)).toBeUndefined();
		expect(nodesOf(failing, second(60), 1)).toEqual([]);
	});
});

describe("a deletion", () => {
	test.each([3, 12, 20, 40])("begun after %d s takes away all that was there", (seconds) => {
		const going: ClusterFacts = { ...facts, deletedAt: second(seconds) };
		expect(statusAt(going, seconds)).toBe("DELETE_IN_PROGRESS");
		expect(statusAt(going, seconds + 15)).toBe("DELETE_COMPLETE");
		const left = stacksOf(going, second(seconds + 15), 1).flatMap((stack) => resourcesOf(stack));
		expect(left.filter((it) => it.status !== "DELETE_COMPLETE")).toEqual([]);
		expect(headOf(going, second(seconds + 15), 1)).toBeUndefined();
	});

	test("of a rolled-back stack takes only the stack itself", () => {
		const failed: ClusterFacts = { ...facts, trouble: "boot-failed", deletedAt: second(60) };
		const events = historyOf(failed, second(90), 1).filter((event) => event.at >= second(60));
		expect(events.map((event) => event.status)).toEqual(["DELETE_IN_PROGRESS", "DELETE_COMPLETE"]);
	});
});

describe("the fleet", () => {
	const stopping: ClusterFacts = { ...facts, fleet: [{ at: second(100), wanted: "STOPPED" }] };
	const started: ClusterFacts = {
		...stopping,
		fleet: [...stopping.fleet, { at: second(200), wanted: "RUNNING" }],
	};

	test("runs when the stack is complete and not before", () => {
		expect(fleetOf(facts, second(24), 1)).toBeUndefined();
		expect(fleetOf(facts, second(25), 1)).toBe("RUNNING");
	});

	test.each([
		[100, "STOP_REQUESTED"],
		[101, "STOPPING"],
		[104, "STOPPED"],
		[199, "STOPPED"],
		[200, "START_REQUESTED"],
		[201, "STARTING"],
		[204, "RUNNING"],
	] as const)("after %d s it is %s", (seconds, state) => {
		expect(fleetOf(started, second(seconds), 1)).toBe(state);
	});

	test("kept nodes are there while it runs, none while it is stopped, new ones after a start", () => {
		const ids = (seconds: number) => nodesOf(started, second(seconds), 1).map((node) => node.id);
		expect(ids(50)).toHaveLength(2);
		expect(ids(150)).toEqual([]);
		expect(ids(210)).toHaveLength(2);
		expect(ids(210)).not.toEqual(ids(50));
	});

	test("nodes that need not be kept go when idle, and come back for a job", () => {
		const dynamic: ClusterFacts = {
			...facts,
			config: { ...facts.config, keepInitial: false },
			jobs: [job({ at: second(300), nodes: 4 })],
		};
		const states = (seconds: number) => nodesOf(dynamic, second(seconds), 1).map((node) => node.state);
		expect(states(30)).toEqual(["running", "running"]);
		expect(states(200)).toEqual([]);
		expect(states(301)).toEqual(["pending", "pending", "pending", "pending"]);
		expect(states(306)).toEqual(["running", "running", "running", "running"]);
		expect(states(400)).toEqual([]);
	});

	test("nodes carry Slurm's names", () => {
		const dynamic: ClusterFacts = { ...facts, jobs: [job({ at: second(50), nodes: 3 })] };
		expect(nodesOf(dynamic, second(55), 1).map((node) => node.host)).toEqual([
			"compute-st-t3xlarge-1",
			"compute-st-t3xlarge-2",
			"compute-dy-t3xlarge-1",
		]);
	});
});

function job({ at, nodes }: { readonly at: number; readonly nodes: number }): DemoJob {
	const words = { name: "hostname", folder: "/home/centos", command: "hostname", output: "", errors: "" };
	return { ...words, id: 1, at, nodes, tasks: nodes, cpusPerTask: 1, seconds: 5 };
}

function fail(): never {
	throw new Error("no stack");
}

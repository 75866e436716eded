import { describe, expect, test } from "vitest";
import { type Holdings, NOTHING_KNOWN } from "../../src/cluster/holdings.ts";
import type { CostState } from "../../src/cost/billed.ts";
import { costChange, costNow, costsNow, startChange } from "../../src/cost/cost-words.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { costSoFar, machineCost, type Standing, standingCost } from "../../src/cost/standing-cluster.ts";
import { startedCost } from "../../src/cost/started-cluster.ts";
import { standingThings, todaysPrices } from "../../src/cost/todays-prices.ts";
import type { ClusterInstance } from "../../src/ports/account.ts";
import type { InstanceId, RegionId } from "../../src/ports/ids.ts";
import type { PriceLists, Prices } from "../../src/ports/prices.ts";

const machine = (more: Partial<ClusterInstance>): ClusterInstance => ({
	id: "i-1" as InstanceId,
	stackName: "lsst",
	role: "head",
	type: "t3.medium",
	state: "running",
	publicAddress: "18.130.1.2",
	launchedAt: new Date("2026-11-26T10:00:00Z"),
	...more,
});
const node = (more: Partial<ClusterInstance> = {}) =>
	machine({ role: "compute", type: "t3.xlarge", launchedAt: new Date("2026-11-26T11:00:00Z"), ...more });

const cluster = (more: Partial<Standing> = {}): Standing => ({
	stackName: "lsst",
	head: machine({}),
	nodes: [],
	computeNodes: more.nodes?.length ?? 0,
	createdAt: new Date("2026-11-26T10:00:00Z"),
	...more,
});

const disk = (id: string, sizeGiB: number, type = "gp3") => ({
	...{ id, name: id, sizeGiB, type, mountPoint: undefined },
});
const HELD: Holdings = {
	headDisks: [disk("root", 40)],
	made: [],
	own: [disk("data", 500, "gp2")],
	madeFileSystems: [],
	ownFileSystems: [],
	keepable: true,
	batch: false,
};

/** us-east-1, by hand from AWS's price pages. */
const HEAD = 0.0416;
const NODE = 0.1664;
const ADDRESS = 0.005;
const ROOT = (40 * 0.08) / 730;

interface Case {
	readonly cluster: Standing;
	readonly held?: Partial<Holdings>;
	readonly now: number;
	readonly later?: Partial<Record<CostState, number>>;
	readonly unknown?: readonly string[];
}

const CASES: Record<string, Case> = {
	"just begun, nothing there yet": { cluster: cluster({ head: undefined }), held: { headDisks: [] }, now: 0 },
	"the head node alone": {
		cluster: cluster(),
		now: HEAD + ADDRESS + ROOT,
		later: { "nodes stopped": HEAD + ADDRESS + ROOT, "head stopped": ROOT, deleted: 0 },
	},
	"two nodes at work": {
		cluster: cluster({ nodes: [node(), node()] }),
		now: HEAD + 2 * NODE + 3 * (ADDRESS + ROOT),
		later: { "nodes stopped": HEAD + ADDRESS + ROOT, deleted: 0 },
	},
	"nodes without addresses, of two kinds": {
		cluster: cluster({
			nodes: [node({ publicAddress: undefined }), node({ publicAddress: undefined, type: "t3.medium" })],
		}),
		now: HEAD + NODE + HEAD + ADDRESS + 3 * ROOT,
	},
	"a spot node, whose price is not asked": {
		cluster: cluster({ nodes: [node({ spot: true })] }),
		now: HEAD + 2 * (ADDRESS + ROOT),
		unknown: ["compute nodes t3.xlarge (spot)"],
	},
	"an Elastic IP of version 3, by its stack": {
		cluster: cluster(),
		held: { fixedAddress: true },
		now: HEAD + ADDRESS + ROOT,
		later: { "head stopped": ADDRESS + ROOT, deleted: 0 },
	},
	"login nodes, which stopping leaves on": {
		cluster: cluster({ loginNodes: [machine({ role: "login" }), machine({ role: "login" })] }),
		now: 3 * (HEAD + ADDRESS) + ROOT,
		later: { "nodes stopped": 3 * (HEAD + ADDRESS) + ROOT, deleted: 0 },
		unknown: ["login nodes' disks"],
	},
	"an operating system with a licence": {
		cluster: cluster({ head: machine({ licensed: true }), nodes: [node({ licensed: true })] }),
		now: HEAD + NODE + 2 * (ADDRESS + ROOT),
		later: { deleted: 0 },
		unknown: ["licence of the operating system"],
	},
	"the head node stopped, its address given back": {
		cluster: cluster({ head: machine({ state: "stopped", publicAddress: undefined }) }),
		now: ROOT,
		later: { "nodes stopped": ROOT, "head stopped": ROOT, deleted: 0 },
	},
	"the head node stopped, its address kept": {
		cluster: cluster({ head: machine({ state: "stopped" }) }),
		now: ADDRESS + ROOT,
		later: { "head stopped": ADDRESS + ROOT, deleted: 0 },
	},
	"version 2, whose address is an Elastic IP": {
		cluster: cluster({ stackName: "parallelcluster-lsst" }),
		now: HEAD + ADDRESS + ROOT,
		later: { "head stopped": ADDRESS + ROOT },
	},
	"the head node stopped while nodes go on": {
		cluster: cluster({ head: machine({ state: "stopped", publicAddress: undefined }), nodes: [node()] }),
		now: NODE + ADDRESS + 2 * ROOT,
	},
	"a failed creation: no machine, a volume that pcluster made": {
		cluster: cluster({ head: undefined }),
		held: { headDisks: [], made: [disk("shared", 20, "gp2")] },
		now: (20 * 0.1) / 730,
		later: { deleted: 0 },
	},
	"a failed creation: no machine, an Elastic IP that AWS could not take back": {
		cluster: cluster({ head: undefined }),
		held: { headDisks: [], fixedAddress: true },
		now: ADDRESS,
		later: { "nodes stopped": ADDRESS, deleted: 0 },
	},
	"file systems and disks whose price is not known": {
		cluster: cluster(),
		held: { made: undefined, madeFileSystems: [{ kind: "FSx", id: "fs-1", mountPoint: undefined }] },
		now: HEAD + ADDRESS + ROOT,
		unknown: ["volumes that pcluster made, if any", "FSx fs-1"],
	},
	"EC2 may not be read": {
		cluster: cluster({ head: undefined, nodes: undefined, computeNodes: undefined }),
		held: NOTHING_KNOWN,
		now: 0,
		unknown: ["head node", "nodes", "head node's disk", "volumes that pcluster made, if any"],
	},
	"AWS Batch": {
		cluster: cluster(),
		held: { batch: true },
		now: HEAD + ADDRESS + ROOT,
		unknown: ["what AWS Batch runs"],
	},
};

const prices = shippedPrices("us-east-1");

describe("what a cluster that is there costs", () => {
	test.each(Object.entries(CASES))("%s", (_name, { cluster: one, held, now, later = {}, unknown = [] }) => {
		const { totals } = standingCost(one, { ...HELD, ...held }, prices);
		for (const [state, usd] of Object.entries({ working: now, ...later }))
			expect(totals[state as CostState].perHour).toBeCloseTo(usd, 6);
		expect(totals.working.unknown).toEqual(unknown);
	});

	test("own volumes are paid already, whatever becomes of the cluster", () => {
		expect(standingCost(cluster(), HELD, prices).paidAlready.perHour).toBeCloseTo(50 / 730, 6);
	});

	test("so far: each thing since it began", () => {
		const cost = standingCost(cluster({ nodes: [node(), node()] }), HELD, prices);
		const two = new Date("2026-11-26T12:00:00Z");
		expect(costSoFar(cost, two)).toBeCloseTo(2 * (HEAD + ADDRESS + ROOT) + 2 * (NODE + ADDRESS + ROOT), 6);
		expect(costSoFar(cost, new Date("2026-11-26T09:00:00Z"))).toBe(0);
	});

	test("a list tells the machines alone", () => {
		expect(machineCost(cluster(), prices).totals.working).toEqual({ perHour: HEAD + ADDRESS, unknown: [] });
	});

	test("nothing known is said as that", () => {
		const blind = cluster({ head: undefined, nodes: undefined, computeNodes: undefined });
		const cost = standingCost(blind, NOTHING_KNOWN, prices);
		expect(costNow(cost)).toBe("price not known");
		expect(costChange(cost, "deleted")).toEqual(["What it costs now is not known: AWS does not tell."]);
	});

	test("a spot node costs what the market of its zone asks now, where it tells: it is asked once", async () => {
		const asked: unknown[] = [];
		const lists: PriceLists = {
			listed: async () => undefined,
			spot: async (_region, zone, type) => {
				asked.push([zone, type]);
				return zone === "us-east-1b" ? { usd: 0.05, dated: "2026-11-26" } : undefined;
			},
		};
		const zone = "us-east-1b";
		const one = cluster({ head: machine({ zone }), nodes: [1, 2].map(() => node({ spot: true, zone })) });
		const queue = { computeType: "t3.xlarge", capacity: "spot" as const, maximum: 4 };
		const things = standingThings(one, { ...HELD, queue });
		const today = await todaysPrices(lists, "us-east-1" as RegionId, things, new AbortController().signal);
		const market: Prices = (thing) => today(thing) ?? prices(thing);
		const cost = standingCost(one, HELD, market);
		expect(cost.totals.working.perHour).toBeCloseTo(HEAD + 2 * 0.05 + 3 * (ADDRESS + ROOT), 6);
		expect(cost.spot).toBe(true);
		const most = startedCost({ ...one, maximumNodes: 4 }, { ...HELD, queue }, market).totals.working;
		expect(most.perHour).toBeCloseTo(HEAD + 4 * 0.05 + 5 * (ADDRESS + ROOT), 6);
		expect(asked).toEqual([[zone, "t3.xlarge"]]);
	});

	test("before and after, in words", () => {
		const cost = standingCost(cluster({ nodes: [node(), node()] }), HELD, prices);
		expect(costNow(cost)).toBe("≈ $0.40/h");
		expect(costChange(cost, "nodes stopped")).toEqual(["It costs ≈ $0.40/h now, and $0.05/h then."]);
		expect(costChange(cost, "deleted")).toEqual([
			"It costs ≈ $0.40/h now, and $0/h then.",
			"Your own volumes go on as before: $50/month.",
		]);
	});
});

describe("what a failed creation costs", () => {
	const left = cluster({ head: undefined, nodes: undefined, computeNodes: undefined });
	const none = { ...HELD, headDisks: [], own: [] };

	test("nothing, only where AWS shows that there is nothing", () => {
		expect(costsNow(standingCost(left, { ...none, machines: [] }, prices))).toBe(
			"It costs nothing now: AWS shows no machine, no disk and no address of it.",
		);
		expect(costsNow(standingCost(left, none, prices))).toBeUndefined();
		expect(costsNow(standingCost(left, { ...none, machines: [], made: undefined }, prices))).toBeUndefined();
	});

	test("what AWS shows of it, where something is left", () => {
		const cost = standingCost(left, { ...none, headDisks: HELD.headDisks, machines: [machine({})] }, prices);
		expect(costsNow(cost)).toBe("It costs ≈ $0.05/h now.");
	});
});

describe("what it costs once its nodes may start", () => {
	const queue = {
		computeType: "t3.xlarge",
		initial: 0,
		maximum: 4,
		keepInitial: false,
		capacity: "ondemand",
	} as const;
	const started = (one: Standing & { maximumNodes?: number }, held: Partial<Holdings> = {}) =>
		startedCost(one, { ...HELD, queue, ...held }, prices);
	const NODES = NODE + ADDRESS + ROOT;

	test("while it waits and with all nodes at work, by its config file", () => {
		const { totals } = started(cluster());
		expect(totals.waiting.perHour).toBeCloseTo(HEAD + ADDRESS + ROOT, 6);
		expect(totals.working.perHour).toBeCloseTo(HEAD + ADDRESS + ROOT + 4 * NODES, 6);
		expect(totals.working.unknown).toEqual([]);
	});

	test("the stack's number counts before that of the file, and nodes that stay are on from the start", () => {
		const { totals } = started(
			{ ...cluster(), maximumNodes: 2 },
			{ queue: { ...queue, initial: 1, keepInitial: true } },
		);
		expect(totals.waiting.perHour).toBeCloseTo(HEAD + ADDRESS + ROOT + NODES, 6);
		expect(totals.working.perHour).toBeCloseTo(HEAD + ADDRESS + ROOT + 2 * NODES, 6);
	});

	test("a head node that is off is on then, with an address that nobody knows yet", () => {
		const { totals } = started(cluster({ head: machine({ state: "stopped", publicAddress: undefined }) }));
		expect(totals.waiting.perHour).toBeCloseTo(HEAD + ROOT, 6);
		expect(totals.waiting.unknown).toEqual(["head node's public address, if it has one"]);
	});

	test("without its file nobody knows what its nodes are, and that is said", () => {
		const cost = started(cluster(), { queue: undefined });
		expect(cost.totals.working.unknown).toEqual(["compute nodes"]);
		expect(startChange(standingCost(cluster(), HELD, prices), cost)).toEqual([
			"It costs ≈ $0.05/h now; then ≈ $0.05/h while it waits for jobs, and $0.05/h and more with all nodes at work.",
		]);
	});

	test("where AWS shows no machines, its head node is named among what has no price", () => {
		const unseen = cluster({ head: undefined, nodes: undefined, computeNodes: undefined });
		const { totals } = started({ ...unseen, maximumNodes: 2 });
		expect(totals.waiting.unknown).toContain("head node");
		expect(totals.working.unknown).toContain("head node");
	});

	test("before and after, in words", () => {
		const off = cluster({ head: machine({ state: "stopped" }) });
		expect(startChange(standingCost(off, HELD, prices), started(off))).toEqual([
			"It costs ≈ $0.009/h now; then ≈ $0.05/h while it waits for jobs, and $0.75/h with all nodes at work.",
		]);
		const spot = started(off, { queue: { ...queue, capacity: "spot" } });
		expect(startChange(standingCost(off, HELD, prices), spot)[0]).toContain(
			"(spot: about what the market asks now)",
		);
	});
});

import { describe, expect, test } from "vitest";
import type { CostState } from "../../src/cost/billed.ts";
import { type BilledCluster, estimate } from "../../src/cost/estimate.ts";
import list from "../../src/cost/price-list.json" with { type: "json" };
import { pricesFrom } from "../../src/cost/price-table.ts";

const TUTORIAL: BilledCluster = {
	headType: "t2.micro",
	computeType: "t2.xlarge",
	fewestNodes: 2,
	mostNodes: 2,
	root: { type: "gp2", sizeGiB: 17 },
	headAddress: "elastic",
	nodeAddresses: true,
	own: [],
	made: [],
};

const V3: BilledCluster = {
	...TUTORIAL,
	headType: "t3.medium",
	computeType: "t3.xlarge",
	fewestNodes: 0,
	root: { type: "gp3", sizeGiB: 40 },
	headAddress: "automatic",
};

const stack = { name: "lsst_stack", type: "gp2", sizeGiB: 15 };

/** AWS counts 730 hours a month. */
const monthly = (usd: number) => usd / 730;

interface Case {
	readonly region: string;
	readonly cluster: BilledCluster;
	/** USD an hour, reckoned by hand from AWS's price pages. */
	readonly costs: Readonly<Record<CostState, number>>;
	readonly paidAlready?: number;
	readonly unknown?: Partial<Record<CostState, readonly string[]>>;
}

const CASES: Record<string, Case> = {
	"the tutorial's cluster, two nodes that stay, us-east-1": {
		region: "us-east-1",
		cluster: TUTORIAL,
		costs: {
			waiting: 0.0116 + 2 * 0.1856 + 3 * 0.005 + monthly(3 * 17 * 0.1),
			working: 0.0116 + 2 * 0.1856 + 3 * 0.005 + monthly(3 * 17 * 0.1),
			"nodes stopped": 0.0116 + 0.005 + monthly(17 * 0.1),
			"head stopped": 0.005 + monthly(17 * 0.1),
			deleted: 0,
		},
	},
	"the same in London": {
		region: "eu-west-2",
		cluster: TUTORIAL,
		costs: {
			waiting: 0.0132 + 2 * 0.2112 + 0.015 + monthly(51 * 0.116),
			working: 0.0132 + 2 * 0.2112 + 0.015 + monthly(51 * 0.116),
			"nodes stopped": 0.0132 + 0.005 + monthly(17 * 0.116),
			"head stopped": 0.005 + monthly(17 * 0.116),
			deleted: 0,
		},
	},
	"version 3, nodes only while jobs run": {
		region: "us-east-1",
		cluster: V3,
		costs: {
			waiting: 0.0416 + 0.005 + monthly(40 * 0.08),
			working: 0.0416 + 2 * 0.1664 + 3 * 0.005 + monthly(3 * 40 * 0.08),
			"nodes stopped": 0.0416 + 0.005 + monthly(40 * 0.08),
			"head stopped": monthly(40 * 0.08),
			deleted: 0,
		},
	},
	"own volumes, which are paid already": {
		region: "us-east-1",
		cluster: { ...V3, own: [stack, { name: "ps1", type: "st1", sizeGiB: 120 }] },
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 0.3328 + 0.015 + monthly(9.6),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": monthly(3.2),
			deleted: 0,
		},
		paidAlready: monthly(15 * 0.1 + 120 * 0.045),
	},
	"spot, as the market is now": {
		region: "us-east-1",
		cluster: { ...V3, spot: { usd: 0.0547, dated: "2026-11-26" }, mostNodes: 10 },
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 10 * 0.0547 + 11 * 0.005 + monthly(11 * 3.2),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": monthly(3.2),
			deleted: 0,
		},
	},
	"spot, and nobody tells the market's price": {
		region: "us-east-1",
		cluster: { ...V3, spot: "unknown" },
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 3 * 0.005 + monthly(9.6),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": monthly(3.2),
			deleted: 0,
		},
		unknown: { working: ["compute nodes t3.xlarge (spot)"] },
	},
	"Arm, a private subnet behind a NAT gateway that is there already": {
		region: "eu-west-2",
		cluster: {
			...V3,
			headType: "t4g.medium",
			computeType: "c6g.xlarge",
			mostNodes: 4,
			headAddress: "none",
			nodeAddresses: false,
			nat: true,
		},
		costs: {
			waiting: 0.0376 + monthly(40 * 0.0928),
			working: 0.0376 + 4 * 0.1616 + monthly(5 * 40 * 0.0928),
			"nodes stopped": 0.0376 + monthly(40 * 0.0928),
			"head stopped": monthly(40 * 0.0928),
			deleted: 0,
		},
		paidAlready: 0.05,
	},
	"an Elastic IP of version 3": {
		region: "us-east-1",
		cluster: { ...V3, headAddress: "elastic", nodeAddresses: false },
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 0.3328 + 0.005 + monthly(9.6),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": 0.005 + monthly(3.2),
			deleted: 0,
		},
	},
	"disks with more than their type brings": {
		region: "us-east-1",
		cluster: {
			...V3,
			own: [
				{ name: "data", type: "gp3", sizeGiB: 100, iops: 4000, mibPerSecond: 250 },
				{ name: "fast", type: "io1", sizeGiB: 50, iops: 2000 },
				{ name: "plain", type: "gp3", sizeGiB: 10, iops: 3000, mibPerSecond: 125 },
			],
		},
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 0.3328 + 0.015 + monthly(9.6),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": monthly(3.2),
			deleted: 0,
		},
		paidAlready: monthly(100 * 0.08 + 1000 * 0.005 + 125 * 0.04096 + 50 * 0.125 + 2000 * 0.065 + 0.8),
	},
	"a volume that version 2 makes, nodes that come and go": {
		region: "us-east-1",
		cluster: {
			...TUTORIAL,
			fewestNodes: 0,
			mostNodes: 10,
			made: [{ name: "/shared", type: "gp2", sizeGiB: 20 }],
		},
		costs: {
			waiting: 0.0116 + 0.005 + monthly(1.7 + 2),
			working: 0.0116 + 1.856 + 0.055 + monthly(11 * 1.7 + 2),
			"nodes stopped": 0.0116 + 0.005 + monthly(1.7 + 2),
			"head stopped": 0.005 + monthly(1.7 + 2),
			deleted: 0,
		},
	},
	"Red Hat's licence and a file system that the file keeps": {
		region: "us-east-1",
		cluster: { ...V3, licence: true, kept: ["FSx for Lustre, 1200 GiB"] },
		costs: {
			waiting: 0.0416 + 0.005 + monthly(3.2),
			working: 0.0416 + 0.3328 + 0.015 + monthly(9.6),
			"nodes stopped": 0.0416 + 0.005 + monthly(3.2),
			"head stopped": monthly(3.2),
			deleted: 0,
		},
		unknown: {
			waiting: ["licence of the operating system", "FSx for Lustre, 1200 GiB"],
			working: ["licence of the operating system", "FSx for Lustre, 1200 GiB"],
			"nodes stopped": ["licence of the operating system", "FSx for Lustre, 1200 GiB"],
			"head stopped": ["FSx for Lustre, 1200 GiB"],
		},
	},
	"a type and a volume whose price no list has": {
		region: "eu-west-2",
		cluster: {
			...V3,
			computeType: "hpc7g.16xlarge",
			nodeAddresses: undefined,
			own: [{ name: "ps1", type: "standard", sizeGiB: 120 }],
		},
		costs: {
			waiting: 0.0472 + 0.005 + monthly(40 * 0.0928),
			working: 0.0472 + 0.005 + monthly(3 * 40 * 0.0928),
			"nodes stopped": 0.0472 + 0.005 + monthly(40 * 0.0928),
			"head stopped": monthly(40 * 0.0928),
			deleted: 0,
		},
		unknown: { working: ["compute nodes hpc7g.16xlarge", "nodes' public addresses, if they have any"] },
	},
};

const STATES: readonly CostState[] = ["waiting", "working", "nodes stopped", "head stopped", "deleted"];

describe("what a cluster costs", () => {
	test.each(Object.entries(CASES))(
		"%s",
		(_name, { region, cluster, costs, paidAlready = 0, unknown = {} }) => {
			const { totals, paidAlready: paid } = estimate(cluster, pricesFrom(list, region));
			for (const state of STATES) {
				expect(Math.abs(totals[state].perHour - costs[state])).toBeLessThanOrEqual(costs[state] * 0.01);
				expect(totals[state].unknown).toEqual(unknown[state] ?? []);
			}
			expect(Math.abs(paid.perHour - paidAlready)).toBeLessThanOrEqual(paidAlready * 0.01);
		},
	);

	test("a region that the list lacks has one price only: that of an address", () => {
		const { totals } = estimate(V3, pricesFrom(list, "ap-southeast-7"));
		expect(totals.waiting).toEqual({
			perHour: 0.005,
			unknown: ["head node t3.medium", "head node's disk, 40 GiB gp3"],
		});
	});

	test("each price tells its day", () => {
		const { items } = estimate(V3, pricesFrom(list, "us-east-1"));
		expect(items.map(({ price }) => price?.dated)).toEqual([
			"2026-07-20",
			"2026-07-20",
			"2022-01-07",
			"2022-01-07",
			"2024-02-01",
			"2024-02-01",
		]);
	});

	test("nothing goes on costing after a deletion but what is one's own", () => {
		const { items } = estimate({ ...TUTORIAL, own: [stack], nat: true }, pricesFrom(list, "us-east-1"));
		expect(items.filter(({ billed }) => billed.deleted > 0).map(({ what }) => what)).toEqual([
			"lsst_stack, 15 GiB gp2",
			"NAT gateway",
		]);
	});
});

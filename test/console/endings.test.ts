import { describe, expect, test } from "vitest";
import type { Holdings, Subject } from "../../src/cluster/holdings.ts";
import { NOTHING_KNOWN } from "../../src/cluster/holdings.ts";
import { ENDING_ROWS, endingsOf } from "../../src/console/endings.ts";
import { verbQuestion } from "../../src/console/verb-question.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { standingCost } from "../../src/cost/standing-cluster.ts";
import { clusterView } from "../components/console/world.ts";
import { headNode } from "../runs/fake-account.ts";

const LSST: Subject = {
	...clusterView(),
	head: { ...headNode(), type: "t3.medium", publicAddress: "203.0.113.9" },
};
const root = { id: "vol-root", name: undefined, sizeGiB: 35, mountPoint: undefined };
const BARE: Holdings = {
	headDisks: [root],
	made: [],
	own: [],
	madeFileSystems: [],
	ownFileSystems: [],
	keepable: false,
	batch: false,
	fixedAddress: false,
};
const data = { ...root, id: "vol-own", name: "data", mountPoint: "/mnt/data" };
const shared = { ...root, id: "vol-made", mountPoint: "/shared" };

/** One row of the comparison, over the three endings. */
function row(
	label: (typeof ENDING_ROWS)[number],
	held: Partial<Holdings>,
	subject: Partial<Subject> = {},
): string[] {
	const endings = endingsOf({ ...LSST, ...subject }, { ...BARE, ...held }, undefined);
	return endings.map(({ cells }) => cells[ENDING_ROWS.indexOf(label)] ?? "");
}

describe("the three endings are of this very cluster", () => {
	test("what ends: the nodes that are on, then the head node, then all", () => {
		expect(row("Ends", {}, { computeNodes: 2 })).toEqual([
			"2 compute nodes",
			"2 compute nodes, then the head node (t3.medium)",
			"the whole cluster",
		]);
		expect(row("Ends", {}, { computeNodes: 0 })[1]).toBe("head node (t3.medium)");
	});

	test("what a deletion keeps and loses is named by its own folders", () => {
		expect(row("Keeps", { own: [data] })[2]).toBe("your own /mnt/data");
		expect(row("Keeps", {})[2]).toBe("nothing: it has no volume of your own");
		expect(row("Keeps", NOTHING_KNOWN)[2]).toContain("not known");
		for (const [half, words] of [
			[{ own: undefined }, "volumes of your own, if any"],
			[{ ownFileSystems: undefined }, "volumes of your own, if any"],
		] as const) {
			expect(row("Keeps", half)[2]).toBe(`${words}: not known`);
			expect(row("Costs", half)[2]).toBe(words);
		}
		for (const half of [{ made: undefined }, { madeFileSystems: undefined }])
			expect(row("Loses", { made: [shared], ...half })[2]).toContain("what was made with it");
		expect(row("Loses", { made: [shared] })[2]).toBe("all jobs, /home and /shared");
	});

	test("file systems that were made with it are told of: they cost until it is deleted, and go with it", () => {
		const system = (kind: "EFS" | "FSx", mountPoint?: string) => ({ kind, id: `fs-${kind}`, mountPoint });
		const held = { madeFileSystems: [system("EFS"), system("FSx"), system("FSx")] };
		expect(row("Costs", held)[0]).toContain("its disks, its EFS and FSx");
		expect(row("Costs", held)[1]).toBe("its disks, its EFS and FSx");
		expect(row("Loses", held)[2]).toBe("all jobs, /home, EFS and FSx");
		expect(row("Loses", { madeFileSystems: [system("FSx", "/fsx")] })[2]).toBe("all jobs, /home and /fsx");
	});

	test("an address that goes is told, and an Elastic IP goes on costing", () => {
		expect(row("Loses", {})[1]).toContain("the address changes");
		expect(row("Loses", { fixedAddress: true })[1]).not.toContain("address");
		expect(row("Costs", { fixedAddress: true })[1]).toContain("its Elastic IP");
		expect(row("Costs", { fixedAddress: true }, { head: headNode() })[1]).not.toContain("Elastic IP");
	});

	test("row 47: each ending has its figure, and none costs more than the one before it", () => {
		const held = { ...BARE, headDisks: [{ ...root, type: "gp2" }] };
		const subject = { ...LSST, nodes: [], computeNodes: 0 };
		const cost = standingCost(subject, held, shippedPrices(subject.region));
		const figures = endingsOf(subject, held, cost).map(({ cells }) =>
			Number(/≈ \$([\d.]+)/.exec(cells[3])?.[1]),
		);
		expect(figures[0]).toBeGreaterThan(figures[1] ?? 0);
		expect(figures[1]).toBeGreaterThan(figures[2] ?? 0);
		expect(figures[2]).toBe(0);
	});
});

describe("the question of the head node", () => {
	const text = (held: Partial<Holdings>, subject = LSST) =>
		verbQuestion("stop-head", subject, { ...BARE, ...held })
			.body.map((line) => line.text)
			.join("\n");

	test("says which machine, what stays, and how to come back", () => {
		const asked = text({ own: [data] });
		expect(asked).toContain("the head node (t3.medium, i-head)");
		expect(asked).toContain("/mnt/data: data, 35 GiB, vol-own");
		expect(asked).toContain("press u");
		expect(asked).toContain("another one");
	});

	test("an Elastic IP stays and costs", () => {
		expect(text({ fixedAddress: true })).toContain("203.0.113.9, an Elastic IP");
		expect(text({ fixedAddress: true })).not.toContain("another one");
	});

	test("jobs of AWS Batch lose the folders of the head node", () => {
		expect(text({ batch: true })).toContain("lose the folders");
	});
});

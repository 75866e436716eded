import { expect, test } from "vitest";
import { billRows, billText } from "../../src/cost/bill.ts";
import { costLines, costNotes, mostCost, shortCost } from "../../src/cost/cost-words.ts";
import { type BilledCluster, estimate } from "../../src/cost/estimate.ts";
import { rateText, usdText } from "../../src/cost/money.ts";
import { plannedCluster } from "../../src/cost/planned-cluster.ts";
import { shippedPrices } from "../../src/cost/shipped-prices.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { VolumeId } from "../../src/ports/ids.ts";
import type { Answers } from "../../src/questions/answers.ts";
import { complete as completeAnswers } from "../wizard/answers.ts";

const CLUSTER: BilledCluster = {
	headType: "t3.medium",
	computeType: "t3.xlarge",
	fewestNodes: 0,
	mostNodes: 2,
	root: { type: "gp3", sizeGiB: 45 },
	headAddress: "automatic",
	nodeAddresses: true,
	own: [{ name: "lsst_stack", type: "gp2", sizeGiB: 100 }],
	made: [],
};
const london = (cluster: Partial<BilledCluster> = {}) =>
	estimate({ ...CLUSTER, ...cluster }, shippedPrices("eu-west-2"));

test.each([
	[0, "$0"],
	[0.0004, "under $0.001"],
	[0.00572, "$0.006"],
	[0.00994, "$0.010"],
	[0.00996, "$0.01"],
	[0.0578, "$0.06"],
	[9.99, "$9.99"],
	[9.996, "$10"],
	[334.4, "$334"],
])("%d dollars read as %s", (usd, text) => {
	expect(usdText(usd)).toBe(text);
});

test("the same rate by hour, day and month", () => {
	expect([rateText(0.5), rateText(0.5, "day"), rateText(0.5, "month")]).toEqual([
		"$0.50/h",
		"$12/day",
		"$365/month",
	]);
});

test("short words tell both ends, or one where they are alike", () => {
	expect(mostCost(london())).toBe("≈ $0.46/h at most");
	expect(shortCost(london())).toBe("≈ $0.06/h waiting, $0.46/h at work");
	expect(shortCost(london({ fewestNodes: 2 }))).toBe("≈ $0.46/h");
	expect(shortCost(london({ computeType: "no.such" }))).toBe("≈ $0.06/h waiting, $0.08/h at work, and more");
	expect(shortCost(london({ mostNodes: 4 }), london())).toBe("≈ $0.06/h waiting, $0.46/h → $0.86/h at work");
	const spot = london({ spot: { usd: 0.07, dated: "2026-11-26" } });
	expect(mostCost(spot)).toBe("≈ $0.22/h at work, now");
	expect(shortCost(spot)).toBe("≈ $0.06/h waiting, $0.22/h at work (spot: about what the market asks now)");
});

test("what is not known is said, and no figure stands for it", () => {
	const unknown = london({ computeType: "no.such", headType: "no.other", root: { type: "old", sizeGiB: 8 } });
	expect(mostCost(unknown)).toBe("≈ $0.01/h and more");
	expect(mostCost(london({ computeType: "no.such" }))).toBe("≈ $0.08/h and more");
	expect(
		costLines(london({ headAddress: "none", headType: "no.other", root: { type: "old", sizeGiB: 8 } }))[0],
	).toEqual({
		label: "waiting for jobs",
		share: 0,
		hour: "price not known",
		month: "price not known",
	});
	expect(costNotes(unknown).join(" ")).toContain(
		"Price not known: head node no.other, head node's disk, 8 GiB old, compute nodes no.such, nodes' disks, 8 GiB old.",
	);
});

test("the dearest state has the longest bar, and deleted none", () => {
	expect(costLines(london()).map(({ share }) => Number(share.toFixed(2)))).toEqual([0.13, 1, 0.13, 0.01, 0]);
});

test("the notes tell what is paid already, and of which days the prices are", () => {
	expect(costNotes(london())).toEqual([
		"Paid already, with this cluster or without: $12/month.",
		"USD at list price (of 2022-01-07 to 2024-02-01), before tax and traffic. Logs and the like cost cents.",
	]);
	expect(costNotes(estimate({ ...CLUSTER, own: [] }, () => ({ usd: 1, dated: "2026-11-27" })))).toEqual([
		"USD at list price (of 2026-11-27), before tax and traffic. Logs and the like cost cents.",
	]);
	expect(costNotes(london({ spot: { usd: 0.07, dated: "2024-02-01" } }))[1]).toBe(
		"USD at list price (of 2022-01-07 to 2024-02-01), spot nodes at about what the market asks now, before tax and traffic. Logs and the like cost cents.",
	);
});

const planned = (answers: Partial<Answers>, version: string, file = { kept: [] as string[] }) =>
	plannedCluster({ ...completeAnswers, ...answers }, profileFor(version), file, undefined);

test("nothing is reckoned before the machines are known", () => {
	expect(
		plannedCluster({ region: completeAnswers.region }, profileFor("3.16.1"), { kept: [] }, undefined),
	).toBeUndefined();
});

test("root disk and address follow the version", () => {
	const subnet = { ...completeAnswers.subnet, publicAddress: "automatic" } as const;
	expect(planned({ subnet }, "2.11.9")).toMatchObject({
		root: { type: "gp2" },
		headAddress: "elastic",
		nodeAddresses: true,
	});
	expect(planned({ subnet }, "3.1.5")).toMatchObject({ root: { type: "gp2" }, headAddress: "automatic" });
	expect(planned({ subnet }, "3.16.1")).toMatchObject({ root: { type: "gp3" }, headAddress: "automatic" });
});

test("without volumes of one's own version 2 makes one, version 3 none", () => {
	expect(planned({ volumes: [] }, "2.11.9")?.made).toEqual([
		{ name: "pcluster's own volume /shared", type: "gp2", sizeGiB: 20 },
	]);
	expect(planned({ volumes: [] }, "3.16.1")?.made).toEqual([]);
});

test("a volume whose disk AWS would not tell has no price", () => {
	const volumes = [{ id: "vol-1" as VolumeId, name: undefined, zone: undefined }];
	const cluster = planned({ volumes }, "3.16.1");
	expect(cluster && estimate(cluster, shippedPrices("eu-west-2")).paidAlready).toMatchObject({
		perHour: 0,
		unknown: ["vol-1"],
	});
});

test("the file may take addresses away", () => {
	const subnet = { ...completeAnswers.subnet, publicAddress: "automatic" } as const;
	const beside = (noAddress: "all" | "compute") =>
		plannedCluster({ ...completeAnswers, subnet }, profileFor("2.11.9"), { kept: [], noAddress }, undefined);
	expect(beside("all")).toMatchObject({ headAddress: "none", nodeAddresses: false });
	expect(beside("compute")).toMatchObject({ headAddress: "elastic", nodeAddresses: false });
});

test.each([120, 76, 56])("the bill names each item whole in %i columns", (columns) => {
	const cost = london();
	const { titles, lines } = billText(cost, columns);
	const text = lines.join("\n");
	for (const cell of billRows(cost).flat()) expect(text).toContain(cell);
	for (const line of [titles, ...lines]) expect(line.length).toBeLessThanOrEqual(columns);
});

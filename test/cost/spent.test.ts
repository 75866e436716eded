import { expect, test } from "vitest";
import { billRows } from "../../src/cost/bill.ts";
import { BILLED } from "../../src/cost/billed.ts";
import { type Estimate, estimateOf, item, paid } from "../../src/cost/estimate.ts";
import { spentBy } from "../../src/cost/spent.ts";

const at = (hour: number) => new Date(Date.UTC(2026, 10, 26, hour));
const thing = (what: string, usd: number, since: Date) => ({
	...item(what, BILLED.head, { usd, dated: "2026-11-26" }),
	since,
});
const of = (...items: Parameters<typeof estimateOf>[0]): Estimate => estimateOf(items, false);

const head = thing("head node", 1, at(8));
const node = thing("node", 10, at(9));

test("nothing kept: what is there, since it began", () => {
	expect(spentBy(undefined, of(head, node), at(10))).toBe(2 + 10);
});

test("it does not fall once a machine has ended, nor when it is looked at again much later", () => {
	const kept = { usd: spentBy(undefined, of(head, node), at(10)), at: at(10) };
	expect(spentBy(kept, of(head), at(10))).toBe(12);
	expect(spentBy(kept, of(head), at(14))).toBe(12 + 4);
});

test("what begins later counts from then, and what was counted is not counted twice", () => {
	const kept = { usd: 12, at: at(10) };
	expect(spentBy(kept, of(head, thing("node", 10, at(13))), at(14))).toBe(12 + 4 + 10);
});

test("what was kept and is less than what is there shows is no bound", () => {
	expect(spentBy({ usd: 0.5, at: at(10) }, of(head), at(10))).toBe(2);
});

test("the bill tells each thing with the word, day and unit of its price, the dearest first", () => {
	const rows = billRows(
		of(
			item("head node", BILLED.head, { usd: 0.0416, dated: "2026-07-20" }),
			item("nodes", { ...BILLED.head, working: 2 }, { usd: 0.1664, dated: "2026-11-26", from: "aws" }),
			item("spot", BILLED.head, { usd: 0.05, dated: "2026-11-26", from: "market" }),
			item("FSx fs-1", BILLED.withCluster, undefined),
			paid(item("NAT gateway", BILLED.own, { usd: 0.048, dated: "2022-01-07" })),
			item("not now", { ...BILLED.head, working: 0 }, { usd: 9, dated: "2022-01-07" }),
		),
	);
	expect(rows).toEqual([
		["2 × nodes", "$0.33/h", "$0.1664 AWS 2026-11-26", "$243/month"],
		["spot", "$0.05/h", "$0.05 spot 2026-11-26", "$37/month"],
		["NAT gateway *", "$0.05/h", "$0.048 list 2022-01-07", "$35/month"],
		["head node", "$0.04/h", "$0.0416 list 2026-07-20", "$30/month"],
		["FSx fs-1", "not known", "not known", "not known"],
	]);
});

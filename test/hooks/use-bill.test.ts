import { expect, test } from "vitest";
import { useBill } from "../../hooks/use-bill.ts";
import { BILLED } from "../../src/cost/billed.ts";
import { estimateOf, item } from "../../src/cost/estimate.ts";
import { hooked, press } from "../harness/hooked.tsx";

const items = Array.from("abcdefgh", (what, place) =>
	item(what, BILLED.head, { usd: 8 - place, dated: "2026-11-26" }),
);

/** The bill of so many things in 80 columns. */
const billOf = (count: number, rows: number, onClose: () => void = () => undefined) => {
	const estimate = estimateOf(items.slice(0, count), false);
	return hooked(() => useBill(estimate, 80, rows, onClose));
};

test("the bill scrolls in the rows that its titles and notes leave, and says which are in sight", async () => {
	const notes = billOf(1, 40).now().notes.length;
	const bill = billOf(8, notes + 2 + 5);
	const names = () =>
		bill
			.now()
			.lines.map((line) => line[0])
			.join("");
	expect([names(), bill.now().sight]).toEqual(["abcde", "1–5 of 8"]);
	await press(bill, "pagedown");
	expect([names(), bill.now().sight]).toEqual(["defgh", "4–8 of 8"]);
	await press(bill, "up");
	expect([names(), bill.now().sight]).toEqual(["cdefg", "3–7 of 8"]);
});

test("all that has room is shown without a word; three rows are shown in any case", () => {
	const notes = billOf(1, 40).now().notes.length;
	const all = billOf(5, notes + 2 + 5).now();
	expect([all.lines.length, all.sight]).toEqual([5, ""]);
	const few = billOf(4, 1).now();
	expect([few.lines.length, few.sight]).toEqual([3, "1–3 of 4"]);
});

test("Esc closes it", async () => {
	let closed = 0;
	const bill = billOf(2, 20, () => {
		closed += 1;
	});
	await press(bill, "escape");
	expect(closed).toBe(1);
});

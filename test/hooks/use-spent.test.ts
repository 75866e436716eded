import { expect, test } from "vitest";
import { useSpent } from "../../hooks/use-spent.ts";
import { BILLED } from "../../src/cost/billed.ts";
import { estimateOf, item } from "../../src/cost/estimate.ts";
import type { Spent } from "../../src/cost/spent.ts";
import { hooked } from "../harness/hooked.tsx";

/** The clock stands at ten. */
const at = (hour: number) => new Date(Date.UTC(2026, 10, 23, hour));
const machine = (usd: number, since: number) => ({
	...item("machine", BILLED.head, { usd, dated: "2026-11-23" }),
	since: at(since),
});
const costing = (...things: Parameters<typeof estimateOf>[0]) => estimateOf(things, false);

/** What a stack has cost, where `was` is known of before; what is kept of it, in order. */
function spending(was?: Spent) {
	const kept: [string, number][] = [];
	const spendings = {
		recall: async () => was,
		keep: async (stackId: string, usd: number) => void kept.push([stackId, usd]),
	};
	let of: Parameters<typeof useSpent> = ["arn:a", costing(machine(1, 8))];
	const hook = hooked(() => useSpent(...of), { ports: { spendings } });
	const change = async (...next: typeof of) => {
		of = next;
		await hook.redraw();
		// What is kept is so after the frame.
		await hook.redraw();
	};
	const read = () => hook.until((spent) => spent !== undefined);
	return { hook, kept, change, read, usd: (hour: number) => hook.now()?.(at(hour)) };
}

test("what has been spent is known once it is recalled, and never falls", async () => {
	const { hook, read, usd } = spending();
	expect(hook.now()).toBeUndefined();
	await read();
	expect([usd(9), usd(11), usd(10)]).toEqual([1, 3, 3]);
});

test("what was kept before counts", async () => {
	const { read, usd } = spending({ usd: 20, at: at(9) });
	await read();
	expect(usd(10)).toBe(21);
});

test("what had been spent is kept when something begins or ends, and when the screen is left", async () => {
	const { hook, kept, change, read, usd } = spending();
	await read();
	await change("arn:a", costing(machine(1, 8), machine(10, 10)));
	expect(kept).toEqual([["arn:a", 2]]);
	expect(usd(11)).toBe(13);
	hook.unmount();
	expect(kept).toEqual([
		["arn:a", 2],
		["arn:a", 13],
	]);
});

test("another stack begins anew; without a stack, or a price, nothing is known and nothing kept", async () => {
	const { kept, change, read, usd } = spending();
	await read();
	expect(usd(12)).toBe(4);
	await change("arn:b", costing(machine(2, 9)));
	await read();
	expect(usd(10)).toBe(2);
	await change(undefined, costing(machine(2, 9)));
	expect(usd(10)).toBeUndefined();
	await change("arn:b", undefined);
	expect(usd(10)).toBeUndefined();
	expect(kept.map(([stackId]) => stackId)).toEqual(["arn:a", "arn:b"]);
});

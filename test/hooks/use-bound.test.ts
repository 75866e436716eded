import { expect, test } from "vitest";
import { useBound } from "../../hooks/use-bound.ts";
import type { CostTotal } from "../../src/cost/estimate.ts";
import { hooked } from "../harness/hooked.tsx";

const costing = (perHour: number): CostTotal => ({ perHour, unknown: [], least: false }) as never;

/** A cluster of this cost, where `kept` is the user's bound. */
function bounded(total: CostTotal | undefined, kept?: number, machinesUnknown = false) {
	const chosen: number[] = [];
	const bound = {
		usdPerHour: async () => kept,
		choose: async (usd: number) => void chosen.push(usd),
	};
	const hook = hooked(() => useBound(total, machinesUnknown), { ports: { bound } });
	return { hook, chosen, read: () => hook.until(({ isRead }) => isRead) };
}

test.each([
	["above what is usual", costing(5.01), undefined, false, 5],
	["at it", costing(5), undefined, false, undefined],
	["above the user's own", costing(2.5), 2, false, 2],
	["below the user's own", costing(8), 9, false, undefined],
	["of machines without a price", costing(0), undefined, true, 5],
	["of unknown cost", undefined, 0, true, undefined],
])("a cluster %s", async (_what, total, kept, unknown, bound) => {
	const { hook, read } = bounded(total, kept, unknown);
	expect(hook.now()).toEqual({ isRead: false, above: undefined });
	expect((await read()).above?.bound).toBe(bound);
});

test("a yes is not asked for again, and another bound is kept", async () => {
	const { hook, chosen, read } = bounded(costing(7));
	(await read()).above?.onBound(6);
	await hook.redraw();
	expect([chosen, hook.now().above?.bound]).toEqual([[6], 6]);
	hook.now().above?.onYes();
	await hook.redraw();
	expect(hook.now()).toEqual({ isRead: true, above: undefined });
});

import type { Estimate } from "./estimate.ts";
import { costSoFar } from "./standing-cluster.ts";

/** What a cluster had cost by a time, as far as it was seen. */
export interface Spent {
	readonly usd: number;
	readonly at: Date;
}

/**
 * USD so far: what was seen by `kept`, and since then what is there now, each from when it began. It never falls when
 * machines end, once that was kept; what came and went unseen is not in it.
 */
export function spentBy(kept: Spent | undefined, cost: Estimate, now: Date): number {
	const reckoned = costSoFar(cost, now);
	if (kept === undefined) return reckoned;
	const items = cost.items.map((one) =>
		one.since && one.since < kept.at ? { ...one, since: kept.at } : one,
	);
	return Math.max(reckoned, kept.usd + costSoFar({ ...cost, items }, now));
}

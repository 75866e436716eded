import { COST_STATES } from "../cost/billed.ts";
import type { CostTotal, Estimate } from "../cost/estimate.ts";

/** A sum for programs. */
export function totalJson({ perHour, unknown }: CostTotal): object {
	return { usdPerHour: perHour, unknown };
}

/** The sum of each state of a cluster's life. */
export function statesJson({ totals }: Estimate): object[] {
	return COST_STATES.map((state) => ({ state, ...totalJson(totals[state]) }));
}

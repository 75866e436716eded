import { costChange, startChange } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";
import type { AskedVerb } from "./cluster-words.ts";
import { BILL_AFTER } from "./endings.ts";

/**
 * What a question before a verb says of the bill, now and then; never nothing. `cost` is what the cluster costs now,
 * `started` what it does once its nodes may start; undefined until they are reckoned.
 */
export function questionMoney(
	verb: AskedVerb,
	cost: Estimate | undefined,
	started: Estimate | undefined,
): readonly string[] {
	const change = BILL_AFTER[verb];
	if (cost === undefined) return RECKONING;
	if (change !== undefined) return costChange(cost, change);
	return started ? startChange(cost, started) : RECKONING;
}

const RECKONING = ["What it costs is still being reckoned."];

import { boundOf } from "../commands/agree.ts";
import { aboveBound } from "../cost/bound.ts";
import type { CostTotal } from "../cost/estimate.ts";
import type { SpendingBound } from "../ports/files.ts";
import type { Prompt } from "./prompt.ts";

/** Asks once more where a cluster may cost more than the user's bound; false after a no. */
export async function isBoundAgreed(
	prompt: Prompt,
	kept: SpendingBound,
	name: string,
	total: CostTotal,
	machinesUnknown = false,
): Promise<boolean> {
	const above = aboveBound(total, machinesUnknown, await boundOf(undefined, kept));
	if (!above) return true;
	prompt.say("", `Is ${name} to cost that much?`, ...above);
	return prompt.agrees("go on all the same", "a");
}

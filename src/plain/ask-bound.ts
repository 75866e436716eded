import { boundOf } from "../commands/agree.ts";
import { aboveBound, boundFrom } from "../cost/bound.ts";
import type { CostTotal } from "../cost/estimate.ts";
import type { SpendingBound } from "../ports/files.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Asks once more where a cluster may cost more than the user's bound, which can be changed here; false after a no. */
export async function isBoundAgreed(
	prompt: Prompt,
	kept: SpendingBound,
	name: string,
	total: CostTotal,
	machinesUnknown = false,
): Promise<boolean> {
	for (;;) {
		const above = aboveBound(total, machinesUnknown, await boundOf(undefined, kept));
		if (!above) return true;
		prompt.say("", `Is ${name} to cost that much?`, ...above);
		const said = await prompt.ask(QUESTION, HELP, true);
		if (said !== "b") return said === "a";
		const typed = await prompt.ask("New bound, USD an hour, or an empty line to leave it:");
		if (typed !== "") await attempted(prompt, () => kept.choose(boundFrom(typed)));
	}
}

const QUESTION = "Type a to go on all the same, b for another bound; anything else does not:";
const HELP = ["Another bound is kept: above it firstlight asks once more."];

import { asAppError, sentencesOf } from "../ports/errors.ts";
import type { Step } from "../questions/step.ts";
import type { Walk } from "../wizard/walk.ts";
import type { Prompt } from "./prompt.ts";

/** How a question was left. */
export type Answered = "answered" | "back" | "to the plan" | "once more";

/** What each question hears besides its answers. */
export const COMMON = "? explains, b goes back, p goes to the plan, r asks AWS again.";

/** Does what every question hears; "asked" where it goes on, undefined for what is an answer. */
export async function common(
	prompt: Prompt,
	walk: Walk,
	step: Pick<Step, "help" | "kind">,
	typed: string,
): Promise<Answered | "asked" | undefined> {
	switch (typed) {
		case "?":
			prompt.say(...step.help, COMMON);
			if (step.kind !== "form")
				prompt.say("/WORD shows the rows with a word, m ID takes an id that you type.");
			return "asked";
		case "b":
			return walk.back() ? "once more" : "back";
		case "p":
			return "to the plan";
		case "r":
			walk.reload();
			return "once more";
		default:
			return undefined;
	}
}

/** True when it went well; else says what stands against it. Throws Leaving after Ctrl-C. */
export async function attempted(
	prompt: Prompt,
	work: (signal: AbortSignal) => Promise<unknown>,
): Promise<boolean> {
	return prompt.during(async (signal) => {
		try {
			await work(signal);
			return true;
		} catch (thrown) {
			signal.throwIfAborted();
			prompt.say(sentencesOf(asAppError(thrown)));
			return false;
		}
	});
}

import { asAppError } from "../ports/errors.ts";
import type { Step } from "../questions/step.ts";
import { answerRows } from "../wizard/answer-rows.ts";
import type { Walk } from "../wizard/walk.ts";
import { Leaving, type Prompt } from "./prompt.ts";
import { rowText } from "./rows.ts";

/** How a question was left. */
export type Answered = "answered" | "back" | "to the plan" | "once more";

/** What each question hears besides its answers. */
export const COMMON =
	"? explains, b goes back, p goes to the plan, e opens an answer again, r asks AWS again.";

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
		case "e":
			return (await isOpened(prompt, walk)) ? "once more" : "asked";
		case "r":
			walk.reload();
			return "once more";
		default:
			return undefined;
	}
}

/** Opens the question of an answer that is chosen; false where none was. */
export async function isOpened(prompt: Prompt, walk: Walk): Promise<boolean> {
	const rows = answerRows(walk.answers);
	prompt.say(...rows.map((row, place) => rowText(row, place + 1)));
	const help = ["Its question is asked again; the other answers stay, but for those that depend on it."];
	for (;;) {
		const typed = await prompt.ask("Which one? Number, or an empty line for none:", help);
		if (typed === "") return false;
		const row = rows[Number(typed) - 1];
		if (row && row.disabled === undefined) {
			walk.open(row.value);
			return true;
		}
		prompt.say(row ? `That cannot be chosen: ${row.disabled}.` : `Type a number from 1 to ${rows.length}.`);
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
			if (thrown instanceof Leaving) throw thrown;
			prompt.sayError(asAppError(thrown));
			return false;
		}
	});
}

/** Does what goes on by itself, or is taken back, once Ctrl-C lets go of it; `said` is told then. */
export async function untilLetGo(
	prompt: Prompt,
	said: string,
	work: (signal: AbortSignal) => Promise<unknown>,
): Promise<void> {
	await attempted(prompt, async (signal) => {
		try {
			await work(signal);
		} catch (thrown) {
			if (!signal.aborted || thrown instanceof Leaving) throw thrown;
			prompt.say(said);
		}
	});
}

import { asideOrBack, KEPT_WORDS, keptNote } from "../checks/kept-choice.ts";
import { keptCheckId } from "../checks/preflight-kept.ts";
import type { PlannedByFlags } from "../commands/planned.ts";
import { type KeptThing, keptName } from "../config/kept.ts";
import type { Prompt } from "./prompt.ts";
import { attempted } from "./question.ts";

/** Asks what a config file is to keep; the ids of what is to become a comment. Nothing is written. */
export async function askKept(
	prompt: Prompt,
	{ engine, draft: { kept }, findings }: PlannedByFlags,
): Promise<readonly string[]> {
	let { aside } = kept;
	prompt.say("", KEPT_WORDS.question, KEPT_WORDS.why);
	const tell = (thing: KeptThing) => {
		const { result, detail = "" } = findings.find(({ id }) => id === keptCheckId(thing)) ?? {};
		const isAside = aside.includes(thing.id);
		const name = `${keptName(thing)} (line ${thing.line}, ${thing.place})`;
		const note = keptNote(isAside, result);
		const told = [name, note, note !== "" && !isAside ? detail : ""].filter(Boolean).join(": ");
		prompt.say(`${String(kept.things.indexOf(thing) + 1).padStart(3)}  [${isAside ? " " : "x"}] ${told}`);
	};
	kept.things.forEach(tell);
	for (;;) {
		const typed = await prompt.ask(WHICH, [KEPT_WORDS.why]);
		if (typed === "") return aside;
		const thing = kept.things[Number(typed) - 1];
		if (thing === undefined) {
			prompt.say(`Type a number from 1 to ${kept.things.length}.`);
			continue;
		}
		await attempted(prompt, async () => {
			aside = asideOrBack(engine, kept, aside, thing.id);
			tell(thing);
		});
	}
}

const WHICH = "Whose tick is to change? Its number, or an empty line for the plan:";

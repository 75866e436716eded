import { type Decided, decidedOn } from "../commands/answer-all.ts";
import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { StepId } from "../questions/answers.ts";
import { ifReadable } from "../questions/permission.ts";
import type { Step } from "../questions/step.ts";
import { withoutKeys } from "../text/without-keys.ts";
import type { ListStep } from "../wizard/list-step.ts";
import type { Loaded } from "../wizard/option-store.ts";
import { answersItself } from "../wizard/reducer.ts";
import { whyAsked } from "../wizard/suggested-answer.ts";
import type { Walk } from "../wizard/walk.ts";
import { askForm } from "./form-question.ts";
import { askList } from "./list-question.ts";
import type { Prompt } from "./prompt.ts";
import { type Answered, attempted, COMMON } from "./question.ts";

/**
 * Asks what is not answered yet, each question once; what can be decided without its user is told and not asked where
 * the way goes `toPlan`. What was decided so is kept in `decided`. False where its user went back before the first.
 */
export async function askAll(prompt: Prompt, walk: Walk, decided: Map<StepId, Decided>): Promise<boolean> {
	for (let step = walk.step; step !== undefined; step = walk.step) {
		const { id } = step;
		if (answersItself(walk.state) && (await decides(prompt, walk, step, decided))) continue;
		prompt.loses = "The answers so far would be lost.";
		const left = await ask(prompt, walk, step);
		if (left === "back") return false;
		if (left === "to the plan") walk.hasten();
		if (left === "answered") decided.delete(id);
	}
	return true;
}

/** Takes the suggestion where nobody has to be asked; false where only the user can tell. */
async function decides(
	prompt: Prompt,
	walk: Walk,
	step: Step,
	decided: Map<StepId, Decided>,
): Promise<boolean> {
	const found = await prompt.during((signal) => ifReadable(decidedBy(walk, step, signal), signal));
	if (!found?.judged.ok) return false;
	walk.answer(step.id, found.judged.value);
	const one = decidedOn(walk, step, "suggested", found.loaded);
	const { answer, why } = one;
	decided.set(step.id, one);
	prompt.say(`${step.title}: ${answer}${why === undefined ? "" : ` (${why})`}`);
	return true;
}

async function decidedBy(walk: Walk, step: Step, signal: AbortSignal) {
	const loaded = await walk.loaded(step, signal);
	if (loaded.undecided !== undefined) return undefined;
	return { loaded, judged: await walk.suggested(step, signal) };
}

async function ask(prompt: Prompt, walk: Walk, step: Step): Promise<Answered> {
	prompt.say("", `${step.title}: ${step.question}`, withoutKeys(step.why));
	let loaded: Loaded | undefined;
	await attempted(prompt, async (signal) => {
		loaded = await walk.loaded(step, signal);
	});
	const notes = loaded ? [...whyAsked(walk.state, loaded), ...loaded.notes] : [];
	prompt.say(
		...notes
			.map(withoutKeys)
			.filter(Boolean)
			.map((note) => `  ${note}`),
		COMMON,
	);
	if (step.kind !== "form")
		return askList(prompt, walk, step as ListStep, loaded as OptionList<unknown> | undefined);
	if (loaded) return askForm(prompt, walk, step as Step & { kind: "form" }, loaded as Form);
	for (;;) {
		const typed = await prompt.ask("r asks again, b goes back:");
		if (typed === "b") return walk.back() ? "once more" : "back";
		if (typed === "r") {
			walk.reload();
			return "once more";
		}
	}
}

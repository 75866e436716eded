import { type Decided, decidedOn } from "../commands/answer-all.ts";
import { priced } from "../cost/priced-choices.ts";
import { shippedFor } from "../cost/shipped-for.ts";
import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { StepId } from "../questions/answers.ts";
import type { GivenAnswer } from "../questions/given.ts";
import { ifReadable } from "../questions/permission.ts";
import type { Step } from "../questions/step.ts";
import { answerGiven } from "../wizard/judge-given.ts";
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
 * Asks what is not answered yet, each question once. What flags answer is told and not asked, the first time, and so is
 * what can be decided without its user where the way goes to the plan. What was decided so is kept in `decided`. False
 * where its user went back before the first.
 */
export async function askAll(
	prompt: Prompt,
	walk: Walk,
	decided: Map<StepId, Decided>,
	given: Map<StepId, GivenAnswer>,
): Promise<boolean> {
	for (let step = walk.step; step !== undefined; step = walk.step) {
		const { id } = step;
		const mine = given.get(id);
		given.delete(id);
		if (mine && (await takes(prompt, walk, step, mine, decided))) continue;
		if (!mine && answersItself(walk.state) && (await decides(prompt, walk, step, decided))) continue;
		prompt.loses = "The answers so far would be lost.";
		const left = await ask(prompt, walk, step);
		if (left === "back") {
			if (Object.keys(walk.answers).length === 0 || (await prompt.leaves())) return false;
		}
		if (left === "to the plan") walk.hasten();
		if (left === "answered") decided.delete(id);
	}
	return true;
}

/** Takes what flags say to the question; false where it is refused, which is told. */
async function takes(
	prompt: Prompt,
	walk: Walk,
	step: Step,
	given: GivenAnswer,
	decided: Map<StepId, Decided>,
): Promise<boolean> {
	return attempted(prompt, async (signal) => {
		const { value, warnings } = await answerGiven(walk, step, given, () => "", signal);
		walk.answer(step.id, value);
		const flags = [...new Set(Object.values(given.flags))].join(", ");
		const one = decidedOn(walk, step, "given", { why: `from ${flags}`, notes: warnings });
		decided.set(step.id, one);
		prompt.say(`${step.title}: ${one.answer} (${one.why})`, ...one.notes);
	});
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
	prompt.say("", `${step.title}: ${step.question}`, step.why);
	let loaded: Loaded | undefined;
	await attempted(prompt, async (signal) => {
		loaded = await walk.loaded(step, signal);
		const { region } = walk.answers;
		if (region !== undefined) loaded = priced(step, loaded, await shippedFor(region));
	});
	const notes = loaded ? [...whyAsked(walk.state, loaded), ...loaded.notes] : [];
	prompt.say(...notes.map((note) => `  ${note}`), COMMON);
	if (step.kind !== "form")
		return askList(prompt, walk, step as ListStep, loaded as OptionList<unknown> | undefined);
	if (loaded) return askForm(prompt, walk, step as Step & { kind: "form" }, loaded as Form);
	for (;;) {
		const typed = await prompt.ask("r asks again, b goes back:", step.help);
		if (typed === "b") return walk.back() ? "once more" : "back";
		if (typed === "r") {
			walk.reload();
			return "once more";
		}
	}
}

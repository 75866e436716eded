import { AppError } from "../ports/errors.ts";
import type { StepId } from "../questions/answers.ts";
import type { GivenAnswers } from "../questions/given.ts";
import type { Step } from "../questions/step.ts";
import { stepById } from "../questions/steps.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { summaryOf } from "../wizard/answer-rows.ts";
import { answerGiven } from "../wizard/judge-given.ts";
import type { Loaded } from "../wizard/option-store.ts";
import type { Walk } from "../wizard/walk.ts";
import { type QuestionFlag, questionFlags } from "./question-flags.ts";

/** How a question came by its answer. */
export interface Decided {
	readonly step: StepId;
	/** The answer in a few characters. */
	readonly answer: string;
	readonly from: "given" | "suggested";
	/** Why it is suggested, in a few words; undefined where that needs no words. */
	readonly why: string | undefined;
	/** What is to be known about a suggestion, in sentences. */
	readonly notes: readonly string[];
}

/**
 * Answers all questions of `walk`: by flags, and where there are none by what the wizard suggests. Rejects where an
 * answer is refused, or none suggests itself (`onStep` hears of each question before); the sentence names the flag and what it could be.
 */
export async function answerAll(
	walk: Walk,
	given: GivenAnswers,
	signal: AbortSignal,
	onStep: (step: Step) => void,
): Promise<Decided[]> {
	const decided: Decided[] = [];
	for (let step = walk.step; step !== undefined; step = walk.step) {
		onStep(step);
		const mine = given.get(step.id);
		const { id } = step;
		const { value, warnings } = await answerGiven(walk, step, mine, (field) => flagOf(id, field), signal);
		const { notes, why } = mine ? { notes: [] } : await walk.loaded(step, signal);
		walk.answer(id, value);
		const from = mine ? "given" : "suggested";
		decided.push(decidedOn(walk, step, from, { why, notes: [...notes, ...warnings] }));
	}
	const unasked = [...given.keys()].find((id) => walk.answers[id] === undefined);
	if (unasked === undefined) return decided;
	const { title } = stepById(unasked);
	throw new AppError("bad-input", `${flagOf(unasked)}: with these answers nobody asks for it (${title}).`, {
		hint: "Leave it out.",
	});
}

/** How a question that is answered now came by its answer. */
export function decidedOn(
	{ answers }: Walk,
	step: Step,
	from: Decided["from"],
	{ why, notes }: Pick<Loaded, "why" | "notes">,
): Decided {
	const told = notes.map(withoutKeys).filter(Boolean);
	return { step: step.id, answer: summaryOf(step, answers), from, why, notes: told };
}

/** The flag that answers a question, or that field of it. */
function flagOf(id: StepId, field = ""): string {
	const all = Object.entries<QuestionFlag>(questionFlags).filter(([, { answers }]) => answers.includes(id));
	const [name = id] = all.find(([, flag]) => flag.field === field) ?? all[0] ?? [];
	return `--${name}`;
}

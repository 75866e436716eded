import type { Form } from "../list/form-state.ts";
import type { OptionList } from "../list/option.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { Step, StepContext } from "../questions/step.ts";
import { opaqueForm } from "./form-step.ts";
import { type ListStep, opaque } from "./list-step.ts";
import type { Loaded } from "./option-store.ts";
import type { WizardState } from "./reducer.ts";
import { sameAnswer } from "./same-answer.ts";
import { suggestedFrom } from "./typed-answer.ts";

/** What Enter alone would answer if nothing were answered yet; undefined where it cannot be answered so. */
function suggestedAnswer(step: Step, loaded: Loaded, context: StepContext): Answers[StepId] | undefined {
	const { [step.id]: _, ...answers } = context.answers;
	const unanswered = { ...context, answers };
	const verdict =
		step.kind === "form"
			? opaqueForm(step).check((loaded as Form).values, loaded as Form, unanswered)
			: suggestedFrom(opaque(step as ListStep), loaded as OptionList<unknown>, unanswered);
	return verdict.ok ? verdict.value : undefined;
}

/** The suggestion where nobody has to be asked; undefined where only the user can tell. */
export function decidedAnswer(step: Step, loaded: Loaded, context: StepContext): Answers[StepId] | undefined {
	return loaded.undecided === undefined ? suggestedAnswer(step, loaded, context) : undefined;
}

/** Said of a question that is asked on the way to the plan: why it is not decided, unless what it shows says so. */
export function whyAsked(
	state: WizardState,
	{
		undecided,
		notes,
		empty,
	}: Pick<Loaded, "undecided" | "notes"> & Partial<Pick<OptionList<unknown>, "empty">>,
): string[] {
	if (state.at !== "step" || !state.toPlan || undecided === undefined) return [];
	return undecided === empty || notes.includes(undecided) ? [] : [undecided];
}

/** Why a question is answered as it is, in a few words; undefined where nothing needs to be said. */
export function whyAnswered(step: Step, loaded: Loaded, context: StepContext): string | undefined {
	const suggested = suggestedAnswer(step, loaded, context);
	const answer = context.answers[step.id];
	if (answer === undefined) return undefined;
	return suggested !== undefined && sameAnswer(step, suggested, answer) ? loaded.why : "your choice";
}

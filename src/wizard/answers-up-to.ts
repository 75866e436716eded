import type { Answers, StepId } from "../questions/answers.ts";
import { steps } from "../questions/steps.ts";
import { dependentsOf } from "./dependents.ts";

/**
 * The answers with which the wizard opens at `step` again: without its own one and those that hang on it. They come back
 * as suggestions from the config file. Without a step the wizard opens at the review.
 */
export function answersUpTo(
	answers: Partial<Answers> | undefined,
	step: StepId | undefined,
): Partial<Answers> {
	if (answers === undefined) return {};
	const kept = { ...answers };
	if (step === undefined) return kept;
	delete kept[step];
	for (const id of dependentsOf(step, steps)) delete kept[id];
	return kept;
}

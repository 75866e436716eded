import type { Answers, StepId } from "../questions/answers.ts";
import type { Step } from "../questions/step.ts";
import { canBeAsked, steps } from "../questions/steps.ts";

/** The steps whose options can be asked for now, in the wizard's order: all they need is answered. */
export function loadableSteps(answers: Partial<Answers>): Step[] {
	return steps.filter((step) => canBeAsked(step, answers));
}

/**
 * Names what a step's options are computed from: two equal keys mean that the loaded options still hold. Answers
 * that the step does not need leave it as it is.
 */
export function cacheKeyOf(
	step: { readonly id: StepId; readonly needs: readonly StepId[] },
	answers: Partial<Answers>,
): string {
	return JSON.stringify([step.id, ...step.needs.map((need) => answers[need] ?? null)]);
}

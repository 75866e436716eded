import type { Option } from "../list/option.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { Step } from "../questions/step.ts";
import { isReachable, isSkipped, steps } from "../questions/steps.ts";

/** The answer to `step` in a few characters, safe to draw; empty while there is none. */
export function summaryOf(step: Step, answers: Partial<Answers>): string {
	const answer = answers[step.id];
	if (answer === undefined) return "";
	return (step as { summary(value: unknown): string }).summary(answer);
}

/** The questions that are asked with these answers: those that answer themselves are left out. */
export function askedSteps(answers: Partial<Answers>): Step[] {
	return steps.filter((step) => !isSkipped(step, answers));
}

/** The same without those that belong to another one. */
export function mainSteps(answers: Partial<Answers>): Step[] {
	return askedSteps(answers).filter(({ partOf }) => partOf === undefined);
}

/** Every question as a row to choose from; those whose needs are still open cannot be chosen. */
export function answerRows(answers: Partial<Answers>): Option<StepId>[] {
	return askedSteps(answers).map((step) => ({
		key: step.id,
		value: step.id,
		cells: [step.title, summaryOf(step, answers)],
		...(isReachable(step, answers) ? {} : { disabled: "follows from answers still to come" }),
	}));
}

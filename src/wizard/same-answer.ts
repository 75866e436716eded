import type { Step } from "../questions/step.ts";
import { opaqueForm } from "./form-step.ts";
import { type ListStep, opaque } from "./list-step.ts";

/** True when both answers to the question are the same choice: one in place of the other keeps later answers. */
export function sameAnswer(step: Step, a: unknown, b: unknown): boolean {
	return choiceOf(step, a) === choiceOf(step, b);
}

function choiceOf(step: Step, answer: unknown): string {
	if (step.kind === "form") return JSON.stringify(opaqueForm(step).valuesOf(answer));
	const { kind, keyOf, itemsOf } = opaque(step as ListStep);
	return kind === "select" ? keyOf(answer) : itemsOf(answer).map(keyOf).toSorted().join(" ");
}

import type { Form } from "../list/form-state.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { FormStep, FormVerdict, StepContext } from "../questions/step.ts";

/** A form step with its answer's type out of sight: the screen hands it on unread. */
export type OpaqueFormStep = Pick<FormStep<StepId>, "id" | "title" | "question" | "why" | "help"> & {
	readonly kind: "form";
	check(
		values: Readonly<Record<string, string>>,
		form: Form,
		context: Omit<StepContext, "signal">,
	): FormVerdict<Answers[StepId]>;
	refusal?(
		value: Answers[StepId],
		context: StepContext,
	): Promise<Readonly<Record<string, string>> | undefined>;
	readonly whole?: unknown;
	valuesOf(answer: unknown): Readonly<Record<string, string>>;
};

/** See `opaque` of list steps. */
export function opaqueForm(step: { readonly kind: "form" }): OpaqueFormStep {
	return step as unknown as OpaqueFormStep;
}

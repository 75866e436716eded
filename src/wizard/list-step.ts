import type { Option, OptionList } from "../list/option.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { Curing } from "../questions/cure.ts";
import type { MultiSelectStep, SelectStep } from "../questions/step.ts";

/** A step that shows a list, whichever its answer's type. */
export type ListStep = {
	[Id in StepId]: SelectStep<Id> | MultiSelectStep<Id>;
}[StepId];

/** The same step with its values out of sight: the screen hands them on and never looks into them. */
export type OpaqueListStep = Pick<ListStep, "id" | "title" | "question" | "why" | "help" | "columns"> & {
	readonly kind: "select" | "multi-select";
	readonly typed?: SelectStep<"name">["typed"];
	readonly repair?: SelectStep<"name">["repair"];
	readonly cure?: Curing<unknown>;
	summary(value: unknown): string;
	maximum: MultiSelectStep<"volumes">["maximum"];
	answerFrom(chosen: readonly unknown[]): Answers[StepId];
	itemsOf(answer: unknown): readonly unknown[];
	keyOf(item: unknown): string;
};

/** Values of rows and answers pass through the screen unread, so their type may be forgotten on the way. */
export function opaque(step: ListStep): OpaqueListStep {
	return step as unknown as OpaqueListStep;
}

const TYPED_NOTE = "typed by you";

/** A row for something that was typed and that AWS did not list. */
export function typedOption(step: OpaqueListStep, value: unknown): Option<unknown> {
	const key = step.keyOf(value);
	return { key, value, cells: [step.kind === "select" ? step.summary(value) : key], note: TYPED_NOTE };
}

/** The list as it opens: on the answer given before, else on the suggestion; typed answers get a row. */
export function listWith(
	step: OpaqueListStep,
	list: OptionList<unknown>,
	answer: unknown,
): Pick<OptionList<unknown>, "options" | "suggested"> {
	if (answer === undefined) return list;
	const items = step.kind === "select" ? [answer] : step.itemsOf(answer);
	const rowOf = (item: unknown) => list.options.find(({ value }) => step.keyOf(value) === step.keyOf(item));
	const missing = items.filter((item) => !rowOf(item)).map((item) => typedOption(step, item));
	return {
		options: [...missing, ...list.options],
		suggested: items.map((item) => (rowOf(item) ?? typedOption(step, item)).key),
	};
}

/** The answer that the chosen rows make; undefined when nothing is chosen where one row must be. */
export function answerOf(
	step: OpaqueListStep,
	chosen: readonly Option<unknown>[],
): Answers[StepId] | undefined {
	if (step.kind === "multi-select") return step.answerFrom(chosen.map(({ value }) => value));
	return chosen[0]?.value as Answers[StepId] | undefined;
}

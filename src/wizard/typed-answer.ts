import { createForm, type Form } from "../list/form-state.ts";
import { chosenOptions, createList } from "../list/list-state.ts";
import type { Option, OptionList } from "../list/option.ts";
import { AppError } from "../ports/errors.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { FormVerdict, StepContext } from "../questions/step.ts";
import type { OpaqueFormStep } from "./form-step.ts";
import { answerOf, listWith, type OpaqueListStep } from "./list-step.ts";

/** An answer, or what stands against it: by field in a form, under "" in a list. */
export type Judged = FormVerdict<Answers[StepId]>;

/** What Enter alone takes from a list: the row where the cursor starts, or those that are ticked at first. */
export function suggestedFrom(step: OpaqueListStep, list: OptionList<unknown>, context: StepContext): Judged {
	const { options, suggested } = listWith(step, list, context.answers[step.id]);
	const multi = step.kind === "multi-select";
	const maximum = multi ? { maximum: step.maximum(context) } : {};
	const state = createList(options, { suggested, multi, height: 1, ...maximum });
	// Where nothing speaks for a row, the first one is where the cursor starts, and no suggestion.
	const chosen = multi || suggested.length > 0 ? chosenOptions(state) : [];
	const value = answerOf(step, chosen);
	if (value !== undefined) return { ok: true, value, warnings: [] };
	const why = options.length === 0 ? list.empty : options.find(({ key }) => key === suggested[0])?.disabled;
	return { ok: false, errors: { "": why ?? noneSuggested(options) } };
}

/** Reasons that are told of a list in which nothing can be chosen. */
const MOST_REASONS = 3;

function noneSuggested(options: readonly Option<unknown>[]): string {
	const reasons = Map.groupBy(options, ({ disabled }) => disabled);
	if (reasons.size === 0 || reasons.has(undefined)) return "Nothing tells which of them it should be.";
	const told = [...reasons].map(([why, rows]) => `${rows.map(({ key }) => key).join(", ")}: ${why}`);
	const more = told.length > MOST_REASONS ? ["…"] : [];
	return `None of them can be chosen. ${[...told.slice(0, MOST_REASONS), ...more].join("; ")}.`;
}

/**
 * The answer that these words make: keys of rows, or what can be typed in their place. Rejects with `bad-input` or
 * `not-found` in the words of the list. `list` is undefined where it could not be read.
 */
export async function answerTyped(
	step: OpaqueListStep,
	list: OptionList<unknown> | undefined,
	texts: readonly string[],
	context: StepContext,
): Promise<Answers[StepId]> {
	const isMulti = step.kind === "multi-select";
	const rows = list?.options ?? [];
	const chosen: Option<unknown>[] = [];
	for (const text of texts) {
		const row = await rowOf(step, rows, text, context);
		if (row.disabled !== undefined)
			throw new AppError("bad-input", `${text} cannot be used: ${row.disabled}.`);
		if (chosen.some(({ key }) => key === row.key))
			throw new AppError("bad-input", `${text} is named more than once.`);
		chosen.push(row);
	}
	const { count, reason } = isMulti ? step.maximum(context) : { count: 1, reason: "One is enough." };
	if (chosen.length > count) throw new AppError("bad-input", reason);
	const answer = answerOf(step, chosen);
	if (answer === undefined) throw new AppError("bad-input", "Nothing was named.");
	return answer;
}

/** The row that is meant: a typed thing has one of its own where the list does not have it. */
async function rowOf(
	step: OpaqueListStep,
	rows: readonly Option<unknown>[],
	text: string,
	context: StepContext,
): Promise<Option<unknown>> {
	const named = rows.find(({ key }) => key === text);
	if (named && (named.disabled === undefined || step.typed === undefined)) return named;
	if (step.typed === undefined) throw new AppError("bad-input", `“${text}” is not among what can be chosen.`);
	// Of what cannot be chosen it tells more than the list.
	const value: unknown = await step.typed.parse(text, context);
	const key = step.keyOf(value);
	const row = rows.find((one) => step.keyOf(one.value) === key);
	return { ...(row ?? { key, cells: [] }), value };
}

/** Judges a form with these values in place of its own, as Enter does: what is asked outside, too. */
export async function judgedForm(
	step: OpaqueFormStep,
	form: Form,
	values: Readonly<Record<string, string>>,
	context: StepContext,
): Promise<Judged> {
	const answer = context.answers[step.id];
	const before = answer === undefined ? {} : step.valuesOf(answer);
	const verdict = step.check({ ...createForm(form, before).values, ...values }, form, context);
	const errors = verdict.ok ? await step.refusal?.(verdict.value, context) : undefined;
	return errors ? { ok: false, errors } : verdict;
}

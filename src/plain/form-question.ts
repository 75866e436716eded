import { createForm, type Field, type Form } from "../list/form-state.ts";
import type { Answers, StepId } from "../questions/answers.ts";
import type { Step } from "../questions/step.ts";
import { opaqueForm } from "../wizard/form-step.ts";
import type { Judged } from "../wizard/typed-answer.ts";
import type { Walk } from "../wizard/walk.ts";
import type { Prompt } from "./prompt.ts";
import { type Answered, common } from "./question.ts";
import { RowPages, rowText } from "./rows.ts";

/** Whose fields are asked. */
export interface FormHost {
	readonly form: Form;
	/** What stands in its fields at first. */
	readonly values: Readonly<Record<string, string>>;
	judge(values: Readonly<Record<string, string>>, signal: AbortSignal): Promise<Judged>;
	/** Does what is no answer to a field, see `common`. */
	hear(typed: string): Promise<Answered | "asked" | undefined>;
}

/** Asks the fields of the form of a question; an empty line keeps what stands there. */
export async function askForm(
	prompt: Prompt,
	walk: Walk,
	step: Step & { readonly kind: "form" },
	form: Form,
): Promise<Answered> {
	const given = walk.answers[step.id];
	const answer = await askFields(prompt, {
		form,
		values: createForm(form, given === undefined ? {} : opaqueForm(step).valuesOf(given)).values,
		judge: (values, signal) => walk.filled(step, values, signal),
		hear: (typed) => common(prompt, walk, step, typed),
	});
	if (typeof answer === "string") return answer;
	walk.answer(step.id, answer.value);
	return "answered";
}

/** Asks fields one after the other, and those with a fault once more, until they make an answer. */
export async function askFields(
	prompt: Prompt,
	{ form, judge, hear, ...first }: FormHost,
): Promise<Answered | { readonly value: Answers[StepId] }> {
	let { values } = first;
	let open = form.fields.filter((field) => isOpen(field));
	for (;;) {
		for (const { key, label } of form.presets) prompt.say(`${key} sets ${label}.`);
		for (const field of open) {
			const fill = (key: string) => {
				const preset = field.kind === "text" ? undefined : form.presets.find((one) => one.key === key);
				if (preset) values = { ...values, ...preset.values };
				return preset && (values[field.key] ?? "");
			};
			const answer = await askField(prompt, hear, field, values[field.key] ?? "", fill);
			if (typeof answer === "string") return answer;
			values = { ...values, [field.key]: answer.value };
		}
		const judged = await prompt.during((signal) => judge(values, signal));
		if (judged.ok) {
			prompt.say(...judged.warnings);
			return judged;
		}
		const faults = Object.entries(judged.errors);
		for (const [key, why] of faults) {
			const label = form.fields.find((field) => field.key === key)?.label;
			prompt.say(`${label === undefined ? "" : `${label}: `}${why}`);
		}
		const faulty = form.fields.filter(({ key }) => key in judged.errors);
		// What was refused is no suggestion.
		for (const { key } of faulty) values = { ...values, [key]: first.values[key] ?? "" };
		open = faulty.length > 0 ? faulty : form.fields.filter((field) => isOpen(field));
	}
}

/** With one thing to choose there is nothing to ask. */
function isOpen({ kind, choices = [] }: Field): boolean {
	return kind !== "choice" || choices.filter(({ disabled }) => disabled === undefined).length > 1;
}

async function askField(
	prompt: Prompt,
	hear: FormHost["hear"],
	field: Field,
	value: string,
	fill: (preset: string) => string | undefined,
): Promise<Answered | { readonly value: string }> {
	const { label, hint, kind } = field;
	const choices = kind === "choice" ? (field.choices ?? []) : [];
	prompt.say("", `${label}. ${hint}`.trimEnd());
	const pages = new RowPages(choices, (row) => row.value === value);
	const tell = () => prompt.say(...pages.lines(rowText));
	tell();
	const now = choices.find((choice) => choice.value === value)?.cells[0] ?? value;
	for (;;) {
		const typed = await prompt.ask(
			`${choices.length > 0 ? "Number or name" : label}, or an empty line for ${now || "nothing"}:`,
		);
		const left = await hear(typed);
		if (left === "asked") continue;
		if (left) return left;
		const filled = typed === "" ? value : fill(typed);
		if (filled !== undefined) return { value: filled };
		if (choices.length > 0 && pages.turns(typed)) {
			tell();
			continue;
		}
		const low = typed.toLowerCase();
		const choice =
			choices[Number(typed) - 1] ??
			choices.find(({ key, cells }) => [key, ...cells].some((cell) => cell.toLowerCase() === low));
		if (choice?.disabled !== undefined) prompt.say(`That cannot be chosen: ${choice.disabled}`);
		else if (kind === "number" && !/^\d{1,6}$/.test(typed)) prompt.say("Type a number.");
		else if (choices.length > 0 && choice === undefined)
			prompt.say(`“${typed}” is none of them. / shows them all, /WORD those with a word.`);
		else return { value: choice?.value ?? typed };
	}
}

import { useEffect, useReducer, useRef, useState } from "react";
import type { HearsText, KeyPress, TimedPress } from "../src/keys/key-press.ts";
import type { KeyRow } from "../src/keys/key-row.ts";
import type { Field, Form } from "../src/list/form-state.ts";
import { createForm, currentField, type FormState, formReducer } from "../src/list/form-state.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";
import type { Answers, StepId } from "../src/questions/answers.ts";
import type { FormVerdict } from "../src/questions/step.ts";
import { stepById } from "../src/questions/steps.ts";
import type { OpaqueFormStep } from "../src/wizard/form-step.ts";
import { cacheKeyOf } from "../src/wizard/load-ahead.ts";
import { BACK_HELP, planRow } from "../src/wizard/question-keys.ts";
import { useLeaving } from "./use-leaving.ts";
import type { Wizard } from "./use-wizard.ts";

type FormMode = "form" | "choices";

export interface FormQuestion {
	readonly state: FormState;
	readonly field: Field | undefined;
	readonly verdict: FormVerdict<Answers[StepId]>;
	/** True once Enter was tried: then every fault is shown, not only those of touched fields. */
	readonly tried: boolean;
	/** Where the next letter of the current text field goes. */
	readonly cursor: number;
	readonly mode: FormMode;
	setMode(mode: FormMode): void;
	readonly keys: readonly KeyRow[];
	/** Writes into the current field. */
	readonly typing: HearsText;
	choose(key: string): void;
}

/** What a look outside has said against these values. */
interface Refused {
	readonly values: FormState["values"];
	readonly errors: Readonly<Record<string, string>>;
}

/** Where typing is: in which field, at which letter. */
interface Typing {
	readonly field: string;
	readonly cursor: number;
}

/** Who asks by a form; to the plan leads only a wizard. */
export interface FormHost
	extends Pick<Wizard, "answer" | "back" | "reload" | "loadWhole">,
		Partial<Pick<Wizard, "left" | "toPlan">> {
	readonly state: { readonly answers: Partial<Answers> };
	readonly options: Pick<Wizard["options"], "contextFor">;
}

/** How a form was left by Esc, and the answer that it had then. */
export interface LeftForm {
	readonly state: FormState;
	readonly answer: unknown;
}

/** One question with a form: what each key does to it. Whoever comes back to it finds it as it was left. */
export function useForm(wizard: FormHost, step: OpaqueFormStep, form: Form): FormQuestion {
	const { answers } = wizard.state;
	const answer = answers[step.id];
	const key = cacheKeyOf(stepById(step.id), answers);
	const [first] = useState(() => {
		const left = wizard.left?.get(key);
		return left && left.answer === answer
			? formReducer(left.state, { type: "reloaded", form })
			: createForm(form, answer === undefined ? {} : step.valuesOf(answer));
	});
	const [state, dispatch] = useReducer(formReducer, first);
	const [typing, setTyping] = useState<Typing>();
	const [tried, setTried] = useState(false);
	const [mode, setMode] = useState<FormMode>("form");
	useReloaded(form, (fresh) => dispatch({ type: "reloaded", form: fresh }));

	const field = currentField(state);
	const value = field ? (state.values[field.key] ?? "") : "";
	const isTyping = typing !== undefined && typing.field === field?.key;
	const cursor = isTyping ? Math.min(typing.cursor, value.length) : value.length;
	const context = wizard.options.contextFor(answers, NEVER);
	const judged = step.check(state.values, state.form, context);
	const [refused, setRefused] = useState<Refused>();
	const verdict =
		judged.ok && refused?.values === state.values ? { ok: false as const, errors: refused.errors } : judged;
	const looking = useRef(false);
	const leaving = useLeaving();

	const lookOutside = async (answer: Answers[StepId]) => {
		if (looking.current) return;
		looking.current = true;
		const { values } = state;
		const errors = await step.refusal?.(answer, context);
		looking.current = false;
		if (leaving.aborted) return;
		if (!errors) return wizard.answer(step.id, answer as never);
		setRefused({ values, errors });
		setTried(true);
	};
	const submit = () => {
		if (verdict.ok && step.refusal) return void lookOutside(verdict.value);
		if (verdict.ok) return wizard.answer(step.id, verdict.value as never);
		setTried(true);
		const faulty = state.form.fields.find(({ key }) => key in verdict.errors);
		if (faulty) dispatch({ type: "wentTo", field: faulty.key });
	};
	const write = (press: KeyPress) => {
		const next = field && written(press, field, { value, cursor }, isTyping);
		if (!next) return false;
		setTyping({ field: field.key, cursor: next.cursor });
		if (next.value !== value) dispatch({ type: "edited", text: next.value });
		return true;
	};
	const move = (by: 1 | -1) => () => {
		setTyping(undefined);
		dispatch({ type: "moved", by });
	};
	const change = (by: 1 | -1) => (press: TimedPress) =>
		field?.kind === "text" ? write(press) : dispatch({ type: "stepped", by });
	const presets = field?.kind === "text" ? [] : state.form.presets;
	const keys: KeyRow[] = [
		...presets.map(({ key, label }) => ({
			keys: [key],
			help: `sets ${label}`,
			does: () => dispatch({ type: "preset", key }),
		})),
		...formKeys(field, state.form.fields.length === 1, {
			move,
			change,
			list: () => {
				setMode("choices");
				wizard.loadWhole(step.id);
			},
			submit,
			back: () => {
				wizard.left?.set(key, { state, answer });
				wizard.back();
			},
			reload: () => wizard.reload(step.id),
			toPlan: wizard.toPlan,
		}),
	];

	return {
		state,
		field,
		verdict,
		tried,
		cursor,
		mode,
		setMode,
		keys,
		typing: write,
		choose(key) {
			dispatch({ type: "chose", key });
			setMode("form");
		},
	};
}

interface FormDoing {
	move(by: 1 | -1): () => void;
	change(by: 1 | -1): (press: TimedPress) => void;
	list(): void;
	submit(): void;
	back(): void;
	reload(): void;
	toPlan: (() => void) | undefined;
}

const CHANGES = { choice: "change", number: "less, more", text: "move" } as const;

function formKeys(field: Field | undefined, isOnly: boolean, on: FormDoing): KeyRow[] {
	const list: KeyRow = {
		keys: ["space"],
		label: "list all",
		help: "lists everything a field can be",
		does: on.list,
	};
	const others: KeyRow[] = [
		{ keys: ["up", "shift-tab"], label: "field", help: "go from field to field", does: on.move(-1) },
		{ keys: ["down", "tab"], does: on.move(1) },
	];
	return [
		...(isOnly ? others.map(({ keys, does }) => ({ keys, not: "There is no other field.", does })) : others),
		{
			keys: ["left"],
			label: CHANGES[field?.kind ?? "text"],
			help: "change a choice or a number, or move within a text",
			does: on.change(-1),
		},
		{ keys: ["right"], does: on.change(1) },
		...(field?.kind === "choice" ? [list] : []),
		{ keys: ["enter"], label: "next", help: "takes the whole form and goes on", does: on.submit },
		{
			keys: ["escape"],
			label: "back",
			help: on.toPlan ? BACK_HELP : "leaves the form; nothing is changed",
			does: on.back,
		},
		...(field?.kind === "text" || !on.toPlan ? [] : [planRow(on.toPlan)]),
		{ keys: ["ctrl-r"], help: "asks AWS again", does: on.reload },
	];
}

/** What a key writes into a field; undefined when it is not for the text. A number's first digit replaces it. */
function written(press: KeyPress, field: Field, text: TextState, isTyping: boolean): TextState | undefined {
	if (field.kind === "choice") return undefined;
	if (field.kind === "text") return textReducer(text, press);
	if (!/^\d*$/.test(press.text)) return undefined;
	const startsOver = !isTyping && press.text !== "";
	return textReducer(startsOver ? textWith("") : text, press);
}

const NEVER = new AbortController().signal;

function useReloaded(form: Form, onReload: (form: Form) => void): void {
	const latest = useRef(form);
	useEffect(() => {
		if (latest.current === form) return;
		latest.current = form;
		onReload(form);
	});
}

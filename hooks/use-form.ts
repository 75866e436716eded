import { useEffect, useReducer, useRef, useState } from "react";
import { FORM_KEYS, intentOf, TYPING_KEYS } from "../src/keymap.ts";
import type { KeyPress } from "../src/keys/key-press.ts";
import { createForm, currentField, type FormState, formReducer } from "../src/list/form-state.ts";
import { textReducer } from "../src/list/text-state.ts";
import type { Answers, StepId } from "../src/wizard/answers.ts";
import type { OpaqueFormStep } from "../src/wizard/form-step.ts";
import type { Field, Form, FormVerdict } from "../src/wizard/step.ts";
import { useKeys } from "./use-keys.ts";
import type { Wizard } from "./use-wizard.ts";

export type FormMode = "form" | "choices" | "help";

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
	choose(key: string): void;
}

/** Where typing is: in which field, at which letter. */
interface Typing {
	readonly field: string;
	readonly cursor: number;
}

/** One question with a form: what each key does to it. */
export function useForm(wizard: Wizard, step: OpaqueFormStep, form: Form): FormQuestion {
	const { answers } = wizard.state;
	const answer = answers[step.id];
	const [first] = useState(() => createForm(form, answer === undefined ? {} : step.valuesOf(answer)));
	const [state, dispatch] = useReducer(formReducer, first);
	const [typing, setTyping] = useState<Typing>();
	const [tried, setTried] = useState(false);
	const [mode, setMode] = useState<FormMode>("form");
	useReloaded(form, (fresh) => dispatch({ type: "reloaded", form: fresh }));

	const field = currentField(state);
	const value = field ? (state.values[field.key] ?? "") : "";
	const isTyping = typing !== undefined && typing.field === field?.key;
	const cursor = isTyping ? Math.min(typing.cursor, value.length) : value.length;
	const verdict = step.check(state.values, state.form, wizard.options.contextFor(answers, NEVER));

	const submit = () => {
		if (verdict.ok) return wizard.answer(step.id, verdict.value as never);
		setTried(true);
		const faulty = state.form.fields.find(({ key }) => key in verdict.errors);
		if (faulty) dispatch({ type: "wentTo", field: faulty.key });
	};
	const write = (press: KeyPress): boolean => {
		if (!field || field.kind === "choice") return false;
		if (field.kind === "number" && !/^\d*$/.test(press.text)) return false;
		const intent = intentOf<string>(TYPING_KEYS, press);
		if (field.kind === "number" && (intent === "left" || intent === "right")) return false;
		const startsOver = field.kind === "number" && !isTyping && press.text !== "";
		const next = textReducer(startsOver ? { value: "", cursor: 0 } : { value, cursor }, intent, press.text);
		if (!next) return false;
		setTyping({ field: field.key, cursor: next.cursor });
		if (next.value !== value || startsOver) dispatch({ type: "edited", text: next.value });
		return true;
	};
	const move = (by: number) => {
		setTyping(undefined);
		dispatch({ type: "moved", by });
	};
	const act = (intent: string | undefined) => {
		if (intent === "up" || intent === "down") return move(intent === "up" ? -1 : 1);
		if (intent === "left" || intent === "right")
			return dispatch({ type: "stepped", by: intent === "left" ? -1 : 1 });
		if (intent === "open" && field?.kind === "choice") return setMode("choices");
		if (intent === "accept") return submit();
		if (intent === "back") return wizard.back();
		if (intent === "reload") return wizard.reload(step.id);
		if (intent === "help") return setMode("help");
	};
	useKeys((press) => {
		const preset = state.form.presets.find(({ key }) => key === press.name);
		if (preset && field?.kind !== "text") return dispatch({ type: "preset", key: preset.key });
		if (press.name === "?" || !write(press)) act(intentOf<string>(FORM_KEYS, press));
	}, mode === "form");

	return {
		state,
		field,
		verdict,
		tried,
		cursor,
		mode,
		setMode,
		choose(key) {
			dispatch({ type: "chose", key });
			setMode("form");
		},
	};
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

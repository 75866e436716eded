import { useEffect, useReducer, useRef, useState } from "react";
import type { KeyPress } from "../src/keys/key-press.ts";
import { FORM_KEYS, intentOf, TYPING_KEYS } from "../src/keys/keymap.ts";
import type { Field, Form } from "../src/list/form-state.ts";
import {
	createForm,
	currentField,
	type FormAction,
	type FormState,
	formReducer,
} from "../src/list/form-state.ts";
import { type TextState, textReducer, textWith } from "../src/list/text-state.ts";
import type { Answers, StepId } from "../src/questions/answers.ts";
import type { FormVerdict } from "../src/questions/step.ts";
import type { OpaqueFormStep } from "../src/wizard/form-step.ts";
import { useKeys } from "./use-keys.ts";
import { useMounted } from "./use-mounted.ts";
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
	const context = wizard.options.contextFor(answers, NEVER);
	const judged = step.check(state.values, state.form, context);
	const [refused, setRefused] = useState<Refused>();
	const verdict =
		judged.ok && refused?.values === state.values ? { ok: false as const, errors: refused.errors } : judged;
	const looking = useRef(false);
	const mounted = useMounted();

	const lookOutside = async (answer: Answers[StepId]) => {
		if (looking.current) return;
		looking.current = true;
		const { values } = state;
		const errors = await step.refusal?.(answer, context);
		looking.current = false;
		if (!mounted.current) return;
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
	const write = (press: KeyPress): boolean => {
		const next = field && written(press, field, { value, cursor }, isTyping);
		if (!next) return false;
		setTyping({ field: field.key, cursor: next.cursor });
		if (next.value !== value) dispatch({ type: "edited", text: next.value });
		return true;
	};
	const act = (intent: string | undefined) => {
		const action = intent === undefined ? undefined : ACTIONS[intent];
		if (intent === "up" || intent === "down") setTyping(undefined);
		if (action) return dispatch(action);
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

const ACTIONS: Readonly<Record<string, FormAction>> = {
	up: { type: "moved", by: -1 },
	down: { type: "moved", by: 1 },
	left: { type: "stepped", by: -1 },
	right: { type: "stepped", by: 1 },
};

/** What a key writes into a field; undefined when it is not for the text. A number's first digit replaces it. */
function written(press: KeyPress, field: Field, text: TextState, isTyping: boolean): TextState | undefined {
	const intent = intentOf<string>(TYPING_KEYS, press);
	if (field.kind === "choice") return undefined;
	if (field.kind === "text") return textReducer(text, intent, press.text);
	if (!/^\d*$/.test(press.text) || intent === "left" || intent === "right") return undefined;
	const startsOver = !isTyping && press.text !== "";
	return textReducer(startsOver ? textWith("") : text, intent, press.text);
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

import type { Option, Reasons } from "./option.ts";

/** One line of a form. Values are text throughout; the step reads them. */
export interface Field<Facts = unknown> {
	readonly key: string;
	readonly label: string;
	readonly kind: "text" | "number" | "choice";
	/**
	 * For `choice`: what ←→ goes through and space lists. For `text`: values with something against them (taken
	 * names), not shown as a list.
	 */
	readonly choices?: readonly Option<string, Facts>[];
	/** One sentence shown while the field is the current one. */
	readonly hint: string;
}

export interface Form<Facts = unknown> extends Reasons {
	readonly fields: readonly Field<Facts>[];
	readonly values: Readonly<Record<string, string>>;
	readonly notes: readonly string[];
	/** Ready-made sets of values, each one key away: e.g. `t` for the tutorial's types. */
	readonly presets: readonly {
		readonly key: string;
		readonly label: string;
		readonly values: Readonly<Record<string, string>>;
	}[];
}

/** A form on the screen: the values as they stand and the field that the keys go to. */
export interface FormState {
	readonly form: Form;
	readonly values: Readonly<Record<string, string>>;
	/** Place of the current field in `form.fields`; 0 when there are none. */
	readonly current: number;
	/** Fields that the user has changed by hand: a reload leaves them alone. */
	readonly touched: ReadonlySet<string>;
}

export type FormAction =
	| { readonly type: "moved"; readonly by: number }
	| { readonly type: "wentTo"; readonly field: string }
	/** The whole new text of the current text or number field. */
	| { readonly type: "edited"; readonly text: string }
	/** ← and →: the next choice, or one more or less. */
	| { readonly type: "stepped"; readonly by: 1 | -1 }
	| { readonly type: "chose"; readonly key: string }
	| { readonly type: "preset"; readonly key: string }
	| { readonly type: "reloaded"; readonly form: Form };

/** A form as it is first shown: on its first field, with `answer`'s values over the suggested ones. */
export function createForm(form: Form, answer: Readonly<Record<string, string>> = {}): FormState {
	return {
		form,
		values: { ...form.values, ...answer },
		current: 0,
		touched: new Set(Object.keys(answer)),
	};
}

/** The field that the keys go to; undefined in an empty form. */
export function currentField(state: FormState): Field | undefined {
	return state.form.fields[state.current];
}

/** The form after one key. */
export function formReducer(state: FormState, action: FormAction): FormState {
	switch (action.type) {
		case "moved": {
			const last = Math.max(0, state.form.fields.length - 1);
			return { ...state, current: Math.min(last, Math.max(0, state.current + action.by)) };
		}
		case "wentTo": {
			const place = state.form.fields.findIndex(({ key }) => key === action.field);
			return place < 0 ? state : { ...state, current: place };
		}
		case "edited":
			return edited(state, action.text);
		case "stepped":
			return stepped(state, action.by);
		case "chose":
			return chose(state, action.key);
		case "preset":
			return preset(state, action.key);
		case "reloaded":
			return reloaded(state, action.form);
	}
}

function withValues(state: FormState, values: Readonly<Record<string, string>>): FormState {
	return {
		...state,
		values: { ...state.values, ...values },
		touched: new Set([...state.touched, ...Object.keys(values)]),
	};
}

function edited(state: FormState, text: string): FormState {
	const field = currentField(state);
	if (!field || field.kind === "choice") return state;
	const value = field.kind === "number" ? text.replace(/\D/g, "").slice(0, 6) : text;
	return withValues(state, { [field.key]: value });
}

function stepped(state: FormState, by: 1 | -1): FormState {
	const field = currentField(state);
	if (!field || field.kind === "text") return state;
	const value = state.values[field.key] ?? "";
	if (field.kind === "number")
		return withValues(state, { [field.key]: String(Math.max(0, Number(value) + by)) });
	const open = (field.choices ?? []).filter(({ disabled }) => disabled === undefined);
	const here = open.findIndex((choice) => choice.value === value);
	const next = open[here < 0 ? 0 : (here + by + open.length) % open.length];
	return next ? withValues(state, { [field.key]: next.value }) : state;
}

function chose(state: FormState, key: string): FormState {
	const field = currentField(state);
	const choice = field?.choices?.find((candidate) => candidate.key === key);
	if (!field || !choice || choice.disabled !== undefined) return state;
	return withValues(state, { [field.key]: choice.value });
}

function preset(state: FormState, key: string): FormState {
	const found = state.form.presets.find((candidate) => candidate.key === key);
	return found ? withValues(state, found.values) : state;
}

function reloaded(state: FormState, form: Form): FormState {
	const kept = form.fields.filter(({ key }) => state.touched.has(key) && key in state.values);
	const mine = Object.fromEntries(kept.map(({ key }) => [key, state.values[key] ?? ""]));
	const key = currentField(state)?.key;
	const place = form.fields.findIndex((field) => field.key === key);
	return {
		form,
		values: { ...form.values, ...mine },
		current: Math.max(0, place),
		touched: new Set(Object.keys(mine)),
	};
}

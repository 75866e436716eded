import { expect, test } from "vitest";
import type { Form } from "../../src/list/form-state.ts";
import {
	createForm,
	currentField,
	type FormAction,
	type FormState,
	formReducer,
} from "../../src/list/form-state.ts";

const choice = (key: string, disabled?: string) => ({
	key,
	value: key,
	cells: [key],
	...(disabled !== undefined && { disabled }),
});

const form: Form = {
	fields: [
		{ key: "name", label: "Name", kind: "text", hint: "" },
		{ key: "count", label: "Count", kind: "number", hint: "" },
		{
			key: "kind",
			label: "Kind",
			kind: "choice",
			hint: "",
			choices: [choice("a"), choice("b", "no"), choice("c")],
		},
	],
	values: { name: "lsst", count: "2", kind: "a" },
	notes: [],
	presets: [{ key: "t", label: "tutorial", values: { count: "7", kind: "c" } }],
};

const played = (...actions: FormAction[]): FormState => actions.reduce(formReducer, createForm(form));
const on = (field: string): FormAction => ({ type: "wentTo", field });

test("starts on the first field with the suggested values, an earlier answer over them", () => {
	expect(currentField(createForm(form))?.key).toBe("name");
	expect(createForm(form, { name: "mine" }).values).toEqual({ name: "mine", count: "2", kind: "a" });
});

test("moves within the fields", () => {
	expect(played({ type: "moved", by: -1 }).current).toBe(0);
	expect(played({ type: "moved", by: 9 }).current).toBe(2);
	expect(played(on("count"), on("nonsense")).current).toBe(1);
	expect(played(on("count"), on("name")).current).toBe(0);
});

test("edits text as it is, keeps only digits in a number, and leaves choices alone", () => {
	expect(played({ type: "edited", text: "a b" }).values["name"]).toBe("a b");
	expect(played(on("count"), { type: "edited", text: "-1x2" }).values["count"]).toBe("12");
	expect(played(on("kind"), { type: "edited", text: "zzz" }).values["kind"]).toBe("a");
});

test("steps a number down to 0 and no further", () => {
	const down: FormAction = { type: "stepped", by: -1 };
	expect(played(on("count"), down, down, down).values["count"]).toBe("0");
	expect(played(on("count"), { type: "stepped", by: 1 }).values["count"]).toBe("3");
});

test("a text is not stepped, a number that is empty is none, and six digits are the most", () => {
	const up: FormAction = { type: "stepped", by: 1 };
	expect(played(up)).toEqual(createForm(form));
	const taken = { key: "name", label: "Name", kind: "text", hint: "", choices: [choice("a")] } as const;
	const typed = createForm({ ...form, fields: [taken] });
	expect(formReducer(typed, up)).toEqual(typed);
	expect(played(on("count"), { type: "edited", text: "" }, up).values["count"]).toBe("1");
	expect(played(on("count"), { type: "edited", text: "12345678" }).values["count"]).toBe("123456");
});

test("a choice that is none of those there is stepped to the first that can be taken", () => {
	const kinds = (...choices: ReturnType<typeof choice>[]): Form => ({
		...form,
		fields: [{ key: "kind", label: "Kind", kind: "choice", hint: "", choices }],
	});
	const stepped = (one: Form, by: 1 | -1, from = "gone") =>
		formReducer(createForm(one, { kind: from }), { type: "stepped", by }).values["kind"];
	expect(stepped(kinds(choice("a", "no"), choice("b"), choice("c")), 1)).toBe("b");
	expect(stepped(kinds(choice("a", "no"), choice("b"), choice("c")), -1)).toBe("b");
	expect(stepped(kinds(choice("a", "no")), 1)).toBe("gone");
	const three = kinds(choice("a"), choice("b"), choice("c"));
	expect(stepped(three, -1)).toBe("a");
	expect(stepped(three, -1, "b")).toBe("a");
	expect(stepped(three, 1, "b")).toBe("c");
	expect(played(on("kind"), { type: "chose", key: "zzz" })).toEqual(played(on("kind")));
	expect(played({ type: "chose", key: "a" })).toEqual(createForm(form));
});

test("a form without fields has no current one, wherever it moves", () => {
	const empty = formReducer(createForm({ ...form, fields: [] }), { type: "moved", by: 1 });
	expect(empty.current).toBe(0);
	expect(currentField(empty)).toBeUndefined();
	expect(formReducer(empty, { type: "edited", text: "a" })).toBe(empty);
	expect(formReducer(empty, { type: "stepped", by: 1 })).toBe(empty);
	expect(formReducer(empty, { type: "chose", key: "a" })).toBe(empty);
	expect(currentField(formReducer(empty, { type: "reloaded", form }))?.key).toBe("name");
});

test("goes round the choices, past those that cannot be taken", () => {
	const next: FormAction = { type: "stepped", by: 1 };
	expect(played(on("kind"), next).values["kind"]).toBe("c");
	expect(played(on("kind"), next, next).values["kind"]).toBe("a");
	expect(played(on("kind"), { type: "stepped", by: -1 }).values["kind"]).toBe("c");
	expect(played(on("kind"), { type: "chose", key: "b" }).values["kind"]).toBe("a");
	expect(played(on("kind"), { type: "chose", key: "c" }).values["kind"]).toBe("c");
});

test("a preset sets its values and no others; an unknown key does nothing", () => {
	expect(played({ type: "preset", key: "t" }).values).toEqual({ name: "lsst", count: "7", kind: "c" });
	expect(played({ type: "preset", key: "x" })).toEqual(createForm(form));
});

test("a form that comes anew keeps what was changed by hand, and takes the rest", () => {
	const fresh: Form = { ...form, values: { name: "lsst-2", count: "5", kind: "c" } };
	const state = played(on("count"), { type: "edited", text: "4" }, { type: "reloaded", form: fresh });
	expect(state.values).toEqual({ name: "lsst-2", count: "4", kind: "c" });
	expect(currentField(state)?.key).toBe("count");
});

test("what comes anew again still has what was changed by hand; a field that is gone is left for the first one", () => {
	const fresh: Form = { ...form, values: { name: "lsst-2", count: "5", kind: "c" } };
	const answered = formReducer(createForm(form, { name: "mine" }), { type: "reloaded", form: fresh });
	expect(formReducer(answered, { type: "reloaded", form: fresh }).values).toEqual({
		name: "mine",
		count: "5",
		kind: "c",
	});
	const less: Form = { ...fresh, fields: fresh.fields.slice(0, 2), values: { name: "lsst-2", count: "5" } };
	const state = played(on("kind"), { type: "chose", key: "c" }, { type: "reloaded", form: less });
	expect(currentField(state)?.key).toBe("name");
	expect(state.values).toEqual({ name: "lsst-2", count: "5" });
});

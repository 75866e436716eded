import { describe, expect, test } from "vitest";
import { type FormQuestion, useForm } from "../../hooks/use-form.ts";
import { footerOf } from "../../src/keys/key-row.ts";
import type { Form } from "../../src/list/form-state.ts";
import type { OpaqueFormStep } from "../../src/wizard/form-step.ts";
import { type Hooked, hooked, press } from "../harness/hooked.tsx";

const choice = (key: string) => ({ key, value: key, cells: [key] });

const FORM: Form = {
	fields: [
		{ key: "type", label: "Type", kind: "choice", hint: "", choices: ["a", "b", "c"].map(choice) },
		{ key: "most", label: "Most", kind: "number", hint: "" },
		{ key: "name", label: "Name", kind: "text", hint: "" },
	],
	values: { type: "a", most: "10", name: "lsst" },
	notes: [],
	presets: [{ key: "t", label: "the tutorial's values", values: { type: "c", most: "2" } }],
};

/** A form whose name must not be "bad"; `refusal`: what a look outside has against it. */
function filling(refusal?: OpaqueFormStep["refusal"], { left = new Map(), answers = {} } = {}) {
	const told: string[] = [];
	const note = (text: string) => () => void told.push(text);
	const step = {
		...{ id: "name", kind: "form", title: "Name", question: "", why: "", help: [] },
		valuesOf: () => ({}),
		check: (values: Readonly<Record<string, string>>) =>
			values["name"] === "bad"
				? { ok: false, errors: { name: "That is no name." } }
				: { ok: true, value: values, warnings: [] },
		...(refusal && { refusal }),
	} as unknown as OpaqueFormStep;
	const wizard = {
		answer: (_: string, value: unknown) => void told.push(JSON.stringify(value)),
		back: note("back"),
		reload: note("reload"),
		loadWhole: note("whole"),
		toPlan: note("plan"),
		left,
		state: { answers },
		options: { contextFor: () => ({}) },
	} as unknown as Parameters<typeof useForm>[0];
	let form = FORM;
	const hook = hooked(() => useForm(wizard, step, form));
	const reloaded = async (instead: Partial<Form>) => {
		form = { ...form, ...instead };
		await hook.redraw();
		await hook.redraw();
	};
	return { form: hook, told, reloaded };
}

async function type(form: Hooked<FormQuestion>, name: string, text = name): Promise<void> {
	form.now().typing({ name, text, at: 0, after: 0, alone: true });
	await form.redraw();
}

const values = ({ state }: FormQuestion) => Object.values(state.values).join(" ");
const named = ({ keys }: FormQuestion) => footerOf(keys).map(({ label }) => label);

describe("a form", () => {
	test("is as it was left by Esc for whoever comes back to it, unless it was answered since, or is another one", async () => {
		const left = new Map();
		const { form } = filling(undefined, { left });
		await press(form, "down", "down");
		await type(form, "paste", "-2");
		await press(form, "escape");
		const back = filling(undefined, { left }).form.now();
		expect([values(back), back.field?.key]).toEqual(["a 10 lsst-2", "name"]);
		for (const answers of [{ name: "other" }, { region: "eu-west-1" }])
			expect(values(filling(undefined, { left, answers }).form.now())).toBe("a 10 lsst");
	});

	test("goes from field to field by two keys each, and says what ←→ do in each", async () => {
		const { form } = filling();
		const seen = [];
		for (const key of ["down", "tab", "tab", "up", "shift-tab"]) {
			seen.push(named(form.now())[1]);
			await press(form, key);
		}
		expect(seen).toEqual(["change", "less, more", "move", "move", "less, more"]);
		expect(form.now().field?.key).toBe("type");
	});

	test("changes a choice or a number by one, and moves within a text by a letter", async () => {
		const { form } = filling();
		await press(form, "right", "down", "right", "right", "left", "down", "left");
		expect([values(form.now()), form.now().cursor]).toEqual(["b 11 lsst", 3]);
		await press(form, "right");
		expect(form.now().cursor).toBe(4);
	});

	test("replaces a number by the first digit that is typed, and goes on with the next", async () => {
		const { form } = filling();
		await press(form, "down");
		await type(form, "x");
		await type(form, "2");
		await type(form, "5");
		expect(values(form.now())).toBe("a 25 lsst");
		await type(form, "backspace", "");
		expect(values(form.now())).toBe("a 2 lsst");
		await press(form, "up", "down");
		await type(form, "7");
		expect(values(form.now())).toBe("a 7 lsst");
		await press(form, "up");
		await type(form, "8");
		expect(values(form.now())).toBe("a 7 lsst");
	});

	test("writes into a text where its cursor is, at its end at first", async () => {
		const { form } = filling();
		await press(form, "down", "down");
		await type(form, "-2");
		await press(form, "left", "left");
		await type(form, "x");
		expect([values(form.now()), form.now().cursor]).toEqual(["a 10 lsstx-2", 5]);
		await press(form, "up", "down");
		expect(form.now().cursor).toBe(7);
	});

	test("has its ready-made values and the key to the plan in each field but a text's", async () => {
		const { form, told } = filling();
		await press(form, "t");
		expect(values(form.now())).toBe("c 2 lsst");
		const keys = () => form.now().keys.flatMap(({ keys }) => keys);
		expect(keys()).toEqual(expect.arrayContaining(["t", "p", "space"]));
		await press(form, "down");
		expect(keys()).not.toContain("space");
		await press(form, "p", "down");
		expect(keys()).not.toEqual(expect.arrayContaining(["t"]));
		expect(keys()).not.toEqual(expect.arrayContaining(["p"]));
		await press(form, "escape", "ctrl-r");
		expect(told).toEqual(["plan", "back", "reload"]);
	});

	test("lists all that a choice can be, and takes the one chosen there", async () => {
		const { form, told } = filling();
		await press(form, "space");
		expect([form.now().mode, told]).toEqual(["choices", ["whole"]]);
		form.now().choose("c");
		await form.redraw();
		expect([form.now().mode, values(form.now())]).toEqual(["form", "c 10 lsst"]);
	});

	test("goes to the first fault on Enter and shows it, and on once it is mended", async () => {
		const { form, told } = filling();
		await press(form, "down", "down");
		for (const key of ["backspace", "backspace", "backspace", "backspace"]) await type(form, key, "");
		await type(form, "bad");
		await press(form, "up", "up");
		expect(form.now().tried).toBe(false);
		await press(form, "enter");
		expect([form.now().tried, form.now().field?.key, told]).toEqual([true, "name", []]);
		await type(form, "2");
		await press(form, "enter");
		expect(told).toEqual([JSON.stringify({ type: "a", most: "10", name: "bad2" })]);
	});

	test("that comes anew keeps what was changed by hand", async () => {
		const { form, reloaded } = filling();
		await press(form, "right");
		await reloaded({ values: { type: "c", most: "4", name: "lsst-2" } });
		expect(values(form.now())).toBe("b 4 lsst-2");
	});
});

describe("a form that is looked at outside", () => {
	test("is asked about once, and what is against it stands until a value changes", async () => {
		const ends: PromiseWithResolvers<Readonly<Record<string, string>> | undefined>[] = [];
		const { form, told } = filling(() => {
			const end = Promise.withResolvers<Readonly<Record<string, string>> | undefined>();
			ends.push(end);
			return end.promise;
		});
		await press(form, "enter", "enter");
		expect([ends.length, told]).toEqual([1, []]);
		ends[0]?.resolve({ name: "It is taken." });
		await form.redraw();
		expect(form.now()).toMatchObject({
			tried: true,
			verdict: { ok: false, errors: { name: "It is taken." } },
		});
		await press(form, "enter");
		expect([ends.length, form.now().field?.key]).toEqual([1, "name"]);
		await type(form, "2");
		expect(form.now().verdict.ok).toBe(true);
		await press(form, "enter");
		ends[1]?.resolve(undefined);
		await form.redraw();
		expect(told).toEqual([JSON.stringify({ type: "a", most: "10", name: "lsst2" })]);
	});

	test("is no answer any more once it was left", async () => {
		const end = Promise.withResolvers<undefined>();
		const { form, told } = filling(() => end.promise);
		await press(form, "enter");
		form.unmount();
		end.resolve(undefined);
		await new Promise((resolve) => setImmediate(resolve));
		expect(told).toEqual([]);
	});
});

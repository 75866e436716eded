import { Box } from "ink";
import { describe, expect, test } from "vitest";
import { FormView } from "../../../components/screens/wizard/FormView.tsx";
import type { FormQuestion } from "../../../hooks/use-form.ts";
import type { Form } from "../../../src/list/form-state.ts";
import { createForm } from "../../../src/list/form-state.ts";
import { screenOf } from "../../harness/screen.ts";

const FORM: Form = {
	fields: ["One", "Two", "Three", "Four", "Five"].map((label) => ({
		...{ key: label, label, kind: "number" as const, hint: `About ${label}.` },
	})),
	values: { One: "1", Two: "2", Three: "3", Four: "4", Five: "5" },
	notes: [],
	presets: [],
};

/** The rows of a form in so many rows, with the cursor on a field of it. */
function drawn(
	height: number,
	current: number,
	instead: object = {},
	form: Partial<Form> = {},
	cost?: string,
	why = "",
): string[] {
	const question = {
		...{ state: { ...createForm({ ...FORM, ...form }), current }, field: FORM.fields[current], mode: "form" },
		...{ verdict: { ok: true, warnings: [] }, tried: false, cursor: 1, keys: [], ...instead },
	} as unknown as FormQuestion;
	const words = { question: "How many?", why, notes: [] };
	const view = {
		...{ question, words, about: { title: "", paragraphs: [] }, cost, loading: false },
		...{ area: { width: 60, height }, frame: ({ children }: { children: React.ReactNode }) => children },
	};
	const screen = screenOf(
		<Box flexDirection="column" width={60}>
			<FormView {...view} />
		</Box>,
	);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: our own colours are no text
	const text = screen.frame().replace(/\u001b\[[\d;]*m/g, "");
	return text
		.trimEnd()
		.split("\n")
		.map((row) => row.trim());
}

const rowsOf = (rows: readonly string[]) =>
	rows.filter((row) => /\d$/.test(row)).map((row) => row.split(/ {2,}/)[0]);

describe("the fields of a form", () => {
	test("are all in sight where they fit, with the hint of the current one below", () => {
		const rows = drawn(20, 1);
		expect(rowsOf(rows)).toEqual(["One", "› Two", "Three", "Four", "Five"]);
		expect(rows.at(-1)).toBe("About Two.");
		expect(rows.join()).not.toContain("fields");
	});

	test.each([
		[0, ["› One", "Two", "Three"], "1–3 of 5 fields, more below"],
		[3, ["Two", "Three", "› Four"], "2–4 of 5 fields, more above and below"],
		[4, ["Three", "Four", "› Five"], "3–5 of 5 fields, more above"],
	])("move with the cursor on %i where they do not, and say so", (current, fields, sight) => {
		const rows = drawn(8, current);
		expect(rowsOf(rows)).toEqual(fields);
		expect(rows).toContain(sight);
	});

	test("have their room before the reason why they are asked, and after what stands below them", () => {
		const why = "word ".repeat(30).trim();
		expect(drawn(12, 0, {}, {}, undefined, why).filter((row) => row.includes("word"))).toHaveLength(2);
		expect(rowsOf(drawn(12, 0, {}, {}, undefined, why))).toHaveLength(5);
		const presets = [{ key: "t", label: "few", values: {} }];
		expect(rowsOf(drawn(8, 0, {}, { presets }))).toHaveLength(2);
		const fault = { tried: true, verdict: { ok: false, errors: { One: why } } };
		expect(rowsOf(drawn(11, 0, fault, {}, "$1/h"))).toHaveLength(3);
		const warned = { verdict: { ok: true, warnings: ["Beware.", "Twice."] } };
		expect(rowsOf(drawn(10, 0, warned, {}, "$1/h"))).toHaveLength(3);
	});

	test("to choose from show the words of what is chosen, and arrows in place of a cursor", () => {
		const choices = [
			{ key: "s", value: "small", cells: ["Small", "2 vCPUs", ""], note: "usual" },
			{ key: "b", value: "big", cells: ["Big"] },
		];
		const field = (key: string) => ({ key, label: key, kind: "choice" as const, hint: "", choices });
		const values = { One: "small", Two: "big", Three: "odd" };
		const rows = drawn(20, 0, {}, { fields: ["One", "Two", "Three"].map(field), values });
		expect(rows.slice(2, 5)).toEqual(["› One    ‹ Small ›  2 vCPUs  usual", "Two    Big", "Three  odd"]);
	});

	test("show one in the smallest room", () => {
		expect(rowsOf(drawn(1, 2))).toEqual(["› Three"]);
	});
});

describe("below the fields stands", () => {
	const wrong = { verdict: { ok: false, errors: { Four: "Too many." } } };

	test("a fault once Enter was tried, or its field touched", () => {
		expect(drawn(20, 0, wrong).join("\n")).not.toContain("Too many");
		expect(drawn(20, 0, { ...wrong, tried: true })).toEqual(
			expect.arrayContaining(["✗ Too many.", "✗ Four   4"]),
		);
		const touched = { ...wrong, state: { ...createForm(FORM, { Four: "9" }), current: 0 } };
		expect(drawn(20, 0, touched)).toContain("✗ Too many.");
	});

	test("a hint in three rows, in one beside a fault or a warning where there is no room for more", () => {
		const hint = Array.from({ length: 30 }, (_, place) => `word${place}`).join(" ");
		const field = { ...FORM.fields[0], hint };
		const count = (instead: object, height = 11) =>
			drawn(height, 0, { field, ...instead }).filter((row) => row.includes("word")).length;
		expect(count({})).toBe(3);
		expect(count({ ...wrong, tried: true })).toBe(1);
		expect(count({ verdict: { ok: true, warnings: ["Beware."] } })).toBe(1);
		expect(count(wrong)).toBe(3);
		expect(count({ ...wrong, tried: true }, 20)).toBe(4);
	});

	test.each(["Too many.", "many."])("a rule once, where a fault ends with the hint: %s", (hint) => {
		const field = { ...FORM.fields[3], hint };
		const rows = drawn(20, 3, { ...wrong, field, tried: true });
		expect(rows.filter((row) => row.includes("many."))).toEqual(["✗ Too many."]);
	});

	test("what it costs, then warnings, two rows at most of them where there is no room for more", () => {
		const warnings = ["One.", "Two.", "Three."];
		const rows = (height: number) => drawn(height, 0, { verdict: { ok: true, warnings } }, {}, "$1/h");
		expect(rows(11).slice(-3)).toEqual(["$1/h", "! One.", expect.stringMatching(/^! Two\..*…$/)]);
		expect(rows(20).slice(-3)).toEqual(["! One.", "! Two.", "! Three."]);
	});

	test("nothing of a form without a field but that it costs", () => {
		const warned = { field: undefined, verdict: { ok: true, warnings: ["Beware."] } };
		const rows = drawn(20, 0, warned, { fields: [] }, "$1/h");
		expect(rows.filter((row) => row !== "")).toEqual(["How many?", "$1/h"]);
	});

	test("the ready-made values, where there are any", () => {
		const preset = (key: string) => ({ key, label: `${key} values`, values: {} });
		const rows = drawn(20, 0, {}, { presets: [preset("t"), preset("f")] });
		expect(rows).toContain("» t t values   f f values");
		const many = drawn(20, 0, {}, { presets: [..."abcdefgh"].map(preset) });
		expect(many.filter((row) => row.includes("values"))).toHaveLength(1);
		expect(drawn(20, 0).join("\n")).not.toContain("»");
	});
});

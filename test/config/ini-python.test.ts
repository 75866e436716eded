import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentFor, type SettingsSection } from "../../src/config/document-v2.ts";
import { parseIni } from "../../src/config/ini-parse.ts";
import { readValue } from "../../src/config/ini-values.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { anyMadeFile, anyText } from "./ini-texts.ts";
import { type PythonReading, pythons, readByPython } from "./python-ini.ts";
import { anySpec, newest, oldest } from "./specs.ts";

/** One seed, so that a run is like the next; another one explores other cases. */
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 2119);
/** FIRSTLIGHT_FILES=20000 for a long run. */
const count = Number(process.env["FIRSTLIGHT_FILES"] ?? 200);
const profiles = fc.constantFrom(newest, oldest);

function sectionsOf(reading: PythonReading | undefined) {
	if (!reading || !("sections" in reading)) throw new Error(`Python refused line ${reading?.line}`);
	return reading.sections;
}

function expectSettings(reading: PythonReading | undefined, wanted: readonly SettingsSection[]): void {
	const sections = sectionsOf(reading);
	for (const { name, groups } of wanted) {
		for (const { key, value } of groups.flat()) {
			const found = sections[name]?.[key];
			const isList = key === "ebs_settings";
			expect(isList ? found?.split(/\s*,\s*/) : found).toEqual(isList ? value.split(", ") : value);
		}
	}
}

const written = fc
	.sample(fc.tuple(anySpec, profiles), { numRuns: 80, seed })
	.map(([spec, profile]) => ({ spec, profile, text: writerV2.render(spec, profile, undefined) }));
const rewritten = fc
	.sample(fc.tuple(anySpec, profiles, anyMadeFile), { numRuns: 100, seed })
	.map(([spec, profile, { text }]) => ({ spec, profile, text, after: writerV2.render(spec, profile, text) }));
const texts = fc
	.sample(fc.tuple(anyText, fc.boolean()), { numRuns: count, seed })
	.map(([text, inline]) => ({ text, inline }));

describe.each(pythons())("as the ConfigParser of Python $version reads it", (python) => {
	it("a new file gives every value of any spec, and nothing else", () => {
		const readings = readByPython(
			python,
			written.map(({ text, profile }) => ({ text, inline: profile.inlineComments })),
		);
		written.forEach(({ spec, profile }, index) => {
			const wanted = documentFor(spec, profile, parseIni("", true));
			expect(sectionsOf(readings[index])).toEqual(
				Object.fromEntries(
					wanted.map(({ name, groups }) => [
						name,
						Object.fromEntries(groups.flat().map(({ key, value }) => [key, value])),
					]),
				),
			);
		});
	});

	it("an existing file gives the new values, and the old ones for all that the wizard does not manage", () => {
		const inputs = rewritten.flatMap(({ profile: { inlineComments: inline }, text, after }) => [
			{ text, inline },
			{ text: after, inline },
		]);
		const readings = readByPython(python, inputs);
		rewritten.forEach(({ spec, profile, text }, index) => {
			const before = sectionsOf(readings[2 * index]);
			const after = readings[2 * index + 1];
			expectSettings(after, documentFor(spec, profile, parseIni(text, profile.inlineComments)));
			const foreign = (sections: typeof before) =>
				Object.entries(sections).flatMap(([name, values]) =>
					Object.entries(values).flatMap(([key, value]) => (/^my_/.test(key) ? [[name, key, value]] : [])),
				);
			expect(foreign(sectionsOf(after))).toEqual(foreign(before));
		});
	});

	it("any text is read alike, or refused at the same line", () => {
		const readings = readByPython(python, texts);
		texts.forEach((each, index) => {
			const reading = ours(each.text, each.inline);
			if (reading) expect({ ...each, ...reading }).toEqual({ ...each, ...readings[index] });
		});
		expect(readings.filter((reading) => "sections" in reading).length).toBeGreaterThan(count / 10);
		expect(readings.filter((reading) => "line" in reading).length).toBeGreaterThan(count / 10);
	});
});

/**
 * Our reading in the shape of Python's; undefined where Pythons differ and we refuse the file for it. It stops at a twin at once, at a line without sense only at the end.
 */
function ours(text: string, inline: boolean): PythonReading | undefined {
	const file = parseIni(text, inline);
	if (file.faults.some(({ reason }) => reason.includes("a ] too many"))) return undefined;
	const first = file.faults.find(({ reason }) => !/^(has no name|is neither)/.test(reason)) ?? file.faults[0];
	if (first) return { line: first.line };
	const defaults = file.sections.filter(({ name }) => name === "DEFAULT");
	const keysOf = (sections: typeof defaults) =>
		sections.flatMap(({ items }) => items.flatMap((item) => (item.kind === "option" ? [item.key] : [])));
	const named = file.sections.filter(({ name }) => name !== "DEFAULT");
	return {
		sections: Object.fromEntries(
			named.map((section) => {
				const keys = keysOf([section, ...defaults]);
				return [
					section.name,
					Object.fromEntries(keys.map((key) => [key, readValue(file, section.name, key) ?? null])),
				];
			}),
		),
	};
}

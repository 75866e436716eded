import { diffArrays } from "diff";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { documentFor, type SettingsSection } from "../../src/config/document-v2.ts";
import type { IniFile } from "../../src/config/ini-file.ts";
import { readIni } from "../../src/config/ini-parse.ts";
import { linesOf } from "../../src/config/ini-text.ts";
import { problemInV2 } from "../../src/config/oddities-v2.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { Profile } from "../../src/pcluster/profile.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { type PythonReading, pythons, readByPython } from "./python-ini.ts";
import { newest, oldest } from "./specs.ts";
import { wildSpec, wildText } from "./wild-ini.ts";

/** Long enough for a long run on a busy machine. */
const MINUTES = 60_000;
/** FIRSTLIGHT_FILES=20000 for a long run; the seed makes a run like the next one. */
const count = Number(process.env["FIRSTLIGHT_FILES"] ?? 150);
const seed = Number(process.env["FIRSTLIGHT_SEED"] ?? 2119);

interface Written {
	readonly spec: ClusterSpec;
	readonly profile: Profile;
	readonly before: string;
	readonly after: string;
	readonly file: IniFile;
	readonly wanted: readonly SettingsSection[];
}

const cases = fc
	.sample(fc.tuple(wildSpec, fc.constantFrom(newest, oldest), wildText), { numRuns: count, seed })
	.map(([spec, profile, before]) => ({ spec, profile, before, ...outcomeOf(spec, profile, before) }));

/** The file as it is written, or what was thrown. */
function outcomeOf(
	spec: ClusterSpec,
	profile: Profile,
	before: string,
): { readonly after: string } | { readonly after?: never; readonly thrown: unknown } {
	try {
		return { after: writerV2.render(spec, profile, before) };
	} catch (thrown) {
		return { thrown };
	}
}

const written: Written[] = cases.flatMap(({ spec, profile, before, after }) => {
	if (after === undefined) return [];
	const file = readIni(before, profile.inlineComments);
	return [{ spec, profile, before, after, file, wanted: documentFor(spec, profile, file) }];
});

/** The lines that the wizard may change: those of its own options, and of what would clash with them. */
function managedLines({ file, wanted }: Written): Set<number> {
	const lines = new Set<number>();
	const unwanted = wanted.flatMap(({ absent, clashing, outdated }) => [
		...absent,
		...clashing,
		...(outdated?.keys ?? []),
	]);
	for (const { name, items } of file.sections) {
		const settings = wanted.find((section) => section.name === name);
		const keys = [
			...(settings?.groups.flat().map(({ key }) => key) ?? []),
			...(settings || name === "DEFAULT" ? unwanted : []),
		];
		for (const item of items) {
			if (item.kind === "loose") continue;
			const isFrozen = settings !== undefined && item.raw.includes("%(");
			if (!keys.includes(item.key) && !isFrozen) continue;
			for (const [at] of item.lines.entries()) lines.add(item.line + at);
		}
	}
	return lines;
}

/** Each line with its end; a last one without gets that of the file, as it does when lines follow it. */
const ended = (text: string, eol: string) => linesOf(text).map((line) => line.text + (line.eol || eol));

describe("any file", { timeout: 20 * MINUTES }, () => {
	it("is written, or refused with its line and what to do", () => {
		for (const one of cases) {
			if (one.after !== undefined) continue;
			const { before, thrown } = one;
			expect(thrown, before).toBeInstanceOf(AppError);
			const { code, message, hint } = thrown as AppError;
			expect(["bad-config", "bad-input"], `${message} ${before}`).toContain(code);
			expect(hint).toBeTruthy();
			if (code === "bad-config") expect(message).toMatch(/^Line \d+ of the config file .*\.$/);
		}
		expect(written.length).toBeGreaterThan(count / 5);
		expect(cases.length - written.length).toBeGreaterThan(count / 20);
	});

	it("that Python refuses is told before the first question", () => {
		for (const { profile, before } of cases) {
			const { faults } = readIni(before, profile.inlineComments);
			if (faults.length > 0) expect(problemInV2(before, profile)?.line).toBe(faults[0]?.line);
		}
	});

	it("is the same when written twice", () => {
		for (const { spec, profile, after } of written) {
			expect(writerV2.render(spec, profile, after)).toBe(after);
		}
	});

	it("keeps every line that is not the wizard's, to the byte", () => {
		for (const each of written) {
			const old = ended(each.before.replace(/^\ufeff/, ""), each.file.eol);
			const managed = managedLines(each);
			let line = 0;
			let mayJoin = false;
			for (const { value, added, removed } of diffArrays(old, ended(each.after, each.file.eol))) {
				if (added) continue;
				for (const text of value) {
					line += 1;
					// Where a line of the wizard's own went, an empty line's feed may have joined a lone carriage return.
					const isJoined = text === "\n" && mayJoin;
					const isAllowed = !removed || managed.has(line) || isJoined;
					mayJoin = (mayJoin && managed.has(line)) || text.endsWith("\r");
					if (!isAllowed)
						throw new Error(
							`line ${line} ${JSON.stringify(text)} of ${JSON.stringify([each.before, each.after])}`,
						);
				}
			}
		}
	});
});

function sectionsOf(reading: PythonReading | undefined, text: string) {
	if (!reading || !("sections" in reading)) {
		throw new Error(`Python refused line ${reading?.line} of ${JSON.stringify(text)}`);
	}
	return reading.sections;
}

describe.each(pythons())("as Python $version reads it, any file", { timeout: 20 * MINUTES }, (python) => {
	it(
		"holds what was chosen, and all else as before",
		() => {
			const texts = written.flatMap(({ before, after, profile: { inlineComments: inline } }) => [
				{ text: before.replace(/^\ufeff/, ""), inline },
				{ text: after, inline },
			]);
			const readings = readByPython(python, texts);
			written.forEach(({ before, after, wanted }, index) => {
				const old = sectionsOf(readings[2 * index], before);
				const now = sectionsOf(readings[2 * index + 1], after);
				for (const { name, groups, absent, clashing } of wanted) {
					for (const { key, value, says } of groups.flat()) {
						const read = now[name]?.[key];
						if (read !== value && !says?.(read ?? ""))
							throw new Error(
								`[${name}] ${key} is ${read}, not ${value}: ${JSON.stringify({ before, after })}`,
							);
					}
					for (const key of [...absent, ...clashing]) {
						if (now[name]?.[key] !== undefined)
							throw new Error(`[${name}] has ${key}: ${JSON.stringify(after)}`);
					}
				}
				const settled = wanted.flatMap(({ absent, clashing, outdated }) => [
					...absent,
					...clashing,
					...(outdated?.keys ?? []),
				]);
				for (const [name, values] of Object.entries(old)) {
					const own = wanted.find((section) => section.name === name);
					const keys = own ? [...own.groups.flat().map(({ key }) => key), ...settled] : [];
					for (const [key, value] of Object.entries(values)) {
						if (value === null || keys.includes(key)) continue;
						if (now[name]?.[key] !== value && !isDefault(before, key, settled)) {
							throw new Error(
								`[${name}] ${key} was ${value}, is ${now[name]?.[key]}: ${JSON.stringify({ before, after })}`,
							);
						}
					}
				}
			});
		},
		20 * MINUTES,
	);
});

/** A key that [DEFAULT] gave to every section and that must not be in the wizard's is a comment now. */
function isDefault(text: string, key: string, settled: readonly string[]): boolean {
	return text.includes("[DEFAULT]") && settled.includes(key);
}

import { AppError } from "../ports/errors.ts";
import type { IniFile } from "./ini-file.ts";
import { defaultOf, optionOf, sectionOf } from "./ini-file.ts";
import { noteStart, strip } from "./ini-text.ts";

const DEEPEST = 10;

/**
 * The value that Python would give for a key, [DEFAULT] and `%(other)s` resolved. Undefined when there is none, or
 * when Python would stop at a `%` in it (see isBroken).
 */
export function readValue(file: IniFile, section: string, key: string): string | undefined {
	const raw = rawOf(file, section, key);
	return raw === undefined ? undefined : resolve(file, section, raw, 1);
}

/** Reads a key of one section; undefined where it says nothing. */
export type Read = (key: string) => string | undefined;

/** Reads a section as pcluster does: to it an empty value and `NONE` say nothing. */
export function readerOf(file: IniFile, section: string): Read {
	return (key) => {
		const value = readValue(file, section, key);
		return value === "" || value === "NONE" ? undefined : value;
	};
}

/** True when Python would stop at a `%` in the value of this key. */
export function isBroken(file: IniFile, section: string, key: string): boolean {
	return rawOf(file, section, key) !== undefined && readValue(file, section, key) === undefined;
}

function rawOf(file: IniFile, section: string, key: string): string | undefined {
	return (optionOf(sectionOf(file, section), key) ?? defaultOf(file, key))?.raw;
}

function resolve(file: IniFile, section: string, raw: string, depth: number): string | undefined {
	if (!raw.includes("%")) return raw;
	if (depth > DEEPEST) return undefined;
	let broken = false;
	const text = raw.replace(/%(%|\(([^)]+)\)s)?/g, (_whole, mark?: string, name?: string) => {
		if (mark === "%") return "%";
		const other = name === undefined ? undefined : rawOf(file, section, name.toLowerCase());
		const value = other === undefined ? undefined : resolve(file, section, other, depth + 1);
		if (value === undefined) broken = true;
		return value ?? "";
	});
	return broken ? undefined : text;
}

/** The parts of a list value: separated by commas, blanks around them without meaning. */
export function listOf(value: string): string[] {
	return value
		.split(",")
		.map(strip)
		.filter((part) => part !== "");
}

/** What breaks the line or is no character at all. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this looks for
const CONTROLS = /[\u0000-\u001f\u007f-\u009f\u2028\u2029]/;

/**
 * How a value must be written so that Python reads exactly `value`. Throws `bad-input` where there is no such
 * spelling; `what` names the thing in the sentence. `inlineComments` as in parseIni.
 */
export function spelt(value: string, what: string, inlineComments: boolean): string {
	const refuse = (reason: string) =>
		new AppError("bad-input", `${what} cannot be written into the config file: ${reason}.`, {
			hint: "Choose or type another one.",
		});
	if (value === "") throw refuse("it is empty");
	if (CONTROLS.test(value) || !value.isWellFormed()) throw refuse("it holds a character that is not text");
	if (strip(value) !== value) throw refuse("it starts or ends with a blank, and pcluster would drop that");
	if (inlineComments && noteStart(value) !== undefined) {
		throw refuse("pcluster would take the part from the # or ; on for a comment");
	}
	return value.replaceAll("%", "%%");
}

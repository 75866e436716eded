import type { TextLine } from "./ini-text.ts";

/** One physical line of an option: a part of its value, or a comment or blank line between such parts. */
export interface OptionLine extends TextLine {
	readonly role: "value" | "comment" | "blank";
}

/** A key with its value, continuation lines included. */
export interface IniOption {
	readonly kind: "option";
	/** In lower case: Python's ConfigParser does not tell cases apart here. */
	readonly key: string;
	/** As Python joins it, before `%` is resolved. */
	readonly raw: string;
	/** The text before the value: indentation, key, delimiter and blanks, as the file spells them. */
	readonly prefix: string;
	/** Line number, from 1. */
	readonly line: number;
	readonly lines: readonly OptionLine[];
}

/** A comment, a blank line, or a line that Python would refuse. */
export interface LooseLine extends TextLine {
	readonly kind: "loose";
}

export interface IniSection {
	readonly name: string;
	readonly header: TextLine;
	/** Line number of the header, from 1. */
	readonly line: number;
	readonly items: readonly (IniOption | LooseLine)[];
}

/** Why Python would refuse the file. */
export interface IniFault {
	readonly line: number;
	readonly reason: string;
}

export interface IniFile {
	/** Comments and blank lines before the first section. */
	readonly preamble: readonly LooseLine[];
	readonly sections: readonly IniSection[];
	/** Empty for a file that Python reads; in the order of their lines. */
	readonly faults: readonly IniFault[];
	/** The line end that new lines get: the file's first one. */
	readonly eol: string;
}

/** What [DEFAULT] adds to every section that has no such key of its own (lower case). */
export function defaultOf(file: IniFile, key: string): IniOption | undefined {
	return file.sections
		.filter(({ name }) => name === "DEFAULT")
		.map((section) => optionOf(section, key))
		.find((option) => option !== undefined);
}

/** The first section of that name; names are exact, capitals included. */
export function sectionOf(file: IniFile, name: string): IniSection | undefined {
	return file.sections.find((section) => section.name === name);
}

/** The option of that key (lower case) in one section, without what [DEFAULT] would add. */
export function optionOf(section: IniSection | undefined, key: string): IniOption | undefined {
	return optionsIn(section).find((option) => option.key === key);
}

/** The options of one section, in the order of their lines; none of a section that is not there. */
export function optionsIn(section: IniSection | undefined): IniOption[] {
	return (section?.items ?? []).filter((item) => item.kind === "option");
}

/** The text of the whole file; of an untouched one exactly what was read. */
export function textOf(file: IniFile): string {
	const join = (lines: readonly TextLine[]) => lines.map(({ text, eol }) => text + eol).join("");
	const items = (section: IniSection) =>
		section.items.map((item) => (item.kind === "option" ? join(item.lines) : item.text + item.eol)).join("");
	return (
		join(file.preamble) + file.sections.map((section) => join([section.header]) + items(section)).join("")
	);
}

import type { IniFile, IniOption, IniSection, LooseLine, OptionLine } from "./ini-file.ts";
import { optionOf, optionsIn } from "./ini-file.ts";
import { indentOf, noteStart, stripEnd, type TextLine } from "./ini-text.ts";

/** A doubled `%`, or a reference to another key. */
const REFERENCE = /%%|%\(([^)]+)\)s/g;

/** `file` with one section replaced by what `change` makes of it. */
export function withSection(
	file: IniFile,
	name: string,
	change: (section: IniSection) => IniSection,
): IniFile {
	return {
		...file,
		sections: file.sections.map((section) => (section.name === name ? change(section) : section)),
	};
}

/**
 * The lines of an option without its value: comments and blank lines as they were, and each note that stood
 * behind a part of the value on a line of its own. A comment line is harmless at any place.
 */
function remains(lines: readonly OptionLine[], eol: string): LooseLine[] {
	return lines.flatMap((line): LooseLine[] => {
		if (line.role !== "value") return [loose(line.text, line.eol)];
		const note = noteStart(line.text);
		return note === undefined ? [] : [loose(indentOf(line.text) + line.text.slice(note), line.eol || eol)];
	});
}

function loose(text: string, eol: string): LooseLine {
	return { kind: "loose", text, eol };
}

function replaced(
	section: IniSection,
	option: IniOption,
	by: readonly (IniOption | LooseLine)[],
): IniSection {
	return { ...section, items: section.items.flatMap((item) => (item === option ? by : [item])) };
}

/** `section` with the value of an option it has set to `text` (as it is to be spelt). */
export function withValue(
	section: IniSection,
	option: IniOption,
	text: string,
	eol: string,
	inlineComments: boolean,
): IniSection {
	const [first, ...rest] = option.lines;
	if (!first) return section;
	const note = noteStart(first.text);
	const keptNote = inlineComments && note !== undefined;
	const gap = keptNote ? blanksBefore(first.text, note, option.prefix.length) : "";
	const prefix = /[=:]$/.test(option.prefix) && option.raw === "" ? `${option.prefix} ` : option.prefix;
	const line: OptionLine = {
		text: prefix + text + (keptNote ? (gap || " ") + first.text.slice(note) : ""),
		eol: first.eol || eol,
		role: "value",
	};
	const above = keptNote ? [] : remains([first], eol);
	return replaced(section, option, [
		...above,
		{ ...option, raw: text, lines: [line] },
		...remains(rest, eol),
	]);
}

function blanksBefore(text: string, end: number, start: number): string {
	const before = text.slice(start, end);
	return before.slice(stripEnd(before).length);
}

/** `section` without the option; what was said about it in comments stays. */
export function withoutOption(section: IniSection, option: IniOption, eol: string): IniSection {
	return replaced(section, option, remains(option.lines, eol));
}

/** `section` with the option made a comment, so that the user can bring it back. */
export function withOptionCommentedOut(section: IniSection, option: IniOption): IniSection {
	const lines = option.lines.map((line) =>
		loose(line.role === "value" ? `# ${line.text}` : line.text, line.eol),
	);
	return replaced(section, option, lines);
}

/**
 * `section` with each `%(name)s` in a value replaced by what `literal` gives for the name (in lower case; undefined:
 * it stays). Notes behind the value stay as they are.
 */
export function withReferencesReplaced(
	section: IniSection,
	option: IniOption,
	literal: (name: string) => string | undefined,
	inlineComments: boolean,
): IniSection {
	const lines = option.lines.map((line) => {
		if (line.role !== "value") return line;
		const end = (inlineComments ? noteStart(line.text) : undefined) ?? line.text.length;
		const value = line.text.slice(0, end).replace(REFERENCE, (whole, name?: string) => {
			return (name === undefined ? undefined : literal(name.toLowerCase())) ?? whole;
		});
		return { ...line, text: value + line.text.slice(end) };
	});
	return replaced(section, option, [{ ...option, lines }]);
}

/**
 * `section` with a new option, placed after the nearest of the keys `after` that it has, else after its last
 * option. It gets the indentation of that neighbour: with less, Python would take the lines below for more of its
 * value. In a section without options the line below can only be a header, so it gets that one's indentation.
 */
export function withNewOption(
	section: IniSection,
	setting: { readonly key: string; readonly text: string },
	after: readonly string[],
	nextHeader: TextLine | undefined,
	eol: string,
): IniSection {
	const options = optionsIn(section);
	const neighbour = after.map((key) => optionOf(section, key)).findLast((option) => option) ?? options.at(-1);
	const indent = indentOf((neighbour?.lines[0] ?? nextHeader)?.text ?? "");
	const prefix = `${indent}${setting.key} = `;
	// The line end of the line above: between a lone carriage return and an empty line's feed nothing may go.
	const above = neighbour?.lines.at(-1) ?? section.header;
	const line: OptionLine = { text: prefix + setting.text, eol: above.eol || eol, role: "value" };
	const option: IniOption = {
		kind: "option",
		key: setting.key,
		raw: setting.text,
		prefix,
		line: 0,
		lines: [line],
	};
	if (!neighbour) {
		return { ...section, header: ended(section.header, eol), items: [option, ...section.items] };
	}
	const lines = neighbour.lines.map((each) => ({ ...ended(each, eol), role: each.role }));
	return replaced(section, neighbour, [{ ...neighbour, lines }, option]);
}

function ended(line: TextLine, eol: string): TextLine {
	return { text: line.text, eol: line.eol || eol };
}

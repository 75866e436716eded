import type { IniFault, IniFile, IniOption, IniSection, LooseLine, OptionLine } from "./ini-file.ts";
import { indentOf, isComment, linesOf, noteStart, strip, stripEnd, type TextLine } from "./ini-text.ts";

type Open<T> = { -readonly [K in keyof T]: T[K] };
interface OpenOption extends Omit<Open<IniOption>, "lines"> {
	lines: OptionLine[];
	parts: string[];
}
interface OpenSection {
	name: string;
	header: TextLine;
	line: number;
	items: (OpenOption | LooseLine)[];
}

/** What has been read so far. */
interface Reading {
	readonly inlineComments: boolean;
	readonly preamble: LooseLine[];
	readonly sections: OpenSection[];
	/** By section: some files have thousands. */
	readonly keys: Map<string, Set<string>>;
	readonly faults: IniFault[];
	section: OpenSection | undefined;
	option: OpenOption | undefined;
	/** Indentation of the last header or key: what is indented deeper continues a value. */
	indent: number;
}

/**
 * An INI text as Python's ConfigParser reads it (strict, as ParallelCluster 2 uses it), with every byte kept.
 * Never throws: `faults` lists what Python would refuse. `inlineComments` is false for versions that take
 * `; note` after a value for a part of the value (2.4.1).
 */
export function parseIni(text: string, inlineComments: boolean): IniFile {
	const lines = linesOf(text);
	const reading: Reading = {
		inlineComments,
		preamble: [],
		sections: [],
		keys: new Map(),
		faults: [],
		section: undefined,
		option: undefined,
		indent: 0,
	};
	lines.forEach((line, index) => {
		readLine(reading, line, index + 1);
	});
	const eol = lines.find((line) => line.eol !== "")?.eol ?? "\n";
	return { preamble: reading.preamble, sections: reading.sections.map(closed), faults: reading.faults, eol };
}

/**
 * The same of a file as it lies there. The byte order mark that some Windows editors put first is the one thing that
 * is dropped: Python takes it for text before the first section and refuses the whole file.
 */
export function readIni(text: string, inlineComments: boolean): IniFile {
	return parseIni(text.replace(/^\ufeff/, ""), inlineComments);
}

function closed({ items, ...section }: OpenSection): IniSection {
	return {
		...section,
		items: items.map((item) => {
			if (item.kind === "loose") return item;
			const { parts, ...option } = item;
			return { ...option, raw: stripEnd(parts.join("\n")) };
		}),
	};
}

function readLine(reading: Reading, line: TextLine, number: number): void {
	const cut = reading.inlineComments ? noteStart(line.text) : undefined;
	const value = isComment(line.text) ? "" : strip(line.text.slice(0, cut));
	if (value === "") {
		addLoose(reading, line);
		return;
	}
	const indent = indentOf(line.text).length;
	if (reading.option?.key && indent > reading.indent) {
		addContinuation(reading, reading.option, line, value);
		return;
	}
	reading.indent = indent;
	// Up to the first bracket for Python up to 3.9, up to the last one from 3.10 on.
	const header = /^\[([^\]]+)\]/.exec(value)?.[1];
	const later = /^\[([\s\S]+)\]/.exec(value)?.[1];
	if (header !== later) {
		reading.faults.push({
			line: number,
			reason: "has a ] too many: which section begins here depends on the version of Python",
		});
	}
	if (header !== undefined) openSection(reading, line, header, number);
	else if (reading.section) openOption(reading, reading.section, line, value, number);
	else {
		reading.faults.push({ line: number, reason: "stands before the first [section]" });
		addLoose(reading, line);
	}
}

function addLoose(reading: Reading, line: TextLine): void {
	const target = reading.section?.items ?? reading.preamble;
	target.push({ kind: "loose", ...line });
}

/** The comments and blank lines since the option belong to its value too, now that the value goes on. */
function addContinuation(reading: Reading, option: OpenOption, line: TextLine, value: string): void {
	const items = reading.section?.items ?? [];
	for (const between of items.splice(items.indexOf(option) + 1)) {
		if (between.kind === "option") continue;
		const role = strip(between.text) === "" ? "blank" : "comment";
		if (role === "blank") option.parts.push("");
		option.lines.push({ text: between.text, eol: between.eol, role });
	}
	option.parts.push(value);
	option.lines.push({ ...line, role: "value" });
}

function openSection(reading: Reading, header: TextLine, name: string, number: number): void {
	if (!reading.keys.has(name)) reading.keys.set(name, new Set());
	else if (name !== "DEFAULT") {
		reading.faults.push({ line: number, reason: `holds the section [${name}] for the second time` });
	}
	reading.section = { name, header, line: number, items: [] };
	reading.option = undefined;
	reading.sections.push(reading.section);
}

function openOption(
	reading: Reading,
	section: OpenSection,
	line: TextLine,
	value: string,
	number: number,
): void {
	const delimiter = value.search(/[=:]/);
	const key = stripEnd(value.slice(0, Math.max(delimiter, 0))).toLowerCase();
	if (delimiter < 0) {
		reading.faults.push({ line: number, reason: "is neither a [section] nor name = value" });
		addLoose(reading, line);
		return;
	}
	if (key === "") reading.faults.push({ line: number, reason: "has no name before its value" });
	const keys = reading.keys.get(section.name);
	if (keys?.has(key)) {
		reading.faults.push({ line: number, reason: `sets ${key} in [${section.name}] for the second time` });
	}
	keys?.add(key);
	const start = indentOf(line.text).length + delimiter + 1;
	const prefix = line.text.slice(0, start) + indentOf(value.slice(delimiter + 1));
	const first: OptionLine = { ...line, role: "value" };
	const parts = [strip(value.slice(delimiter + 1))];
	reading.option = { kind: "option", key, raw: "", prefix, line: number, lines: [first], parts };
	section.items.push(reading.option);
}

import { type Document, isMap, type ParsedNode, parseDocument } from "yaml";
import { AppError } from "../errors.ts";
import { isIni } from "./ini-text.ts";

/** A config file of version 3, as the package's document model has it: comments included. */
export interface YamlFile {
	readonly document: Document;
	/** The text as changed since it was read; the very text that was read where nothing changed. */
	text(): string;
}

/**
 * Values stay the text that they are: what a plain word means (`no`, `0777`, `1:30`) is up to PyYAML, which follows
 * YAML 1.1, and must come out of our hands as it went in.
 */
const OPTIONS = { schema: "failsafe", version: "1.1", merge: true, uniqueKeys: true } as const;

/** Reads a config file of version 3. Throws AppError `bad-config`, with the line where there is one. */
export function readYaml(text: string): YamlFile {
	if (isIni(text)) throw refused("It is one of version 2.");
	const document: Document = parseDocument<ParsedNode, true>(text, OPTIONS);
	const fault = document.errors[0];
	if (fault) {
		const line = fault.linePos?.[0].line;
		throw refused(`${line === undefined ? "" : `Line ${line}: `}${fault.message.split("\n")[0]}`);
	}
	const isEmpty = document.contents === null || isEmptyScalar(document);
	if (isEmpty) document.contents = document.createNode({});
	if (!isMap(document.contents)) throw refused("It holds no settings by name.");
	const style = styleOf(text);
	const before = isEmpty ? undefined : asRead(document, style);
	return {
		document,
		text() {
			const after = written(document, style);
			if (after === before) return text;
			const spaced = withOwnBlanks(text, after, style);
			return text.includes("\r\n") ? spaced.replaceAll("\n", "\r\n") : spaced;
		},
	};
}

function isEmptyScalar({ contents }: Document): boolean {
	return contents !== null && "value" in contents && contents.value === "" && "source" in contents;
}

function refused(reason: string): AppError {
	return new AppError("bad-config", `The config file is no valid YAML file of ParallelCluster 3. ${reason}`, {
		hint: "Mend it in an editor, or name another file with --config.",
	});
}

function asRead(document: Document, style: Style): string {
	try {
		return written(document, style);
	} catch (thrown) {
		const cause = thrown instanceof Error ? thrown.cause : undefined;
		throw refused(cause instanceof Error ? cause.message : "");
	}
}

interface Style {
	readonly indent: number;
	readonly indentSeq: boolean;
}

function written(document: Document, style: Style): string {
	try {
		return document.toString({ ...style, lineWidth: 0 });
	} catch (cause) {
		throw new AppError("bad-config", "The config file cannot be written with these changes.", {
			hint: "It may refer (with *) to a part that has to go. Mend it in an editor.",
			cause,
		});
	}
}

/** Lines that say the same as before get their blanks back (columns of comments, `{Key: x}`), if nothing else changes. */
function withOwnBlanks(before: string, after: string, style: Style): string {
	const old = new Set(before.split(/\r?\n/));
	const byWords = new Map([...old].map((line) => [wordsOf(line), line]));
	const lines = after
		.split("\n")
		.map((line) => (old.has(line) ? line : (byWords.get(wordsOf(line)) ?? line)));
	const text = lines.join("\n");
	const again = parseDocument(text, OPTIONS);
	return again.errors.length === 0 && written(again, style) === after ? text : after;
}

/** The indent and the signs of a line, whatever blanks are between them. */
function wordsOf(line: string): string {
	return line.slice(0, line.search(/[^ ]|$/)) + line.replace(/\s+/g, "");
}

const KEY_ALONE = /^( *)(?:- +)?[^\s#-][^#]*:\s*(?:#.*)?$/;

/** How the file indents, by the first place that shows it; two blanks, and lists indented, where none does. */
function styleOf(text: string): Style {
	const lines = text.split(/\r?\n/).filter((line) => /^ *[^\s#]/.test(line));
	let indent: number | undefined;
	let indentSeq: boolean | undefined;
	lines.forEach((line, index) => {
		const key = KEY_ALONE.exec(lines[index - 1] ?? "");
		if (!key || /^ *- /.test(lines[index - 1] ?? "")) return;
		const outer = key[1]?.length ?? 0;
		const inner = line.search(/[^ ]/);
		if (/^ *-( |$)/.test(line)) indentSeq ??= inner > outer;
		else if (inner > outer) indent ??= inner - outer;
	});
	return { indent: indent ?? 2, indentSeq: indentSeq ?? true };
}

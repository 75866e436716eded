/**
 * The small rules of Python's ConfigParser about characters. ParallelCluster 2 reads its file with it, and it
 * differs from JavaScript and from the `ini` library: in what counts as blank, in inline comments, in quotes
 * (which it keeps) and in `%`.
 */

/** What Python's str.strip() takes for blank. */
const BLANK =
	"\\t\\n\\v\\f\\r \\x1c-\\x1f\\x85\\xa0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000";
const EDGES = new RegExp(`^[${BLANK}]+|[${BLANK}]+$`, "g");
const BEHIND_BLANKS = new RegExp(`[^${BLANK}]|$`);
const TRAILING = new RegExp(`[${BLANK}]*$`);
const BLANK_BEFORE = new RegExp(`[${BLANK}]$`);

/** `text` without blanks at both ends, as Python sees blanks. */
export function strip(text: string): string {
	return text.replace(EDGES, "");
}

/** `text` without blanks at its end, as Python sees blanks. */
export function stripEnd(text: string): string {
	return text.replace(TRAILING, "");
}

/** The blanks that a line starts with. */
export function indentOf(text: string): string {
	return text.slice(0, text.search(BEHIND_BLANKS));
}

/**
 * Where an inline comment starts (at its mark): a `#` or `;` at the start or after a blank; else undefined. Python
 * looks at the first `#` and the first `;`, then at the second of each, and so on: of two that count, it is not
 * always the first that it takes (`a#b #c ; d` is cut at the `;`). So do we.
 */
export function noteStart(text: string): number | undefined {
	let marks = ["#", ";"].map((mark) => ({ mark, at: text.indexOf(mark) }));
	while (marks.length > 0) {
		const starts = marks
			.map(({ at }) => at)
			.filter((at) => at === 0 || BLANK_BEFORE.test(text[at - 1] ?? ""));
		if (starts.length > 0) return Math.min(...starts);
		marks = marks
			.map(({ mark, at }) => ({ mark, at: text.indexOf(mark, at + 1) }))
			.filter(({ at }) => at >= 0);
	}
	return undefined;
}

/** True for a line that is a comment from its first visible character on. */
export function isComment(text: string): boolean {
	return /^[#;]/.test(strip(text));
}

export interface TextLine {
	readonly text: string;
	/** The line's own end: `\n`, `\r\n`, `\r`, or nothing at the end of the file. */
	readonly eol: string;
}

/** The physical lines of a text, each with its own line end, so that joining them gives the same text again. */
export function linesOf(text: string): TextLine[] {
	const lines: TextLine[] = [];
	for (const [whole, line = "", eol = ""] of text.matchAll(/([^\r\n]*)(\r\n|\n|\r|$)/g)) {
		if (whole !== "") lines.push({ text: line, eol });
	}
	return lines;
}

/** True for a file of version 2: the first line that says something is the head of a section. */
export function isIni(text: string): boolean {
	const first = text
		.split(/\r?\n/)
		.find((line) => strip(line.replace("\ufeff", "")) !== "" && !isComment(line));
	return /^\ufeff?\[[^\]]+\]\s*([#;].*)?$/.test(first ?? "");
}

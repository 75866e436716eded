import cliTruncate from "cli-truncate";
import stringWidth from "string-width";
import wrapAnsi from "wrap-ansi";

/** Columns that `text` takes on a terminal; wide characters take two. */
export function widthOf(text: string): number {
	return stringWidth(text);
}

/** `text` cut to `width` columns, with `…` where something is missing. */
export function cut(text: string, width: number, position: "start" | "middle" | "end" = "end"): string {
	if (width <= 0) return "";
	return widthOf(text) <= width ? text : cliTruncate(text, width, { position });
}

/** `text` made exactly `width` columns wide: cut or filled with blanks. */
export function padded(text: string, width: number, align: "left" | "right" = "left"): string {
	const shown = cut(text, width);
	const blanks = " ".repeat(Math.max(0, width - widthOf(shown)));
	return align === "right" ? blanks + shown : shown + blanks;
}

/** So many of these columns, at most, for lines of words: longer ones are hard to read on. */
export function readable(columns: number): number {
	return Math.min(columns, 90);
}

/** `text` broken at blanks into lines of at most `width` columns; a longer word is broken within. */
export function wrap(text: string, width: number): string[] {
	const most = Math.max(1, width);
	return widthOf(text) <= most ? [text] : wrapAnsi(text, most, { hard: true }).split("\n");
}

/** `text` broken at blanks into lines of at most `width` columns; a longer word stays whole, to be copied. */
export function wordWrap(text: string, width: number): string[] {
	return wrapAnsi(text, Math.max(1, width)).split("\n");
}

/**
 * `text` broken by `breaks`, each line as far in as the first, at most half of `width`: in a file the blanks before a
 * line mean something.
 */
export function wrapBelow(text: string, width: number, breaks = wrap): string[] {
	if (widthOf(text) <= width) return [text];
	const indent = /^ */.exec(text)?.[0].slice(0, Math.floor(width / 2)) ?? "";
	return breaks(text.trimStart(), width - indent.length).map((line) => indent + line);
}

/** `text` broken at its words, each row below the first word, or below the second where the first stands apart. */
export function wordWrapBeside(text: string, width: number): string {
	const lead = /^ *(?:\S{1,10} {2,})?/.exec(text)?.[0].slice(0, width / 2) ?? "";
	return lead + wordWrap(text.slice(lead.length), width - lead.length).join(`\n${" ".repeat(lead.length)}`);
}

/** `head` and beside it `text`, in lines of at most `width` columns: below the head nothing else stands. */
export function wrapBeside(head: string, text: string, width: number): string[] {
	const columns = widthOf(head);
	return wrap(text, width - columns).map((line, place) => (place === 0 ? head : " ".repeat(columns)) + line);
}

/** A line broken so that the rest hangs below its words: behind its blanks, its mark, or a first word set off by blanks. */
export function wrapHanging(line: string, width: number): string[] {
	const [head = ""] = /^ *(?:[^\w\s] +|\S+ {2,})?/.exec(line) ?? [];
	return widthOf(head) > width / 2
		? wrapBelow(line, width)
		: wrapBeside(head, line.slice(head.length), width);
}

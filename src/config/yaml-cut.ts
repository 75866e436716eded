import { type Leaf, leavesOf } from "./yaml-tokens.ts";
import type { Child } from "./yaml-tree.ts";

/** One change of the text: what stands from `from` to `to` becomes `text`. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

/** The text with edits that come in its own order. */
export function edited(text: string, edits: readonly Edit[]): string {
	let done = "";
	let at = 0;
	for (const { from, to, text: fresh } of edits) {
		done += text.slice(at, from) + fresh;
		at = to;
	}
	return done + text.slice(at);
}

interface Line {
	readonly from: number;
	/** Behind the last sign, before the line's end. */
	readonly to: number;
	/** Where the next line begins. */
	readonly next: number;
}

/** How many signs stand before `offset` on its line. */
export function columnAt(text: string, offset: number): number {
	return offset - (text.lastIndexOf("\n", offset) + 1);
}

/** The lines that `from` to `to` touch. */
function* linesIn(text: string, from: number, to: number): Generator<Line> {
	let start = from - columnAt(text, from);
	do {
		const line = lineFrom(text, start);
		yield line;
		start = line.next;
	} while (start < to);
}

/** The line that starts at `from`. */
export function lineFrom(text: string, from: number): Line {
	const end = text.indexOf("\n", from);
	if (end < 0) return { from, to: text.length, next: text.length };
	return { from, to: text[end - 1] === "\r" ? end - 1 : end, next: end + 1 };
}

/** Takes a child's own signs out of the text; its comments stay, lines that hold nothing else go. */
export function cutOut(text: string, child: Pick<Child, "item">, from: number, to: number): Edit[] {
	const comments = commentsOf(child);
	return [...linesIn(text, from, to)].map((line): Edit => {
		const comment = comments.find(({ offset }) => offset >= line.from && offset < line.to);
		const start = Math.max(line.from + blanksAt(text.slice(line.from, line.to)), from);
		const end = comment?.offset ?? Math.min(line.to, to);
		// Right behind another sign it would be no comment.
		const gap = text[end] === "#" && /\S/.test(text.charAt(start - 1)) ? " " : "";
		if (text.slice(end, line.to).trim() !== "") return { from: start, to: end, text: gap };
		const before = text.slice(line.from, start).trimEnd();
		return before === ""
			? { from: line.from, to: line.next, text: "" }
			: { from: line.from + before.length, to: line.to, text: "" };
	});
}

function blanksAt(text: string): number {
	return text.length - text.trimStart().length;
}

function commentsOf({ item }: Pick<Child, "item">): Leaf[] {
	return leavesOf(item).filter(({ type }) => type === "comment");
}

/** Makes comments of the lines of a child in a block; those that are comments already stay as they are. */
export function commentedOut(text: string, child: Child): Edit[] {
	const column = columnAt(text, child.from);
	const comments = commentsOf(child);
	return [...linesIn(text, child.from, child.to)].flatMap((line): Edit[] => {
		const own = text.slice(line.from, line.to);
		const first = line.from + blanksAt(own);
		if (own.trim() === "" || comments.some(({ offset }) => offset === first)) return [];
		const at = Math.max(child.from, Math.min(first, line.from + column));
		return [{ from: at, to: at, text: "# " }];
	});
}

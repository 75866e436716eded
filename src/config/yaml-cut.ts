import { type Leaf, leavesOf } from "./yaml-tokens.ts";
import type { Child } from "./yaml-tree.ts";

/** One change of the text: what stands from `from` to `to` becomes `text`. */
export interface Edit {
	readonly from: number;
	readonly to: number;
	readonly text: string;
}

export function edited(text: string, edits: readonly Edit[]): string {
	const ordered = [...edits].sort((one, other) => one.from - other.from || one.to - other.to);
	let done = "";
	let at = 0;
	for (const { from, to, text: fresh } of ordered) {
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

/** The lines that `from` to `to` touch. */
function* linesIn(text: string, from: number, to: number): Generator<Line> {
	let start = text.lastIndexOf("\n", from - 1) + 1;
	do {
		const line = lineFrom(text, start);
		yield line;
		if (line.next === line.to) return;
		start = line.next;
	} while (start < to);
}

/** The line that starts at `from`. */
export function lineFrom(text: string, from: number): Line {
	const end = text.indexOf("\n", from);
	if (end < 0) return { from, to: text.length, next: text.length };
	return { from, to: text[end - 1] === "\r" && end > from ? end - 1 : end, next: end + 1 };
}

const isBlank = (text: string) => text.trim() === "";

/** Takes a child's own signs out of the text; its comments stay, lines that hold nothing else go. */
export function cutOut(text: string, child: Pick<Child, "item">, from: number, to: number): Edit[] {
	const comments = commentsOf(child);
	return [...linesIn(text, from, to)].flatMap((line): Edit[] => {
		const comment = comments.find(({ offset }) => offset >= line.from && offset < line.to);
		const start = Math.max(line.from, from);
		const before = text.slice(line.from, start);
		const end = comment?.offset ?? Math.min(line.to, to);
		if (isBlank(text.slice(start, end)) && comment) return [];
		if (comment) return [{ from: start + blanksAt(text.slice(start, end)), to: end, text: "" }];
		const after = text.slice(end, line.to);
		if (isBlank(before + after)) return [{ from: line.from, to: line.next, text: "" }];
		const gap = isBlank(after) ? before.length - before.trimEnd().length : 0;
		return [{ from: start - gap, to: isBlank(after) ? line.to : end, text: "" }];
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
	const column = child.from - (text.lastIndexOf("\n", child.from - 1) + 1);
	const comments = commentsOf(child);
	return [...linesIn(text, child.from, child.to)].flatMap((line): Edit[] => {
		const own = text.slice(line.from, line.to);
		const first = line.from + blanksAt(own);
		if (isBlank(own) || comments.some(({ offset }) => offset === first)) return [];
		const at = line.from <= child.from ? child.from : Math.min(first, line.from + column);
		return [{ from: at, to: at, text: "# " }];
	});
}

import type { CST } from "yaml";
import { columnAt, commentedOut, cutOut, type Edit, lineFrom } from "./yaml-cut.ts";
import { problemAt, type YamlProblem } from "./yaml-problem.ts";
import { leavesOf } from "./yaml-tokens.ts";
import type { Child, Part, Tree } from "./yaml-tree.ts";
import {
	isWord,
	itemLines,
	type Layout,
	linesBelow,
	onOneLine,
	pairLines,
	type Seen,
	type Word,
	written,
} from "./yaml-words.ts";

/** The way from the root to a part: each holder, the root first. */
export type Way = readonly Part[];

/** A word in the place of what stands there, quoted as that is; its name and the comments beside it stay. */
export function replaced({ text }: Tree, part: Part, word: Word): Edit[] {
	const { token, slot, tag } = part;
	const bare = tag ? [withoutMark(text, tag)] : [];
	if (!token || !("source" in token) || token.source === "") {
		if (slot === undefined) throw placeless(text);
		return [...bare, { from: slot, to: slot, text: ` ${written(word)}` }];
	}
	const like = isWord(part.seen) && part.seen.text !== "" ? token.type : undefined;
	const { offset: from } = token;
	if (token.type !== "block-scalar") {
		return [...bare, { from, to: from + token.source.length, text: written(word, like) }];
	}
	const block = leavesOf(token).flatMap(({ type, offset, source }): Edit[] => {
		if (type === "block-scalar-header")
			return [{ from: offset, to: offset + source.length, text: written(word) }];
		if (type !== "block-scalar") return [];
		// Empty lines that `|+` keeps go on parting what is above from what is below.
		return [{ from: offset, to: lineFrom(text, offset + source.trimEnd().length).next, text: "" }];
	});
	return [...bare, ...block];
}

function placeless(text: string): YamlProblem {
	return problemAt(text, 0, "Its value cannot be found. Write it as Key: value.");
}

/** Takes a name (`&a`) or a tag away, with the blanks that part it from its value. */
export function withoutMark(text: string, { offset, source }: { offset: number; source: string }): Edit {
	const end = offset + source.length;
	const after = text.slice(end).search(BEHIND_BLANKS);
	return { from: after > 0 ? offset : beforeBlanks(text, offset), to: end + after, text: "" };
}

const BEHIND_BLANKS = /[^ ]|$/;

/** Where the blanks begin that stand before `at`. */
function beforeBlanks(text: string, at: number): number {
	return text.slice(0, at).search(/ *$/);
}

/** Puts what a key is to hold where nothing stands yet. */
export function filled(tree: Tree, way: Way, part: Part, value: Exclude<Seen, Word>): Edit[] {
	const { text } = tree;
	const { token, slot } = part;
	const source = token && "source" in token ? token.source : "";
	const place = source === "" ? slot : token?.offset;
	if (place === undefined) throw placeless(text);
	if (part.inFlow) {
		return [
			{
				from: place,
				to: place + source.length,
				text: source === "" ? ` ${onOneLine(value)}` : onOneLine(value),
			},
		];
	}
	const end = token && part.isFlow ? flowEnd(part) : place + source.length;
	const column = columnOf(text, way);
	const lines = linesBelow(value, column, layoutOf(tree, way));
	return [
		{ from: beforeBlanks(text, place), to: end, text: "" },
		insertion(text, lineFrom(text, end).next, lines),
	];
}

/** Where the last sign of a flow collection ends. */
function flowEnd({ token }: Part): number {
	const close = token && leavesOf(token).findLast(({ type }) => type.startsWith("flow-"));
	return close ? close.offset + close.source.length : 0;
}

/** The column of the keys, or of the dashes, of the last holder on the way. */
function columnOf(text: string, way: Way): number {
	const [first] = way.at(-1)?.children ?? [];
	return first === undefined ? 0 : columnAt(text, first.from);
}

/** Something new for a holder: a setting with its key, or a list's entry. */
export type Fresh = readonly [key: string | undefined, value: Seen];

/** New settings or entries at the end of the last holder on the way. */
export function inserted(tree: Tree, way: Way, fresh: readonly Fresh[]): Edit {
	const { text } = tree;
	const holder = way.at(-1);
	const last = holder?.children.at(-1);
	if (holder?.isFlow) {
		const said = fresh.map(([key, value]) =>
			key === undefined ? onOneLine(value) : onOneLine(new Map([[key, value]])).slice(1, -1),
		);
		const at = last?.to ?? (holder.token?.offset ?? 0) + 1;
		const comma = last ? (text[at - 1] === ":" ? " , " : ", ") : "";
		return { from: at, to: at, text: comma + said.join(", ") };
	}
	const column = columnOf(text, way);
	const layout = layoutOf(tree, way);
	const lines = fresh.flatMap(([key, value]) =>
		key === undefined
			? itemLines(value, column, gapOf(text, last), layout)
			: pairLines(key, value, column, layout),
	);
	return insertion(text, last ? endOf(text, last.to, column) : tree.end, lines);
}

/** The blanks behind the dash of a list's last entry. */
function gapOf(text: string, last: Child | undefined): string {
	return (last && /^-( +)[^ #\r\n]/.exec(text.slice(last.from))?.[1]) ?? " ";
}

/** New lines before the one that begins at `at`; a text that ends without a line's end goes on doing so. */
function insertion(text: string, at: number, lines: readonly string[]): Edit {
	const isOpen = at > 0 && text[at - 1] !== "\n";
	const before = isOpen ? text : text.slice(0, at);
	const end = (isOpen ? /\r\n/ : /\r\n$/).test(before) ? "\r\n" : "\n";
	return {
		from: at,
		to: at,
		text: isOpen ? end + lines.join(end) : lines.map((line) => line + end).join(""),
	};
}

/** What a comment says that is a setting turned off, and no words: a name without blanks, or an entry of a list. */
const TURNED_OFF = /^(?:- |["']?[\w.-]+["']? *:(?:\s|$))/;

/**
 * Where a line can be put behind what ends at `last`, in a holder at `column`: behind comments that stand deeper, since
 * they belong to what is there (a setting that was turned off must come back in its own place), before all others. Words
 * that stand further out in between end nothing: there may be such a setting below them. Blanks that reach further in
 * may be the last of a block text.
 */
function endOf(text: string, last: number, column: number): number {
	let place = lineFrom(text, last).next;
	let onlyBlanks = true;
	for (let at = place; at < text.length; ) {
		const line = lineFrom(text, at);
		const own = text.slice(at, line.to);
		const [, before = "", after, said] = /^( *)(?:#( *)([^\s#].*)?)?/.exec(own) ?? [];
		if (after === undefined && own.trim() !== "") break;
		if (after === undefined && onlyBlanks && before.length > column) place = line.next;
		if (after !== undefined) onlyBlanks = false;
		const deeper = before.length + (after ?? "").length - column;
		if (said && deeper < 0 && TURNED_OFF.test(said)) break;
		if (said && deeper > 0) place = line.next;
		at = line.next;
	}
	return place;
}

/** How the file sets what is deeper, by the nearest place that shows it; two blanks where none does. */
function layoutOf(tree: Tree, way: Way): Layout {
	const { text } = tree;
	const near = [...way].reverse();
	const step = near.map((part) => stepOf(text, part, "map")).find((found) => found !== undefined);
	const dash = near.map((part) => stepOf(text, part, "list")).find((found) => found !== undefined);
	const everywhere = (kind: "map" | "list") => firstStep(text, tree.root, kind);
	const chosen = step ?? everywhere("map") ?? 2;
	return { step: chosen, dash: dash ?? everywhere("list") ?? chosen };
}

function firstStep(text: string, part: Part, kind: "map" | "list"): number | undefined {
	const own = stepOf(text, part, kind);
	if (own !== undefined) return own;
	for (const { value } of part.children) {
		const found = firstStep(text, value, kind);
		if (found !== undefined) return found;
	}
	return undefined;
}

/** By how much a map's first block of that kind stands to the right of its key. */
function stepOf(text: string, part: Part, kind: "map" | "list"): number | undefined {
	if (part.kind !== "map") return undefined;
	const outer = columnOf(text, [part]);
	for (const { value } of part.children) {
		if (value.kind === kind && !value.isFlow) return columnOf(text, [value]) - outer;
	}
	return undefined;
}

/** Takes a child of the last holder on the way out of the text. */
export function removed({ text }: Tree, way: Way, child: Child): Edit[] {
	const { from, to } = child;
	const holder = way.at(-1);
	const items: readonly CST.CollectionItem[] =
		holder?.token && "items" in holder.token ? holder.token.items : [];
	const next = items[items.indexOf(child.item) + 1];
	// Before it; of the first one, behind it.
	const comma = [...child.item.start, ...(next?.start ?? [])].find(({ type }) => type === "comma");
	if (!comma) return cutOut(text, child, from, to);
	const { offset } = comma;
	if (offset < from) {
		if (text.slice(offset + 1, from).trim() === "") return cutOut(text, child, offset, to);
		return [{ from: offset, to: offset + 1, text: "" }, ...cutOut(text, child, from, to)];
	}
	if (text.slice(to, offset).trim() !== "")
		return [...cutOut(text, child, from, to), { from: offset, to: offset + 1, text: "" }];
	return cutOut(text, child, from, offset + 1 + text.slice(offset + 1).search(BEHIND_BLANKS));
}

/** Makes a comment of a child; of one in `{ }` at the end of the line on which the outermost of these ends. */
export function turnedOff(tree: Tree, way: Way, child: Child): Edit[] {
	const { text } = tree;
	const outermost = way.find(({ isFlow }) => isFlow);
	if (!outermost) return commentedOut(text, child);
	const { to } = lineFrom(text, flowEnd(outermost));
	const said = text.slice(child.from, child.to).replace(/\s+/g, " ");
	return [...removed(tree, way, child), { from: to, to, text: ` # ${said}` }];
}

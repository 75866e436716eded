import {
	type Document,
	isAlias,
	isMap,
	isNode,
	isScalar,
	isSeq,
	LineCounter,
	type Node,
	type Pair,
	parseDocument,
} from "yaml";
import { AppError } from "../ports/errors.ts";
import { type Path, TYPES } from "../questions/row.ts";
import { rowOf } from "../text/row-of.ts";
import type { KeptThing } from "./kept.ts";
import { KEPT } from "./kept-rules-v3.ts";
import { MANAGED as PLACES } from "./merge-v3.ts";
import { briefly, type Plain } from "./plain-yaml.ts";

/** What the wizard itself sets; `0` is the first of a list. */
const MANAGED = [...PLACES.filter(({ yields }) => !yields).map(({ path }) => path), [...TYPES, 0]].map(
	(path) => path.join("."),
);

interface Source {
	readonly text: string;
	readonly document: Document;
	readonly lines: LineCounter;
}

/** A kept thing with its place, for setting it aside. */
interface Placed {
	readonly thing: KeptThing;
	readonly path: Path;
}

/** What a file of version 3 keeps in force besides the answers, in the order of its lines. Never throws. */
export function keptInV3(text: string): KeptThing[] {
	const source = read(text);
	return source ? placedIn(source).map(({ thing }) => thing) : [];
}

function read(text: string): Source | undefined {
	const lines = new LineCounter();
	const document = parseDocument(text, {
		schema: "failsafe",
		version: "1.1",
		merge: true,
		lineCounter: lines,
	}) as Document;
	return document.errors.length === 0 && isMap(document.contents) ? { text, document, lines } : undefined;
}

function placedIn(source: Source): Placed[] {
	try {
		return below(source, source.document.contents, []).toSorted((a, b) => a.thing.line - b.thing.line);
	} catch {
		return [];
	}
}

/** Places on the way to something that has words of its own. */
const ON_THE_WAY = new Set(
	[...MANAGED, ...Object.keys(KEPT)].flatMap((place) => {
		const steps = place.split(".");
		return steps.map((_step, end) => steps.slice(0, end).join("."));
	}),
);

function below(source: Source, node: unknown, path: Path): Placed[] {
	const here = isAlias(node) ? node.resolve(source.document) : node;
	if (isMap(here)) {
		return here.items.flatMap((pair) => {
			const key = isScalar(pair.key) ? String(pair.key.value) : "";
			return placed(source, pair.key, pair.value, [...path, key]);
		});
	}
	return isSeq(here) ? here.items.flatMap((item, at) => placed(source, item, item, [...path, at])) : [];
}

function placed(source: Source, start: unknown, value: unknown, path: Path): Placed[] {
	const names = namesOf(path);
	if (names.some((name) => MANAGED.includes(name))) return [];
	const plain = plainOf(source.document, value);
	const rule = names.map((name) => rowOf(KEPT, name)).find((found) => found !== undefined);
	if (!rule && names.some((name) => ON_THE_WAY.has(name)) && typeof plain === "object" && plain !== null) {
		return below(source, value, path);
	}
	const place = path.join(".");
	const told = rule
		? rule(plain)
		: ({ what: "setting", detail: `${place}: ${briefly(plain)}`, costs: "unknown", facts: [] } as const);
	if (!told) return [];
	const line = isNode(start) && start.range ? source.lines.linePos(start.range[0]).line : 1;
	// By what it says, not by its number: another may stand there once it is gone.
	const id = `${path.map((step) => (typeof step === "number" ? "*" : step)).join(".")}\n${JSON.stringify(plain)}`;
	return [{ thing: { id, place, line, ...told }, path }];
}

/** The place as rules may spell it: a list's first is `0`, any other `+`, any at all `*`. */
function namesOf(path: Path): string[] {
	const [exact, any] = [[], []] as [string[], string[]];
	for (const step of path) {
		exact.push(typeof step === "number" ? (step === 0 ? "0" : "+") : step);
		any.push(typeof step === "number" ? "*" : step);
	}
	return [exact.join("."), any.join(".")];
}

function plainOf(document: Document, value: unknown): Plain {
	const node = isAlias(value) ? value.resolve(document) : value;
	return isNode(node) ? ((node as Node).toJS(document, { maxAliasCount: 1000 }) as Plain) : null;
}

/**
 * The text with these things made comments, line by line: taking the `#` off brings each back. Every other line
 * stays byte for byte. Throws `bad-input` where whole lines cannot do it.
 */
export function withoutInV3(text: string, ids: readonly string[]): string {
	return ids.reduce((left, id) => {
		const source = read(left);
		const found = source && placedIn(source).find(({ thing }) => thing.id === id);
		return source && found ? withoutOne(source, found) : left;
	}, text);
}

function withoutOne(source: Source, { thing, path }: Placed): string {
	const target = wholeOf(source.document, path);
	const text = target && commentedOut(source, target);
	if (text !== undefined && saysTheRest(source.document, text, target?.path ?? path)) return text;
	throw new AppError(
		"bad-input",
		`${thing.what} (line ${thing.line}) cannot be made a comment by whole lines.`,
		{
			hint: `Take ${thing.place} out in an editor, then check again.`,
		},
	);
}

interface Target {
	readonly path: Path;
	/** Where its first line begins to say something: the key, or the item after its dash. */
	readonly start: Node;
	readonly value: unknown;
}

/** The thing itself, or what holds nothing but it: an empty map or list would be refused. */
function wholeOf(document: Document, path: Path): Target | undefined {
	const holder = document.getIn(path.slice(0, -1));
	const last = path.at(-1);
	if (path.length > 1 && (isMap(holder) || isSeq(holder)) && holder.items.length === 1) {
		return wholeOf(document, path.slice(0, -1));
	}
	if (isMap(holder)) {
		const pair = holder.items.find(({ key }) => isScalar(key) && key.value === last) as Pair | undefined;
		return pair && isNode(pair.key) ? { path, start: pair.key, value: pair.value } : undefined;
	}
	const item = isSeq(holder) ? holder.items[Number(last)] : undefined;
	return isNode(item) ? { path, start: item, value: item } : undefined;
}

function commentedOut({ text, lines }: Source, { start, value }: Target): string | undefined {
	if (!start.range) return undefined;
	const from = lines.linePos(start.range[0]);
	const to =
		isNode(value) && value.range
			? lines.linePos(Math.max(start.range[1], value.range[1]) - 1).line
			: from.line;
	const parts = text.split(/(?<=\n)/);
	const first = parts[from.line - 1] ?? "";
	// An item's dash, where there is one, becomes part of the comment.
	const column = first.slice(0, from.col - 1).search(/-|$/);
	return parts
		.map((part, at) => {
			const isInside = at >= from.line - 1 && at <= to - 1;
			if (!isInside || part.trim() === "" || /^\s*#/.test(part)) return part;
			return part.slice(0, column).trim() === ""
				? `${part.slice(0, column)}# ${part.slice(column)}`
				: `# ${part}`;
		})
		.join("");
}

/** True when `text` reads as the document did, but for what stood at `path`. */
function saysTheRest(document: Document, text: string, path: Path): boolean {
	const after = read(text);
	if (!after) return false;
	const wanted = document.clone() as Document;
	wanted.deleteIn(path);
	try {
		return (
			JSON.stringify(plainOf(wanted, wanted.contents)) ===
			JSON.stringify(plainOf(after.document, after.document.contents))
		);
	} catch {
		return false;
	}
}

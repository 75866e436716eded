import {
	type Document,
	isAlias,
	isCollection,
	isMap,
	isNode,
	isScalar,
	type Node,
	type Pair,
	Scalar,
	YAMLMap,
	YAMLSeq,
} from "yaml";
import type { Data, Path } from "./document-v3.ts";
import { copyOf } from "./yaml-alias.ts";
import { commentsOf, leaveBehind, takenBefore } from "./yaml-comments.ts";

const PLAIN = /^[A-Za-z/][A-Za-z0-9_./-]*$/;
/** Words that YAML 1.1 (PyYAML), or another reader of it, does not take for text. */
const WORDS = /^(y|n|yes|no|on|off|true|false|null|e-?\d+)$/i;

/** A value as a node that PyYAML reads as just this value. */
export function nodeOf(value: Data): Node {
	if (typeof value === "object") return collectionOf(value);
	const scalar = new Scalar(String(value));
	scalar.type = isPlain(value) ? Scalar.PLAIN : Scalar.QUOTE_DOUBLE;
	return scalar;
}

function isPlain(value: Data): boolean {
	return typeof value !== "string" || (PLAIN.test(value) && !WORDS.test(value));
}

function collectionOf(value: Exclude<Data, string | number | boolean>): Node {
	if (isList(value)) {
		const list = new YAMLSeq<Node>();
		list.items = value.map(nodeOf);
		return list;
	}
	const map = new YAMLMap<Node, Node>();
	for (const [key, one] of Object.entries(value)) map.set(nodeOf(key), nodeOf(one));
	return map;
}

function isList(value: Data): value is readonly Data[] {
	return Array.isArray(value);
}

/** What stands at `path`, through aliases; undefined when there is nothing. */
export function nodeAt(document: Document, path: Path): Node | undefined {
	let here: unknown = document.contents;
	for (const step of path) {
		here = resolved(document, here);
		if (!isCollection(here)) return undefined;
		here = here.get(step as never, true);
	}
	const node = resolved(document, here);
	return isNode(node) ? node : undefined;
}

function resolved(document: Document, node: unknown): unknown {
	return isAlias(node) ? node.resolve(document) : node;
}

/** The text of the scalar at `path`: undefined when there is none, or nothing in it. */
export function textAt(document: Document, path: Path): string | undefined {
	const node = nodeAt(document, path);
	if (!isScalar(node) || typeof node.value !== "string") return undefined;
	const isNull = node.type === Scalar.PLAIN && /^(~|null|)$/i.test(node.value);
	return isNull || node.value === "" ? undefined : node.value;
}

/** Sets what stands at `path`, and makes what leads there; its comments and the way it is written stay. */
export function set(document: Document, path: Path, value: Data): void {
	for (let length = 1; length < path.length; length++) {
		const parent = path.slice(0, length);
		const there = document.getIn(parent, true);
		const meant = isAlias(there) ? there.resolve(document) : undefined;
		if (isCollection(meant)) document.setIn(parent, copyOf(meant));
		else if (!isCollection(there)) {
			const made = typeof path[length] === "number" ? new YAMLSeq() : new YAMLMap();
			document.setIn(parent, made);
		}
	}
	const old = document.getIn(path, true);
	const fresh = nodeOf(value);
	if (!isScalar(old) || !isScalar(fresh)) {
		const comment = isNode(old) ? commentsOf(old).join("\n") : "";
		if (comment !== "") fresh.comment = comment;
		document.setIn(path, fresh);
	} else if (!saysAlready(old, fresh)) {
		old.value = fresh.value;
		if (fresh.type) old.type = fresh.type;
		delete old.tag;
	}
}

/** A plain word and a quoted one of the same letters differ in what PyYAML reads, if the word is a special one. */
function saysAlready(old: Scalar, fresh: Scalar): boolean {
	if (old.value !== fresh.value || old.tag !== undefined) return false;
	const isQuoted = old.type !== Scalar.PLAIN;
	if (fresh.type === Scalar.PLAIN) return !isQuoted || PLAIN.test(String(fresh.value));
	return isQuoted;
}

/** Takes away what stands at `path`, and the collections that held nothing else. Comments inside stay behind. */
export function remove(document: Document, path: Path): void {
	if (!document.hasIn(path)) return;
	const parent = path.slice(0, -1);
	const holder = document.getIn(parent, true);
	const key = path.at(-1);
	if (isMap(holder)) removePair(holder, key, (pair) => commentsOf(pair));
	else document.deleteIn(path);
	if (parent.length > 0 && isCollection(holder) && holder.items.length === 0 && !holder.comment)
		remove(document, parent);
}

/** Makes comments of the keys `unwanted`, which pcluster would refuse beside ours. */
export function turnOff(document: Document, path: Path, unwanted: (key: string) => boolean): void {
	const map = document.getIn(path, true);
	if (!isMap(map)) return;
	for (const key of map.items.map((pair) => keyOf(pair)).filter(unwanted)) {
		removePair(map, key, (pair) => [...takenBefore(pair), ...linesOfPair(document, pair)]);
	}
}

function linesOfPair(document: Document, pair: Pair): string[] {
	const alone = document.clone() as Document;
	const map = new YAMLMap();
	map.items.push(pair);
	alone.contents = map as never;
	alone.commentBefore = null;
	alone.comment = null;
	return writtenAlone(alone, pair)
		.trimEnd()
		.split("\n")
		.map((line) => ` ${line}`);
}

/** An alias cannot be written without what it refers to: then it is spelt by hand. */
function writtenAlone(alone: Document, pair: Pair): string {
	return isAlias(pair.value)
		? `${keyOf(pair)}: *${pair.value.source}`
		: alone.toString({ lineWidth: 0, verifyAliasOrder: false });
}

function removePair(map: YAMLMap, key: unknown, left: (pair: Pair) => string[]): void {
	const place = map.items.findIndex((pair) => keyOf(pair) === key);
	const pair = map.items[place];
	if (!pair) return;
	const lines = left(pair);
	map.items.splice(place, 1);
	leaveBehind(map, place, lines);
}

function keyOf(pair: Pair): string {
	return isScalar(pair.key) ? String(pair.key.value) : String(pair.key);
}

import { Composer, CST, Parser } from "yaml";
import { faultAt, lineAt, problemAt, YamlProblem } from "./yaml-problem.ts";
import { leavesOf, spanOf } from "./yaml-tokens.ts";
import { fitsTag, isClosed, isSpecial, isWord, type Seen } from "./yaml-words.ts";

/** A value with the place where it stands in the text. */
export interface Part {
	readonly kind: "word" | "map" | "list" | "alias" | "nothing";
	readonly token: CST.Token | undefined;
	/** Stands in `{ }` or `[ ]`. */
	readonly inFlow: boolean;
	/** Is one of these itself. */
	readonly isFlow: boolean;
	/** The name that aliases refer to it by. */
	readonly anchor: CST.SourceToken | undefined;
	readonly tag: CST.SourceToken | undefined;
	/** Behind the colon, the dash or the name: where a value goes that is not there yet. */
	readonly slot: number | undefined;
	readonly children: readonly Child[];
	/** What it says; of an alias, what that says which it refers to. */
	readonly seen: Seen;
	/** Of an alias: what it refers to. */
	readonly meant?: Part;
	/** The aliases that refer to it, in the order of the text. */
	readonly uses: Part[];
	/** How many values it holds, each as often as it is referred to. */
	readonly weight: number;
}

/** An entry of a list, or a setting with its key. */
export interface Child {
	readonly key: string | undefined;
	readonly item: CST.CollectionItem;
	readonly from: number;
	readonly to: number;
	readonly value: Part;
}

export interface Tree {
	readonly text: string;
	/** Kind `nothing` for a file without settings. */
	readonly root: Part;
	/** Where the document ends: before `...`, or at the end of the text. */
	readonly end: number;
}

/**
 * The package only judges whether the text is YAML (words stay text, since what they mean is up to PyYAML, that is
 * YAML 1.1); what stands where is read from its syntax tree, which keeps every sign.
 */
const OPTIONS = {
	schema: "failsafe",
	version: "1.1",
	uniqueKeys: false,
	resolveKnownTags: false,
	prettyErrors: false,
} as const;

/** Deeper files cannot be meant, and PyYAML gives up on them as well. */
const DEEPEST = 100;
/** A file that says more than this by its aliases was made to harm. */
const HEAVIEST = 20_000;

/** Reads a text without a byte order mark. Throws YamlProblem, with the line, where pcluster could not read it. */
export function treeOf(text: string): Tree {
	refuseSigns(text);
	const tokens = [...new Parser().parse(text)];
	refuseFaults(text, tokens);
	const directives = tokens.filter(({ type }) => type === "directive") as CST.Directive[];
	const odd = directives.find(({ source }, at) => at > 0 || !/^%YAML 1\.\d$/.test(source.trim()));
	if (odd) throw faultAt(text, odd.offset, "BAD_DIRECTIVE");
	for (const token of tokens) {
		for (const { type, offset, source } of leavesOf(token)) {
			if (type === "block-scalar" && !/(\n|^)$/.test(source)) {
				throw problemAt(text, offset + source.length, OPEN_END, "Put a line's end there in an editor.");
			}
			const tab = type === "space" || type === "scalar" ? source.indexOf("\t") : -1;
			if (tab >= 0) throw problemAt(text, offset + tab, "It holds a tab; pcluster reads blanks only.");
		}
	}
	const document = tokens.find((token) => token.type === "document");
	const ending = tokens.find((token) => token.type === "doc-end");
	if (ending && ending.offset < (document?.offset ?? text.length)) {
		throw faultAt(text, ending.offset, "UNEXPECTED_TOKEN");
	}
	const props = document?.start ?? [];
	const root = new Reader(text).partOf(document?.value, props, false, 0);
	return { text, root, end: ending?.offset ?? text.length };
}

/** What PyYAML's reader refuses, or takes for the end of a line where editors do not. */
function refuseSigns(text: string): void {
	const hidden = /[^\t\n\r -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]|\r(?!\n)/u.exec(
		text,
	);
	if (!hidden) return;
	const isWide = hidden[0] === "\0";
	const reason = isWide
		? "It is saved in another encoding than UTF-8, or is no text at all."
		: "It holds a sign that cannot be seen, and that pcluster does not take.";
	throw new YamlProblem(lineAt(text, hidden.index), reason, "Save it anew as UTF-8 in an editor.");
}

function refuseFaults(text: string, tokens: readonly CST.Token[]): void {
	let documents: ReturnType<Composer["compose"]> extends Iterable<infer D> ? D[] : never;
	try {
		documents = [...new Composer(OPTIONS).compose(tokens, true, text.length)];
	} catch (thrown) {
		if (thrown instanceof RangeError) throw problemAt(text, 0, TOO_DEEP);
		throw thrown;
	}
	const fault = documents.flatMap(({ errors }) => errors)[0];
	if (fault) throw faultAt(text, fault.pos[0], fault.code);
	const second = tokens.filter((token) => token.type === "document")[1];
	if (second) throw faultAt(text, second.offset, "MULTIPLE_DOCS");
}

const OPEN_END = "The last line of this text has no line's end: lines added below would change what it says.";
const TOO_DEEP = "It goes deeper than a config file can.";
const KNOWN_TAGS = /^!!(str|int|float|bool|null|timestamp|binary|map|seq)$/;
const NAME = /^[0-9A-Za-z_-]+$/;

class Reader {
	readonly #text: string;
	readonly #named = new Map<string, Part | "open">();

	constructor(text: string) {
		this.#text = text;
	}

	partOf(
		token: CST.Token | null | undefined,
		props: readonly CST.SourceToken[],
		inFlow: boolean,
		depth: number,
	): Part {
		const at = token?.offset ?? props.at(-1)?.offset ?? 0;
		if (depth > DEEPEST) throw problemAt(this.#text, at, TOO_DEEP);
		const anchor = props.findLast(({ type }) => type === "anchor");
		const tag = props.findLast(({ type }) => type === "tag");
		if (tag && !KNOWN_TAGS.test(tag.source)) {
			throw problemAt(this.#text, tag.offset, `pcluster does not know the tag ${tag.source}.`);
		}
		const name = anchor?.source.slice(1);
		if (anchor && name !== undefined) this.#open(name, anchor);
		const slot = props.findLast(({ type, source }) => SLOTS.has(type) && source !== "");
		const part: Part = {
			anchor,
			tag,
			inFlow,
			isFlow: token?.type === "flow-collection",
			token: token ?? undefined,
			slot: slot && slot.offset + slot.source.length,
			uses: [],
			...this.#contentOf(token, tag, inFlow, depth),
		};
		if (tag && isWord(part.seen) && part.kind !== "alias" && !fitsTag(tag.source, part.seen.text)) {
			throw problemAt(this.#text, tag.offset, `The tag ${tag.source} does not fit what follows.`);
		}
		if (part.weight > HEAVIEST) throw problemAt(this.#text, at, "It repeats itself too often with * and &.");
		if (name !== undefined) this.#named.set(name, part);
		part.meant?.uses.push(part);
		return part;
	}

	#open(name: string, { offset }: CST.SourceToken): void {
		if (!NAME.test(name)) {
			throw problemAt(this.#text, offset, `pcluster cannot read the name &${name}: letters and digits only.`);
		}
		if (this.#named.has(name)) {
			throw problemAt(this.#text, offset, `The name &${name} is given twice; pcluster refuses that.`);
		}
		this.#named.set(name, "open");
	}

	#contentOf(
		token: CST.Token | null | undefined,
		tag: CST.SourceToken | undefined,
		inFlow: boolean,
		depth: number,
	): Pick<Part, "kind" | "children" | "seen" | "weight" | "meant"> {
		if (token === null || token === undefined || ("source" in token && token.source === "")) {
			const isBlock = token?.type === "block-scalar";
			return { kind: isBlock ? "word" : "nothing", children: [], seen: wordOf("", !isBlock, tag), weight: 1 };
		}
		if (token.type === "alias") {
			const meant = this.#meant(token);
			const { seen, weight } = meant;
			return { kind: "alias", children: [], seen, weight, meant };
		}
		if (CST.isScalar(token)) {
			if (!isClosed(token)) throw faultAt(this.#text, token.offset, "MISSING_CHAR");
			if (inFlow && token.type === "scalar" && /^:|\?/.test(token.source))
				throw problemAt(this.#text, token.offset, "A word with this sign needs quotes inside [ ] and { }.");
			const text = CST.resolveAsScalar(token).value;
			return { kind: "word", children: [], seen: wordOf(text, token.type === "scalar", tag), weight: 1 };
		}
		if (!CST.isCollection(token)) throw problemAt(this.#text, token.offset, "It is no valid YAML.");
		const isList =
			token.type === "block-seq" || (token.type === "flow-collection" && token.start.source === "[");
		if (tag && tag.source !== (isList ? "!!seq" : "!!map")) {
			throw problemAt(this.#text, tag.offset, `The tag ${tag.source} does not fit what follows.`);
		}
		const flow = inFlow || token.type === "flow-collection";
		const children = isList ? this.#entries(token, flow, depth) : this.#settings(token.items, flow, depth);
		const seen = isList
			? children.map(({ value }) => value.seen)
			: new Map(children.map(({ key = "", value }) => [key, value.seen]));
		const weight = children.reduce((sum, { value }) => sum + value.weight, 1);
		return { kind: isList ? "list" : "map", children, seen, weight };
	}

	#meant({ offset, source }: CST.FlowScalar): Part {
		const found = this.#named.get(source.slice(1));
		if (found === undefined) {
			throw problemAt(
				this.#text,
				offset,
				`Nothing above it has the name &${source.slice(1)}, which ${source} refers to.`,
			);
		}
		if (found === "open")
			throw problemAt(this.#text, offset, `It holds itself: ${source} refers to a part around it.`);
		return found;
	}

	#entries(token: CST.BlockSequence | CST.FlowCollection, inFlow: boolean, depth: number): Child[] {
		return (token.items as CST.CollectionItem[]).flatMap((item) => {
			const span = spanOf(item);
			if (!span) return [];
			if (item.key === undefined && !item.sep) {
				return [
					{ key: undefined, item, ...span, value: this.partOf(item.value, item.start, inFlow, depth + 1) },
				];
			}
			throw problemAt(this.#text, span.from, "A setting inside [ ] needs { } around it.");
		});
	}

	#settings(items: readonly CST.CollectionItem[], inFlow: boolean, depth: number): Child[] {
		const places = new Map<string, number>();
		return items.flatMap((item) => {
			const span = spanOf(item);
			if (!span) return [];
			this.#refuseBrokenName(item, inFlow);
			const key = this.#keyOf(item, span.from, inFlow, depth);
			const before = places.get(key);
			if (before !== undefined) {
				throw problemAt(
					this.#text,
					span.from,
					`${key} stands here and on line ${lineAt(this.#text, before)} already.`,
					"Take one of the two away in an editor.",
				);
			}
			places.set(key, span.from);
			return [{ key, item, ...span, value: this.partOf(item.value, item.sep ?? [], inFlow, depth + 1) }];
		});
	}

	/** Where PyYAML misses a colon, or a name's mark on its own line, the `yaml` package guesses what is meant. */
	#refuseBrokenName({ start, key, sep, value }: CST.CollectionItem, inFlow: boolean): void {
		if (!key) return;
		const colon = sep?.find(({ type }) => type === "map-value-ind");
		if (value && !colon) throw faultAt(this.#text, value.offset, "MISSING_CHAR");
		const mark = start.find(({ type }) => type === "anchor" || type === "tag");
		const isMarked = start.some(({ type }) => type === "explicit-key-ind");
		if (!inFlow || isMarked || !mark || !colon) return;
		if (this.#text.slice(mark.offset, colon.offset).includes("\n"))
			throw faultAt(this.#text, mark.offset, "MULTILINE_IMPLICIT_KEY");
	}

	#keyOf({ key, start }: CST.CollectionItem, at: number, inFlow: boolean, depth: number): string {
		if (key && "source" in key) {
			const { seen } = this.partOf(key, start, inFlow, depth + 1);
			if ("text" in seen && seen.as === "plain" && seen.text === "<<") {
				throw problemAt(
					this.#text,
					at,
					"It takes settings over with <<, which pcluster refuses from 3.3 on.",
					"Write these settings out in an editor.",
				);
			}
			if ("text" in seen) return seen.text;
		}
		throw problemAt(this.#text, at, "A setting has no name that is a word.");
	}
}

const SLOTS = new Set(["map-value-ind", "seq-item-ind", "anchor", "tag", "doc-start"]);

function wordOf(text: string, isPlain: boolean, tag: CST.SourceToken | undefined): Seen {
	if (tag && tag.source !== "!!str") return { text, as: tag.source };
	if (!isPlain || tag || !isSpecial(text)) return { text, as: "text" };
	// However nothing is spelt, it is the same.
	return { text: /^(~|null|Null|NULL)$/.test(text) ? "" : text, as: "plain" };
}

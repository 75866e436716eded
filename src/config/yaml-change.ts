import type { Edit } from "./yaml-cut.ts";
import { type Fresh, filled, inserted, replaced, type Way, withoutMark } from "./yaml-edit.ts";
import { problemAt, type YamlProblem } from "./yaml-problem.ts";
import { leavesOf } from "./yaml-tokens.ts";
import type { Part, Tree } from "./yaml-tree.ts";
import {
	isList,
	isMap,
	isNull,
	isWord,
	onOneLine,
	type Seen,
	same,
	valueAt,
	type Word,
} from "./yaml-words.ts";

/** Edits, and what the file says after them. */
export interface Change {
	readonly edits: readonly Edit[];
	readonly says: Seen;
}

/**
 * What makes the file say `wanted`, which has every setting and entry that it has now. Where something is shared by
 * `&` and `*` and is to differ from now on, only what parts it, after which this is to be asked again.
 */
export function changeTo(tree: Tree, wanted: Seen): Change {
	const { text, root } = tree;
	const plan = new Map<Part, Seen>();
	planned(root, wanted, plan);
	const edits: Edit[] = [];
	const first = root.kind === "nothing" ? fromNothing() : changed([], root, wanted);
	return first ? { edits: first, says: root.seen } : { edits, says: wanted };

	function fromNothing(): undefined {
		if (isMap(wanted)) edits.push(inserted(tree, [root], [...wanted]));
	}

	/** Adds to `edits`; gives back those that must come first. */
	function changed(way: Way, part: Part, want: Seen): Edit[] | undefined {
		if (same(part.seen, want)) return undefined;
		const original = part.meant ?? part;
		const agrees = [original, ...original.uses].every((one) => same(plan.get(one), want));
		if (part !== original && agrees) return undefined;
		if (!agrees && part.uses.length > 0) return moved(text, part);
		if (part.kind === "alias" && !isWord(want)) return [spelt(part)];
		const isOpen = isNull(part.seen) || isEmptyFlow(part);
		if (isWord(want)) {
			if (!isWord(part.seen)) throw cannotChange(tree, part);
			edits.push(...replaced(tree, part, want));
		} else if (isOpen) {
			edits.push(...filled(tree, way, part, want));
		} else {
			return within([...way, part], part, want);
		}
		return undefined;
	}

	function within(way: Way, holder: Part, want: Exclude<Seen, Word>): Edit[] | undefined {
		if (holder.kind !== (isList(want) ? "list" : "map")) throw cannotChange(tree, holder);
		for (const [at, { key, value }] of holder.children.entries()) {
			const wanted = valueAt(want, [key ?? at]);
			const first = wanted && changed(way, value, wanted);
			if (first) return first;
		}
		const fresh = isMap(want)
			? [...want].filter(([key]) => valueAt(holder.seen, [key]) === undefined)
			: want.slice(holder.children.length).map((one): Fresh => [undefined, one]);
		if (fresh.length > 0) edits.push(inserted(tree, way, fresh));
		return undefined;
	}
}

/** What each part of the file is to say. */
function planned(part: Part, want: Seen | undefined, plan: Map<Part, Seen>): void {
	if (want !== undefined) plan.set(part, want);
	part.children.forEach(({ key, value }, at) => {
		planned(value, valueAt(want, [key ?? at]), plan);
	});
}

/**
 * What parts a value that is to go or to change from those that share it: an alias on the way is spelt out, a name
 * that others refer to moves to the first of them. The file says the same afterwards. Undefined where nothing is shared.
 */
export function parted({ text }: Tree, way: Way, target: Part): Edit[] | undefined {
	const alias = way.find(({ kind }) => kind === "alias");
	if (alias) return [spelt(alias)];
	const inside = partsIn(target);
	const shared = [...way, ...inside].find((part) => part.uses.some((use) => !inside.includes(use)));
	return shared && moved(text, shared);
}

function partsIn(part: Part): Part[] {
	return [part, ...part.children.flatMap(({ value }) => partsIn(value))];
}

function spelt(alias: Part, name = ""): Edit {
	const { offset = 0, source = "" } = (alias.token as { offset: number; source: string } | undefined) ?? {};
	return { from: offset, to: offset + source.length, text: name + onOneLine(alias.seen) };
}

function moved(text: string, { anchor, uses: [first] }: Part): Edit[] {
	return anchor && first ? [withoutMark(text, anchor), spelt(first, `${anchor.source} `)] : [];
}

function cannotChange({ text }: Tree, part: Part): YamlProblem {
	const what = isWord(part.seen) ? "a single value" : "settings or a list";
	return problemAt(text, part.token?.offset ?? 0, `Here is ${what} where something else belongs.`);
}

/** True for `[]` and `{}` in a block, with nothing in them, no comment either. */
function isEmptyFlow({ token, isFlow, inFlow }: Part): boolean {
	if (!isFlow || inFlow || !token || !("items" in token)) return false;
	return token.items.every((item) => leavesOf(item).every(({ type }) => type === "space"));
}

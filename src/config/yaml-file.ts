import type { Data, Path } from "./document-v3.ts";
import { isIni } from "./ini-text.ts";
import { type Edit, edited } from "./yaml-cut.ts";
import { filled, freed, inserted, removed, replaced, turnedOff } from "./yaml-edit.ts";
import { problemAt, YamlProblem } from "./yaml-problem.ts";
import { type Child, isEmptyFlow, type Part, type Tree, treeOf } from "./yaml-tree.ts";
import {
	isMap,
	isNull,
	isWord,
	nested,
	type Seen,
	same,
	seenOf,
	valueAt,
	withoutValue,
	withValue,
} from "./yaml-words.ts";

/** The holders on the way to a value, the root first, and the value with its key if it is there. */
interface Place {
	readonly way: readonly Part[];
	readonly child: Child | undefined;
}

/**
 * A config file of version 3 that is changed in its text, at the places of the values: every other sign stays. After
 * each change the text is read again, and what it says compared with what it should say: a change that would touch
 * anything else is refused. Throws YamlProblem, also for a text that is no such file.
 */
export class YamlFile {
	#tree: Tree;
	readonly #mark: string;

	constructor(text: string) {
		this.#mark = text.startsWith("\ufeff") ? "\ufeff" : "";
		const plain = text.slice(this.#mark.length);
		const other = "Name another file with --config.";
		if (isIni(plain)) throw new YamlProblem(undefined, "It is one of version 2.", other);
		this.#tree = treeOf(plain);
		const { kind } = this.#tree.root;
		if (kind !== "map" && kind !== "nothing") {
			throw problemAt(plain, 0, "It holds no settings by name.", other);
		}
	}

	text(): string {
		return this.#mark + this.#tree.text;
	}

	/** The same with the places in the text, counted without a byte order mark. */
	get tree(): Tree {
		return this.#tree;
	}

	get #seen(): Seen {
		const { root } = this.#tree;
		return root.kind === "nothing" ? new Map() : root.seen;
	}

	/** What stands at `path`, through aliases; undefined when there is nothing. */
	at(path: Path): Seen | undefined {
		return valueAt(this.#seen, path);
	}

	/** The text of the word at `path`: undefined when there is none, or nothing in it. */
	textAt(path: Path): string | undefined {
		const found = this.at(path);
		return isWord(found) && !isNull(found) && found.text !== "" ? found.text : undefined;
	}

	/** Sets what stands at `path`, and makes what leads there; a list's entry behind the last one is added. */
	set(path: Path, value: Data): void {
		const wanted = seenOf(value);
		if (same(this.at(path), wanted)) return;
		const { way, child } = this.#placeOf(path, false);
		const rest = nested(path.slice(way.length), wanted);
		const key = path[way.length - 1];
		const target = child?.value;
		if (target && !isOpen(target) && !(isWord(target.seen) && isWord(rest)))
			throw this.#refusal(path, child.from);
		const edits = !target
			? [inserted(this.#tree, way, typeof key === "string" ? key : undefined, rest)]
			: isWord(rest)
				? replaced(this.#tree, target, rest)
				: filled(this.#tree, way, target, rest);
		this.#become(edits, withValue(this.#seen, path, wanted), path);
	}

	/** Takes away what stands at `path`, and what held nothing else. Comments inside stay behind. */
	remove(path: Path): void {
		if (this.at(path) === undefined) return;
		const length = this.#lastOfMany(path);
		const short = path.slice(0, length);
		const { way, child } = this.#placeOf(short, true);
		const holder = way.at(-1);
		if (!holder || !child) throw this.#refusal(path, 0);
		this.#become(removed(this.#tree, holder, child), withoutValue(this.#seen, short), path);
	}

	/** Makes comments of the settings `unwanted` at `path`, which pcluster would refuse beside ours. */
	turnOff(path: Path, unwanted: (key: string) => boolean): void {
		const map = this.at(path);
		for (const key of isMap(map) ? [...map.keys()].filter(unwanted) : []) {
			const { way, child } = this.#placeOf([...path, key], true);
			if (!child) throw this.#refusal([...path, key], 0);
			this.#become(turnedOff(this.#tree, way, child), withoutValue(this.#seen, [...path, key]), [
				...path,
				key,
			]);
		}
	}

	/** How much of the path leads to the outermost part that holds nothing but what stands there. */
	#lastOfMany(path: Path): number {
		for (let length = path.length - 1; length > 0; length--) {
			const holder = this.at(path.slice(0, length));
			const size = isMap(holder) ? holder.size : Array.isArray(holder) ? holder.length : 0;
			if (size !== 1) return length + 1;
		}
		return 1;
	}

	/** Where `path` leads, after whatever is shared on it has got a place of its own. */
	#placeOf(path: Path, whole: boolean): Place {
		for (;;) {
			const place = this.#walked(path);
			const edits = freed(this.#tree, place.way, place.child?.value, whole);
			if (!edits) return place;
			this.#become(edits, this.#seen, path);
		}
	}

	#walked(path: Path): Place {
		const way = [this.#tree.root];
		let child: Child | undefined;
		for (const step of path) {
			if (child) {
				if (isOpen(child.value)) break;
				way.push(child.value);
				if (child.value.kind === "alias") break;
			}
			const holder: Part | undefined = way.at(-1);
			const isFit = holder?.kind === (typeof step === "number" ? "list" : "map");
			if (!isFit && holder?.kind !== "nothing") throw this.#refusal(path, child?.from ?? 0);
			child = holder?.children.find(({ key }, at) => step === (key ?? at));
			if (!child) break;
		}
		return { way, child };
	}

	#become(edits: readonly Edit[], expected: Seen, path: Path): void {
		const before = this.#tree;
		const at = Math.min(...edits.map(({ from }) => from));
		try {
			this.#tree = treeOf(edited(before.text, edits));
		} catch (thrown) {
			if (!(thrown instanceof YamlProblem)) throw thrown;
			throw this.#refusal(path, at);
		}
		if (same(this.#seen, expected)) return;
		this.#tree = before;
		throw this.#refusal(path, at);
	}

	#refusal(path: Path, at: number): YamlProblem {
		const name = path.findLast((step) => typeof step === "string") ?? "";
		const reason = `${name} cannot be changed here without changing something else.`;
		return problemAt(
			this.#tree.text,
			at,
			reason,
			"Write this part in the usual way in an editor, as Key: value.",
		);
	}
}

/** True where something can be put in: there is nothing yet, or an empty `[]`. */
function isOpen(part: Part): boolean {
	return isNull(part.seen) || isEmptyFlow(part);
}

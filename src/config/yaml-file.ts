import type { Data, Path } from "../questions/row.ts";
import { isIni } from "./ini-text.ts";
import { type Change, changeTo, parted } from "./yaml-change.ts";
import { commentedOut, edited } from "./yaml-cut.ts";
import { removed, turnedOff } from "./yaml-edit.ts";
import { problemAt, YamlProblem } from "./yaml-problem.ts";
import { type Child, type Part, type Tree, treeOf } from "./yaml-tree.ts";
import { isMap, type Seen, same, seenOf, valueAt, withoutValue, withValue } from "./yaml-words.ts";

/**
 * A config file of version 3 that is changed in its text, at the places of the values: every other sign stays. After
 * each change the text is read again, and what it says compared with what it should say: a change that would touch
 * anything else is refused. Throws YamlProblem, also for a text that is no such file.
 */
export class YamlFile {
	#tree: Tree;
	/** What the file is to say; its text follows when it is asked for. */
	#wanted: Seen;
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
		this.#wanted = saidBy(this.#tree);
	}

	text(): string {
		this.#settle();
		return this.#mark + this.#tree.text;
	}

	/** The same with the places in the text, counted without a byte order mark. */
	get tree(): Tree {
		this.#settle();
		return this.#tree;
	}

	/** What stands at `path`, through aliases; undefined when there is nothing. */
	at(path: Path): Seen | undefined {
		return valueAt(this.#wanted, path);
	}

	/** Sets what stands at `path`, and makes what leads there; a list's entry behind the last one is added. */
	set(path: Path, value: Data): void {
		this.#wanted = withValue(this.#wanted, path, seenOf(value));
	}

	/** Takes away what stands at `path`, and what held nothing else. Comments inside stay behind. */
	remove(path: Path): void {
		if (this.at(path) === undefined) return;
		const short = path.slice(0, this.#lastOfMany(path));
		const { way, child } = this.#ownPlace(short);
		const says = withoutValue(this.#wanted, short);
		// A comment that stays behind a block of text could become part of it: then the whole stays, as a comment.
		if (!this.#tried({ edits: removed(this.#tree, way, child), says })) {
			this.#become({ edits: turnedOff(this.#tree, way, child), says });
		}
		this.#wanted = says;
	}

	/**
	 * Makes a comment, by whole lines, of what stands at `path` and of what holds nothing else; false where that says
	 * something else than the rest.
	 */
	commentOut(path: Path): boolean {
		const short = path.slice(0, this.#lastOfMany(path));
		const says = withoutValue(this.#wanted, short);
		const { child } = placeOf(this.tree, short);
		const isDone = this.#tried({ edits: commentedOut(this.#tree.text, child), says });
		if (isDone) this.#wanted = says;
		return isDone;
	}

	/** Makes comments of the settings `unwanted` at `path`, which pcluster would refuse beside ours. */
	turnOff(path: Path, unwanted: (key: string) => boolean): void {
		const map = this.at(path);
		for (const key of isMap(map) ? [...map.keys()].filter(unwanted) : []) {
			const { way, child } = this.#ownPlace([...path, key]);
			const says = withoutValue(this.#wanted, [...path, key]);
			this.#become({ edits: turnedOff(this.#tree, way, child), says });
			this.#wanted = says;
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

	/** Where the value at `path` stands, after whatever is shared on the way has got a place of its own. */
	#ownPlace(path: Path): Place {
		for (;;) {
			this.#settle();
			const place = placeOf(this.#tree, path);
			const edits = parted(this.#tree, place.way, place.child.value);
			if (!edits) return place;
			this.#become({ edits, says: this.#wanted });
		}
	}

	/** Brings the text to what was set. */
	#settle(): void {
		while (!same(saidBy(this.#tree), this.#wanted)) this.#become(changeTo(this.#tree, this.#wanted));
	}

	#become(change: Change): void {
		if (this.#tried(change)) return;
		const at = Math.min(...change.edits.map(({ from }) => from));
		const reason = "Nothing can be changed here without changing something else.";
		const cure = "Write this part in the usual way in an editor, as Key: value.";
		throw problemAt(this.#tree.text, at, reason, cure);
	}

	#tried({ edits, says }: Change): boolean {
		const fresh = treeIfAny(edited(this.#tree.text, edits));
		if (!fresh || !same(saidBy(fresh), says)) return false;
		this.#tree = fresh;
		return true;
	}
}

function saidBy({ root }: Tree): Seen {
	return root.kind === "nothing" ? new Map() : root.seen;
}

function treeIfAny(text: string): Tree | undefined {
	try {
		return treeOf(text);
	} catch (thrown) {
		if (thrown instanceof YamlProblem) return undefined;
		throw thrown;
	}
}

/** A setting or entry, and the holders on the way to it, the root first. */
interface Place {
	readonly way: readonly Part[];
	readonly child: Child;
}

/** Where `path` leads; up to the first alias on the way, if there is one. */
function placeOf(tree: Tree, path: Path): Place {
	const way: Part[] = [];
	let part = tree.root;
	let child: Child | undefined;
	for (const step of path) {
		way.push(part);
		if (part.kind === "alias") break;
		child = part.children.find(({ key }, at) => step === (key ?? at));
		if (!child) break;
		part = child.value;
	}
	if (!child) throw new Error(`Nothing stands at ${path.join(".")}`);
	return { way, child };
}

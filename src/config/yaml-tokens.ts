import type { CST } from "yaml";

/** The smallest piece of the text that has a meaning, or is a blank, a comment, the end of a line. */
export interface Leaf {
	readonly type: string;
	readonly offset: number;
	readonly source: string;
}

type Branch = CST.Token | CST.CollectionItem;

/** Every leaf of a part of the syntax tree, in the order of the text. */
export function leavesOf(branch: Branch): Leaf[] {
	const leaves: Leaf[] = [];
	collect(branch, leaves);
	return leaves;
}

function collect(branch: Branch, leaves: Leaf[]): void {
	if (!("type" in branch)) {
		leaves.push(...branch.start);
		if (branch.key) collect(branch.key, leaves);
		if (branch.sep) leaves.push(...branch.sep);
		if (branch.value) collect(branch.value, leaves);
	} else if (branch.type === "document") {
		leaves.push(...branch.start);
		if (branch.value) collect(branch.value, leaves);
		if (branch.end) leaves.push(...branch.end);
	} else if (branch.type === "block-scalar") {
		for (const prop of branch.props) collect(prop, leaves);
		const last = leaves.at(-1);
		const offset = last === undefined ? branch.offset : last.offset + last.source.length;
		leaves.push({ type: branch.type, offset, source: branch.source });
	} else if ("items" in branch) {
		if ("start" in branch) leaves.push(branch.start);
		for (const item of branch.items) collect(item, leaves);
		if ("end" in branch) leaves.push(...branch.end);
	} else {
		leaves.push(branch);
		if ("end" in branch && branch.end) leaves.push(...branch.end);
	}
}

const BLANK = new Set(["space", "newline", "comment", "comma", "byte-order-mark"]);

/** From the first sign that says something to behind the last one; undefined where there is none. */
export function spanOf(branch: Branch): { readonly from: number; readonly to: number } | undefined {
	let from: number | undefined;
	let to = 0;
	// A block's header `|+` keeps the empty lines that follow it: they belong to the value.
	let keeps = false;
	for (const leaf of leavesOf(branch)) {
		if (BLANK.has(leaf.type) || leaf.source === "") continue;
		from ??= leaf.offset;
		const blanks = keeps ? /\r?\n$/ : /\s+$/;
		to = leaf.offset + leaf.source.replace(blanks, "").length;
		keeps = leaf.source.includes("+");
	}
	return from === undefined ? undefined : { from, to };
}

import type { HeadNode } from "../login/head-node.ts";
import { ifThere } from "../ports/errors.ts";
import type { TreeItem, Trees } from "../ports/trees.ts";
import { pathTyped } from "../text/path-typed.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { lookThere } from "./look-there.ts";

/** What Tab makes of a path. */
export interface Completion {
	readonly text: string;
	/** The names that it may go on with, folders with a `/`; none where there is nothing to choose. */
	readonly names: readonly string[];
}

/** Completes a path of this computer or, with a head node, of that. Rejects as they do. */
export async function completed(
	where: Pick<Trees, "look"> | HeadNode,
	typed: string,
	only: "folders" | "all",
	signal: AbortSignal,
): Promise<Completion> {
	if (typed === "~") return { text: "~/", names: [] };
	const [, folder = "", begun = ""] = /^(.*\/)?([^/]*)$/s.exec(typed) ?? [];
	const tree = await ifThere(
		"run" in where
			? lookThere(where, folder, { depth: 1 }, signal)
			: where.look(folder === "" ? "." : folder, 1, signal),
	);
	const names = namesIn(tree?.items ?? [], folder, begun, only);
	const [only1, ...others] = names;
	if (only1 === undefined) return { text: typed, names: [] };
	return { text: folder + sharedStart(names), names: others.length === 0 ? [] : names };
}

/** Those that go on from `begun`. What a line cannot hold as it is nobody can type: it is not offered. */
export function namesIn(
	items: readonly TreeItem[],
	folder: string,
	begun: string,
	only: "folders" | "all",
): string[] {
	return items
		.filter(({ kind }) => kind === "folder" || kind === "link" || only === "all")
		.flatMap(({ name, kind }) => {
			const text = dataIn(name);
			const isTypable = plainText(text) === text && pathTyped(folder + text) === folder + text;
			const isMeant = text !== "" && text.startsWith(begun) && (begun !== "" || !text.startsWith("."));
			return isTypable && isMeant ? [kind === "folder" ? `${text}/` : text] : [];
		})
		.toSorted();
}

function sharedStart([first = "", ...others]: readonly string[]): string {
	const letters = [...first];
	const end = letters.findIndex((_, at) => {
		const start = letters.slice(0, at + 1).join("");
		return !others.every((name) => name.startsWith(start));
	});
	return end < 0 ? first : letters.slice(0, end).join("");
}

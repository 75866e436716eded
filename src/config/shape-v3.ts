import { type Path, TYPES } from "../questions/row.ts";
import { MANAGED, STORAGE, SUBNETS } from "./merge-v3.ts";
import { problemAt, type YamlProblem } from "./yaml-problem.ts";
import type { Part, Tree } from "./yaml-tree.ts";
import { isList, isMap, isNull, isWord, type Seen, valueAt } from "./yaml-words.ts";

const ENTRY: readonly Path[] = [["Name"], ["MountDir"], ["StorageType"], ["EbsSettings", "VolumeId"]];

/** What is no cluster's file although it is good YAML: a list where a map belongs, a file of another kind. */
export function misfitOf(tree: Tree): YamlProblem | undefined {
	const { root, text } = tree;
	const build = root.children.find(({ key }) => key === "Build");
	if (build && !root.children.some(({ key }) => key === "HeadNode" || key === "Scheduling")) {
		const reason = "Build makes this a file for an image, not for a cluster.";
		return problemAt(text, build.from, reason, "Name another file with --config.");
	}
	const entries = (path: Path, inside: readonly Path[]) => {
		const list = valueAt(root.seen, path);
		return isList(list)
			? list.flatMap((_one, at) => inside.map((rest) => [...path, at, ...rest]))
			: [[...path, 0]];
	};
	const paths = [
		...MANAGED.filter(({ list }) => !list).map(({ path }) => path),
		...entries(SUBNETS, [[]]),
		...entries(TYPES, [["InstanceType"]]),
		...entries(STORAGE, ENTRY),
	];
	for (const path of paths) {
		const found = root.kind === "nothing" ? undefined : misfitAt(tree, path);
		if (found) return found;
	}
	return undefined;
}

function misfitAt({ root, text }: Tree, path: Path): YamlProblem | undefined {
	let seen: Seen | undefined = root.seen;
	let part: Part | undefined = root;
	let at = 0;
	let name = "";
	for (const step of path) {
		if (isNull(seen)) return undefined;
		const fits = typeof step === "number" ? isList(seen) : isMap(seen);
		if (!fits) return misfit(typeof step === "number" ? "a list" : "a group of settings, each with a name,");
		const child: Part["children"][number] | undefined = part?.children.find(
			({ key }, place) => step === (key ?? place),
		);
		if (typeof step === "string") name = step;
		at = child?.from ?? at;
		part = child?.value;
		seen = valueAt(seen, [step]);
	}
	return isNull(seen) || isWord(seen) ? undefined : misfit("one value");

	function misfit(wanted: string): YamlProblem {
		const is = isWord(seen) ? "a single value" : isList(seen) ? "a list" : "a group of settings";
		return problemAt(text, at, `${name} has ${is} where ${wanted} belongs.`);
	}
}

import { drawable } from "../config/diff.ts";
import type { ConfigProblem } from "../questions/config-problem.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { shortPath } from "../text/short-path.ts";

/** One paragraph about the file, to be wrapped; `mark` says how it is meant. */
export interface TroubleLine {
	readonly text: string;
	readonly kind: "title" | "reason" | "quoted" | "cure";
}

/** What stands against the file: each fault with its place, the line itself, and what to do about it. */
export function troubleLines(
	{ path, text, problem, oddities }: FileTrouble,
	{ home, version }: { readonly home: string; readonly version: string },
): TroubleLine[] {
	const name = shortPath(path, home);
	const title = problem
		? `${name} cannot be used.`
		: `${name} holds ${oddities.length === 1 ? "something" : `${oddities.length} things`} that pcluster ${version} does not take as meant.`;
	const lines = drawable(text ?? "");
	return [
		{ kind: "title", text: title },
		...(problem ? [problem] : oddities).flatMap((one) => linesOf(one, lines)),
	];
}

function linesOf({ line, reason, cure }: ConfigProblem, lines: readonly string[]): TroubleLine[] {
	const place = line === undefined ? "" : `Line ${line}: `;
	const quoted = line === undefined ? undefined : lines[line - 1];
	const all: TroubleLine[] = [
		{ kind: "reason", text: place + reason },
		...(quoted?.trim() ? [{ kind: "quoted", text: quoted.trim() } as const] : []),
		{ kind: "cure", text: cure },
	];
	return all.filter(({ text }) => text !== "");
}

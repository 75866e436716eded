import { AppError } from "../ports/errors.ts";
import { type Path, TYPES } from "../questions/row.ts";
import { rowOf } from "../text/row-of.ts";
import type { KeptThing } from "./kept.ts";
import { KEPT } from "./kept-rules-v3.ts";
import { MANAGED as PLACES } from "./merge-v3.ts";
import { briefly } from "./seen-parts.ts";
import { YamlFile } from "./yaml-file.ts";
import { lineAt, YamlProblem } from "./yaml-problem.ts";
import type { Part } from "./yaml-tree.ts";
import { isWord, onOneLine } from "./yaml-words.ts";

/** What the wizard itself sets; `0` is the first of a list. */
const MANAGED = [...PLACES.filter(({ yields }) => !yields).map(({ path }) => path), [...TYPES, 0]].map(
	(path) => path.join("."),
);

/** A kept thing with its place, for setting it aside. */
interface Placed {
	readonly thing: KeptThing;
	readonly path: Path;
}

/** What a file of version 3 keeps in force besides the answers, in the order of its lines. Never throws. */
export function keptInV3(text: string): KeptThing[] {
	const file = fileIn(text);
	return file ? placedIn(file).map(({ thing }) => thing) : [];
}

function fileIn(text: string): YamlFile | undefined {
	try {
		return new YamlFile(text);
	} catch (thrown) {
		if (thrown instanceof YamlProblem) return undefined;
		throw thrown;
	}
}

/** Places on the way to something that has words of its own. */
const ON_THE_WAY = new Set(
	[...MANAGED, ...Object.keys(KEPT)].flatMap((place) => {
		const steps = place.split(".");
		return steps.map((_step, end) => steps.slice(0, end).join("."));
	}),
);

function placedIn({ tree: { text, root } }: YamlFile): Placed[] {
	return below(root, []).toSorted((a, b) => a.thing.line - b.thing.line);

	function below({ meant, children: own }: Part, path: Path): Placed[] {
		return (meant?.children ?? own).flatMap(({ key, from, value }, at) =>
			placed(lineAt(text, from), value, [...path, key ?? at]),
		);
	}

	function placed(line: number, part: Part, path: Path): Placed[] {
		const names = namesOf(path);
		if (names.some((name) => MANAGED.includes(name))) return [];
		const { seen } = part;
		const rule = names.map((name) => rowOf(KEPT, name)).find((found) => found !== undefined);
		if (!rule && names.some((name) => ON_THE_WAY.has(name)) && !isWord(seen)) return below(part, path);
		const place = path.join(".");
		const told = rule
			? rule(seen)
			: ({ what: "setting", detail: `${place}: ${briefly(seen)}`, costs: "unknown", facts: [] } as const);
		if (!told) return [];
		// By what it says, not by its number: another may stand there once it is gone.
		const id = `${path.map((step) => (typeof step === "number" ? "*" : step)).join(".")}\n${onOneLine(seen)}`;
		return [{ thing: { id, place, line, ...told }, path }];
	}
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

/**
 * The text with these things made comments, line by line: taking the `#` off brings each back. Every other line
 * stays byte for byte. Throws `bad-input` where whole lines cannot do it.
 */
export function withoutInV3(text: string, ids: readonly string[]): string {
	return ids.reduce((left, id) => {
		const file = fileIn(left);
		const found = file && placedIn(file).find(({ thing }) => thing.id === id);
		return file && found ? withoutOne(file, found) : left;
	}, text);
}

function withoutOne(file: YamlFile, { thing, path }: Placed): string {
	if (file.commentOut(path)) return file.text();
	throw new AppError(
		"bad-input",
		`${thing.what} (line ${thing.line}) cannot be made a comment by whole lines.`,
		{
			hint: `Take ${thing.place} out in an editor, then check again.`,
		},
	);
}

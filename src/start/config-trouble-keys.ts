import type { KeyRow } from "../keys/key-row.ts";
import { AppError } from "../ports/errors.ts";
import type { FileTrouble } from "../questions/prefill.ts";
import { pathTyped } from "../text/path-typed.ts";
import { shortPath } from "../text/short-path.ts";

/** What the ways on from a config file with faults lead to. */
interface TroubleDoing {
	/** Reads the file anew. */
	again(): void;
	/** Asks for another file. */
	other(): void;
	/** Takes another file, by its absolute path; there need not be one yet. */
	file(path: string): void;
	/** Goes on with a file that is only odd. */
	goOn(): void;
	back(): void;
}

/** Asks for another file. */
export const OTHER_FILE = "Which config file is to be used? It need not be there yet.";

/** The ways on from a config file with faults. */
export function troubleKeys({ fresh, problem }: FileTrouble, home: string, on: TroubleDoing): KeyRow[] {
	return [
		{
			keys: ["r"],
			label: "look again",
			help: "looks again, once you have mended it in an editor",
			does: on.again,
		},
		{
			keys: ["o"],
			label: "another file",
			help: "takes another file, an old one or one yet to be made",
			does: on.other,
		},
		{
			keys: ["n"],
			label: "new file",
			help: `leaves it alone and writes a new one${fresh === undefined ? "" : `, ${shortPath(fresh, home)}`}`,
			not: fresh === undefined ? "There is no free name beside it." : undefined,
			does: () => fresh !== undefined && on.file(fresh),
		},
		{
			keys: ["c"],
			label: "go on",
			help: "goes on all the same: what is odd stays in the file",
			not: problem && "It cannot be used as it is.",
			does: on.goOn,
		},
		{ keys: ["escape"], label: "back", does: on.back },
	];
}

/** The absolute path of a file that was typed. Throws AppError `bad-input`. */
export function configFileTyped(text: string, home: string): string {
	const path = pathTyped(text).replace(/^~(?=\/)/, home);
	if (path.startsWith("/") && !path.endsWith("/")) return path;
	throw new AppError("bad-input", "Type the whole path of a file, with / or ~/ at its start.");
}

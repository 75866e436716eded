import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import { lastLine } from "../text/last-line.ts";
import { dataIn } from "../text/plain.ts";

const HOURS_MS = 6 * 60 * 60_000;
/** Of a command's names together: the line that they make is one word to the shell there, 128 KiB at most. */
const MOST_OF_NAMES = 40_000;

/** SHA-256 of files of a folder there, in hex, in their order. Rejects as the head node does, and with `run-failed`. */
export async function sumsThere(
	head: HeadNode,
	folder: string,
	names: readonly string[],
	signal: AbortSignal,
): Promise<string[]> {
	const sums: string[] = [];
	for (const some of inPortions(names)) {
		const words = ["sh", "-c", 'cd "$1" && shift && sha256sum -- "$@"', "sh", folder, ...some];
		const { stdout, stderr } = await head.run({ words, reads: true, timeoutMs: HOURS_MS }, signal);
		// A backslash begins the line of a name that has a line break.
		const found = [...dataIn(stdout).matchAll(/^\\?([\da-f]{64}) /gm)].map(([, sum = ""]) => sum);
		if (found.length !== some.length)
			throw new AppError("run-failed", `The copy could not be checked on the cluster: ${lastLine(stderr)}`, {
				hint: "Do the same again: only what differs is copied.",
			});
		sums.push(...found);
	}
	return sums;
}

function inPortions(names: readonly string[]): string[][] {
	const portions: string[][] = [];
	let room = 0;
	for (const name of names) {
		// Quotes may make four of one letter.
		const length = 4 * Buffer.byteLength(name) + 3;
		if (portions.length === 0 || length > room) {
			portions.push([]);
			room = MOST_OF_NAMES;
		}
		portions.at(-1)?.push(name);
		room -= length;
	}
	return portions;
}

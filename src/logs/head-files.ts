import { randomUUID } from "node:crypto";
import type { HeadNode } from "../login/head-node.ts";
import { dataIn, plainText } from "../text/plain.ts";
import type { LogFile } from "./log-questions.ts";
import type { ReadLog } from "./read-log.ts";

/** How much of the end of each is read: seven of them come through in one answer. */
const TAIL_BYTES = 131_072;

/**
 * The ends of log files on the head node, in one round trip; those that are not there are left out. Some are root's
 * alone: the user of a cluster's image may look at them all. Rejects as the head node does.
 */
export async function readHeadFiles(
	head: HeadNode,
	files: readonly LogFile[],
	signal: AbortSignal,
): Promise<ReadLog[]> {
	// No log can hold this: what stands in one is never taken for the beginning of another.
	const mark = `==${randomUUID()}==`;
	const line =
		'S=; sudo -n true 2>/dev/null && S="sudo -n"; ' +
		`for F in ${files.map(({ path }) => path).join(" ")}; do if [ -e "$F" ]; then ` +
		`echo; echo "${mark} $F $(stat -c "%Y %s" "$F")"; $S tail -c ${TAIL_BYTES} "$F" 2>/dev/null; fi; done; true`;
	const { stdout } = await head.run({ words: ["sh", "-c", line], reads: true }, signal);
	const [, ...parts] = dataIn(stdout).split(`\n${mark} `);
	return parts.flatMap((part) => {
		const [facts = "", ...lines] = part.split(/\r?\n|\r/);
		const [path, writtenAt, size] = facts.split(" ");
		const file = files.find((one) => one.path === path);
		if (lines.at(-1) === "") lines.pop();
		const isCut = Number(size) > TAIL_BYTES;
		return file === undefined
			? []
			: [
					{
						name: file.name,
						// The first one is a piece only.
						lines: lines.slice(isCut ? 1 : 0).map(plainText),
						writtenAt: writtenAt ? new Date(Number(writtenAt) * 1000) : undefined,
						isCut,
					},
				];
	});
}

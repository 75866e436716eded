import type { TellingLine } from "../diagnosis/node-log.ts";
import type { HeadNode } from "../login/head-node.ts";
import { readHeadFiles } from "../logs/head-files.ts";
import { NODE_START_FILES } from "../logs/log-questions.ts";
import { newestTelling, tellingWords } from "../logs/told.ts";
import type { SlurmNode } from "./look.ts";

/**
 * The newest thing that tells why nodes do not start: what Slurm has noted of a node that is out of use, else a line of
 * pcluster's logs on the head node; undefined where nothing tells. Rejects as the head node does.
 */
export async function whyNoNodes(
	head: HeadNode,
	nodes: readonly SlurmNode[],
	signal: AbortSignal,
): Promise<TellingLine | undefined> {
	const logs = await readHeadFiles(head, NODE_START_FILES, signal);
	const noted = nodes.flatMap(({ name, state, reason }) =>
		state.kind === "failing" && reason !== undefined ? [`${name}: ${reason}`] : [],
	);
	return newestTelling([{ name: "Slurm", lines: noted }, ...logs]);
}

/** The same in words, and what can be copied. */
export function nodeFaultWords(
	found: TellingLine | undefined,
	{ aws }: HeadNode,
): ReturnType<typeof tellingWords> {
	return found ? tellingWords(found, aws) : { paragraphs: [NOTHING_TELLS], commands: [] };
}

const NOTHING_TELLS =
	"The head node has written of no node that did not start: neither Slurm nor the logs of pcluster tell of one. A node takes some minutes to start.";

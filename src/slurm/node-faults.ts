import { type NodeLog, type TellingLine, tellingLine } from "../diagnosis/node-log.ts";
import type { HeadNode } from "../login/head-node.ts";
import { dataIn, plainText } from "../text/plain.ts";
import type { SlurmNode } from "./look.ts";

/** Where pcluster writes what became of its nodes: from 2.9 on, and before. */
const FILES = [
	"/var/log/parallelcluster/clustermgtd",
	"/var/log/parallelcluster/slurm_resume.log",
	"/var/log/sqswatcher",
	"/var/log/jobwatcher",
];

const READ = `F="${FILES.join(" ")}"; sudo -n tail -n 300 $F 2>/dev/null || tail -n 300 $F 2>/dev/null; true`;

/**
 * The newest thing that tells why nodes do not start: what Slurm has noted of a node that is out of use, else a line of
 * pcluster's logs on the head node; undefined where nothing tells. Rejects as the head node does.
 */
export async function whyNoNodes(
	head: HeadNode,
	nodes: readonly SlurmNode[],
	signal: AbortSignal,
): Promise<TellingLine | undefined> {
	const { stdout } = await head.run({ words: ["sh", "-c", READ], reads: true }, signal);
	const noted = nodes.flatMap(({ name, state, reason }) =>
		state.kind === "failing" && reason !== undefined ? [`${name}: ${reason}`] : [],
	);
	const logs = [{ name: "Slurm", lines: noted }, ...logsIn(dataIn(stdout))];
	return firstIn(logs, true) ?? firstIn(logs, false);
}

/** The newest line of the first log that tells something; with `known` only of a cause that is known. */
function firstIn(logs: readonly NodeLog[], known: boolean): TellingLine | undefined {
	for (const { name, lines } of logs) {
		for (const line of lines.toReversed()) {
			const telling = tellingLine([{ name, lines: [line] }]);
			if (telling && (telling.cause !== undefined || !known)) return telling;
		}
	}
	return undefined;
}

/** The files as `tail` parts them. */
function logsIn(text: string): NodeLog[] {
	return text.split(/^==> (?=\S+ <==$)/m).flatMap((part) => {
		const [, path, rest = ""] = /^(\S+) <==\n([\s\S]*)$/.exec(part) ?? [];
		if (path === undefined) return [];
		return [{ name: plainText(path), lines: rest.split("\n").map(plainText) }];
	});
}

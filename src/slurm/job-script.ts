import { resultsFolder } from "../login/first-login.ts";
import type { HeadNode } from "../login/head-node.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { shellLine, shellWord } from "../text/shell-word.ts";
import { loadersIn } from "./first-steps.ts";
import { slurmFault, withSlurm } from "./look.ts";

/** What a job is made of on this cluster. */
export interface JobValues {
	/** The queue that jobs go to by themselves; undefined where Slurm names none. */
	readonly queue: string | undefined;
	/** Nodes of that queue, all that there can be. */
	readonly nodes: number;
	/** Cores of each, the fewest that any has. */
	readonly cores: number;
	/** The file that switches the LSST software on; undefined where there is none. */
	readonly loader: string | undefined;
}

/**
 * Asks the head node for them, in one question; `folders` are those of its volumes. Rejects as the head node does, and
 * with `not-found` where there is no Slurm.
 */
export async function jobValues(
	head: HeadNode,
	folders: readonly string[],
	signal: AbortSignal,
): Promise<JobValues> {
	const loaders = loadersIn(folders);
	const files = loaders.length === 0 ? "" : `; echo --; ls -d ${shellLine(loaders)} 2>/dev/null; true`;
	const words = withSlurm(`sinfo -h -o "%P|%D|%c" || exit${files}`);
	const answer = await head.run({ words, reads: true }, signal);
	if (answer.code !== 0) throw slurmFault(answer);
	const [queues = "", found = ""] = dataIn(answer.stdout).split(/^--\n/m);
	const rows = queues.split("\n").flatMap((line) => {
		const [, name, usual, nodes, cores] = /^(.+?)(\*?)\|(\d+)\|(\d+)/.exec(line.trim()) ?? [];
		return name === undefined
			? []
			: [{ name: plainText(name), isUsual: usual === "*", nodes: Number(nodes), cores: Number(cores) }];
	});
	const first = rows.find(({ isUsual }) => isUsual) ?? rows[0];
	// Nodes of several kinds have a row each.
	const own = rows.filter(({ name }) => name === first?.name);
	const there = new Set(found.split("\n"));
	const nodes = own.reduce((sum, one) => sum + one.nodes, 0);
	const cores = own.reduce((least, one) => Math.min(least, one.cores), first?.cores ?? 1);
	return {
		queue: first?.name,
		nodes: Math.max(1, nodes),
		cores: Math.max(1, cores),
		loader: loaders.find((path) => there.has(path)),
	};
}

/** A first job: what the tutorial does after the login, on every node, made of the cluster's own values. */
export function jobScript(
	cluster: {
		readonly name: string;
		readonly folders: readonly string[];
		/** Those of them that go with the cluster. */
		readonly passing?: readonly string[] | undefined;
	},
	{ queue, nodes, cores, loader }: JobValues,
): string {
	const folders = cluster.folders.filter(isOneLine);
	// In the name of an output file Slurm puts something in for %j and the like.
	const results = resultsFolder(
		folders.filter((folder) => !folder.includes("%")),
		cluster.passing,
	);
	const queueLine = queue === undefined || !isOneLine(queue) ? [] : [option("partition", queue)];
	return [
		"#!/bin/bash",
		`# A first job, made by firstlight for ${plainText(cluster.name)}.`,
		"# It is your own: change what you like. #SBATCH lines are for Slurm.",
		option("job-name", "first-job"),
		...queueLine,
		"# Nodes that work on it. Those that are off start for it, and cost.",
		option("nodes", String(nodes)),
		option("ntasks-per-node", "1"),
		option("cpus-per-task", String(cores)),
		"# Slurm ends it after this time: hours, minutes, seconds.",
		option("time", "0:30:00"),
		results === undefined
			? "# What it writes. /home goes with the cluster: copy it away."
			: "# What it writes, on a volume that stays.",
		option("output", `${results === undefined ? "" : `${results}/`}first-job-%j.out`),
		"",
		...softwareLines(loader),
		"# srun runs it once on each node. Put your own work in its place.",
		"srun --label hostname",
		...(folders.length === 0 ? [] : [`srun --label ls -d ${shellLine(folders)}`]),
		'echo "Done."',
		"",
	].join("\n");
}

function softwareLines(loader: string | undefined): string[] {
	if (loader === undefined || !isOneLine(loader))
		return ["# No folder has loadLSST.bash: switch your software on here.", ""];
	return [
		"# The LSST software, as at each login.",
		`source ${shellWord(loader)}`,
		"eups list | head -n 10",
		"",
	];
}

/** Slurm reads the words of these lines as a shell does. */
function option(name: string, value: string): string {
	return `#SBATCH ${shellLine([`--${name}=${value}`])}`;
}

/** What has a line break in it would end its line, and go on as a command. */
function isOneLine(text: string): boolean {
	return plainText(text) === text;
}

/** How many nodes a script asks for at most; undefined where its #SBATCH lines do not say. */
export function nodesAsked(script: string): number | undefined {
	const lines = script.split("\n");
	const end = lines.findIndex((line) => line.trim() !== "" && !line.startsWith("#"));
	const options = lines
		.slice(0, end < 0 ? undefined : end)
		.flatMap((line) => /^#SBATCH\s(.*)$/.exec(line)?.[1] ?? "")
		.join(" ");
	const asked = [...options.matchAll(/(?:^|\s)(?:--nodes(?:=|\s+)|-N\s*)(?:\d+-)?(\d+)(?=\s|$)/g)];
	const last = asked.at(-1)?.[1];
	if (last !== undefined) return Number(last);
	// Without any such word one task is asked for, on one node.
	return /(?:^|\s)(?:--(?:nodes|ntasks|array|exclusive)|-[NnaF])/.test(options) ? undefined : 1;
}

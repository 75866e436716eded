import type { Estimate } from "../cost/estimate.ts";
import { jobMoney } from "../cost/job-cost.ts";
import { resultsFolder } from "../login/first-login.ts";
import type { HeadNode } from "../login/head-node.ts";
import type { HeadAnswer } from "../ports/head-node.ts";
import { lastLine } from "../text/last-line.ts";
import { dataIn, plainText } from "../text/plain.ts";
import { shellWord } from "../text/shell-word.ts";
import { someNames } from "../text/some-names.ts";
import { slurmFault, withSlurm } from "./look.ts";

/** What the steps done so far have shown to those after them. */
export interface Shown {
	/** The file that switches the LSST software on. */
	readonly loader?: string;
	/** Nodes of the queue that jobs go to by themselves. */
	readonly nodes?: number;
}

/** What a step has shown. */
export interface Verdict {
	readonly state: "pass" | "warn" | "fail";
	readonly said: string;
	readonly cure?: string;
	readonly shown?: Shown;
}

/** One of the first steps on a cluster, done by firstlight and checked. */
export interface FirstStep {
	readonly id: "volumes" | "software" | "eups" | "slurm" | "nodes" | "bashrc";
	readonly what: string;
	/** As somebody types it there; undefined while `not` says what comes first. */
	readonly line: string | undefined;
	readonly not?: string | undefined;
	/** Why it is asked about before: it costs or changes something. */
	readonly asks?: readonly string[];
	/** Milliseconds that it may take. */
	readonly timeoutMs: number;
	judge(answer: HeadAnswer): Verdict;
}

/** What is known of the cluster. */
export interface FirstStepsOf {
	/** The folders of its volumes. */
	readonly folders: readonly string[];
	/** What it costs once its nodes start; undefined until that is reckoned. */
	readonly started: Estimate | undefined;
}

const MINUTE_MS = 60_000;

/** The first steps in their order, with what those before have shown. */
export function firstSteps({ folders, started }: FirstStepsOf, shown: Shown): FirstStep[] {
	const loaders = loadersIn(folders);
	const load = shown.loader && `source ${shellWord(shown.loader)}`;
	const noFolders = folders.length === 0 ? "Nothing tells the folders of its volumes." : undefined;
	const noLoader = load ? undefined : "See first whether the LSST software is there.";
	return [
		{
			...{ id: "volumes", what: "Volumes are there, with files", timeoutMs: MINUTE_MS },
			line: noFolders ? undefined : volumesLine(folders),
			not: noFolders,
			judge: (answer) => judgeVolumes(answer, folders),
		},
		{
			...{ id: "software", what: "The LSST software is there", timeoutMs: MINUTE_MS },
			line: noFolders ? undefined : `ls -d ${loaders.map(shellWord).join(" ")} 2>/dev/null`,
			not: noFolders,
			judge: (answer) => judgeSoftware(answer, loaders),
		},
		{
			...{ id: "eups", what: "It answers: eups list", timeoutMs: 5 * MINUTE_MS },
			line: load && `${load} && eups list`,
			not: noLoader,
			judge: judgeEups,
		},
		{
			...{ id: "slurm", what: "Slurm answers", timeoutMs: MINUTE_MS },
			line: 'sinfo -h -o "%P %D"',
			judge: judgeSlurm,
		},
		{
			...{ id: "nodes", what: "A trial job on every node", timeoutMs: 30 * MINUTE_MS },
			line: shown.nodes ? `srun -N ${shown.nodes} hostname` : undefined,
			not: shown.nodes ? undefined : "See first that Slurm answers: it tells how many nodes there are.",
			asks: [trialWords(shown.nodes ?? 0), jobMoney(shown.nodes, started)],
			judge: (answer) => judgeNodes(answer, shown.nodes ?? 0),
		},
		{
			...{ id: "bashrc", what: "Each login switches the software on", timeoutMs: MINUTE_MS },
			line: load && `grep -qxF ${shellWord(load)} ~/.bashrc || echo ${shellWord(load)} >> ~/.bashrc`,
			not: noLoader,
			asks: [
				`It adds the line ${load} to ~/.bashrc on the head node, unless it stands there already.`,
				"/home goes with the cluster: a new cluster needs it again.",
			],
			judge: judgeBashrc,
		},
	];
}

/** Does a step that has a line; what it has shown. Rejects as the head node does. */
export async function takeStep(
	head: HeadNode,
	{ line = "", timeoutMs, asks, judge }: FirstStep,
	signal: AbortSignal,
): Promise<Verdict> {
	const words = withSlurm(line, "bash");
	return judge(await head.run({ words, timeoutMs, ...(asks ? {} : { reads: true }) }, signal));
}

/** Where results are safe, and where they are not. */
export function keepWords(folders: readonly string[], passing?: readonly string[]): string {
	const results = resultsFolder(folders, passing);
	const where = results === undefined ? "Copy results away" : `Keep results in ${results}`;
	return `${where}: /home lies on the head node's own disk, and goes when the cluster is deleted.`;
}

/** The installer's file, and its name in older installations. */
const LOADERS = ["loadLSST.bash", "loadlsst.bash"];

/** Where it may lie in these folders, the newer name first. */
export function loadersIn(folders: readonly string[]): string[] {
	return folders.flatMap((folder) => LOADERS.map((name) => `${folder}/${name}`));
}

/** The disks, then the first names in each folder. */
function volumesLine(folders: readonly string[]): string {
	const names = folders.map(shellWord);
	return [`df -P ${names.join(" ")}`, ...names.map((name) => `echo --; ls -A ${name} | head -n 3`)].join(
		"; ",
	);
}

function judgeVolumes({ stdout }: HeadAnswer, folders: readonly string[]): Verdict {
	const [disks = "", ...contents] = dataIn(stdout).split(/^--\n/m);
	const mounted = new Set(disks.split("\n").map((line) => line.trim().split(/\s+/).slice(5).join(" ")));
	const missing = folders.filter((folder) => !mounted.has(folder));
	if (missing.length > 0) {
		return {
			state: "fail",
			said: `No disk is mounted at ${missing.join(", ")}.`,
			cure: "What is written there lands on the head node's own disk, and goes with it. See the volume in AWS's EC2 console: is it attached to the head node? Delete the cluster and make it anew, with the volume in the list.",
		};
	}
	const results = resultsFolder(folders);
	const isEmpty = (at: number) =>
		(contents[at] ?? "").split("\n").every((name) => name === "" || name === "lost+found");
	const empty = folders.filter((_, at) => isEmpty(at));
	const odd = empty.filter((folder) => folder !== results);
	if (odd.length > 0) {
		return {
			state: "warn",
			said: `${odd.join(", ")} ${odd.length === 1 ? "is" : "are"} empty.`,
			cure: "A volume that was never filled is formatted when the cluster is made. Is it the right one? Then fill it as in part 3 of the tutorial.",
		};
	}
	const note = empty.length > 0 ? `; ${empty.join(", ")} is empty, as is right for results` : "";
	return { state: "pass", said: `${folders.join(", ")} are there${note}.` };
}

function judgeSoftware({ stdout }: HeadAnswer, loaders: readonly string[]): Verdict {
	const there = new Set(dataIn(stdout).split("\n"));
	const loader = loaders.find((path) => there.has(path));
	if (loader) return { state: "pass", said: `${loader} is there.`, shown: { loader } };
	return {
		state: "warn",
		said: `None of your folders has ${LOADERS.join(" or ")}.`,
		cure: "The installer of the LSST Pipelines makes it at the top of their folder. Was the right volume taken?",
	};
}

function judgeEups(answer: HeadAnswer): Verdict {
	const products = dataIn(answer.stdout)
		.split("\n")
		.flatMap((line) => /^([\w.+-]+)\s+\S/.exec(line)?.[1] ?? []);
	if (answer.code !== 0 || products.length === 0) {
		return {
			state: "fail",
			said: `eups does not answer. ${lastWords(answer)}`,
			cure: "Log in (s) and run the line there: what it says then tells more.",
		};
	}
	const whole = products.find((name) => name.startsWith("lsst_distrib") || name.startsWith("lsst_apps"));
	return {
		state: "pass",
		said: `It lists ${products.length.toLocaleString("en-GB")} products${whole ? `, ${plainText(whole)} among them: setup ${plainText(whole)}` : ""}.`,
	};
}

function judgeSlurm(answer: HeadAnswer): Verdict {
	if (answer.code !== 0) {
		const { message, hint } = slurmFault(answer);
		return { state: "fail", said: message, ...(hint === undefined ? {} : { cure: hint }) };
	}
	const queues = dataIn(answer.stdout)
		.split("\n")
		.flatMap((line) => {
			const [, name, usual, nodes] = /^(\S+?)(\*?) (\d+)$/.exec(line.trim()) ?? [];
			return name === undefined
				? []
				: [{ name: plainText(name), isUsual: usual === "*", nodes: Number(nodes) }];
		});
	const nodes = queues.find(({ isUsual }) => isUsual)?.nodes ?? queues[0]?.nodes ?? 0;
	if (nodes === 0)
		return {
			state: "warn",
			said: "It has no nodes.",
			cure: "Is the fleet stopped? Start it, or change its size (z).",
		};
	const all = queues.map(
		({ name, nodes: count }) => `${name} has ${count} ${count === 1 ? "node" : "nodes"}`,
	);
	return { state: "pass", said: `${someNames(all)}.`, shown: { nodes } };
}

function trialWords(nodes: number): string {
	const all = nodes === 1 ? "The one node tells its name" : `All ${nodes} nodes tell their names`;
	return `${all}: 2 to 10 minutes for nodes that are off.`;
}

function judgeNodes(answer: HeadAnswer, nodes: number): Verdict {
	if (answer.code !== 0) {
		return {
			state: "fail",
			said: `The job did not run. ${lastWords(answer)}`,
			cure: "Nodes and jobs (j) shows the nodes; w there tells why they do not start.",
		};
	}
	const names = [
		...new Set(
			dataIn(answer.stdout)
				.split("\n")
				.filter((name) => name !== ""),
		),
	].map((name) => plainText(name));
	return names.length === nodes
		? {
				state: "pass",
				said: `${nodes === 1 ? "The node" : `All ${nodes} nodes`} answered: ${someNames(names)}.`,
			}
		: { state: "warn", said: `${names.length} of ${nodes} nodes answered: ${someNames(names)}.` };
}

function judgeBashrc(answer: HeadAnswer): Verdict {
	return answer.code === 0
		? { state: "pass", said: "The line stands in ~/.bashrc." }
		: { state: "fail", said: `The line could not be added. ${lastWords(answer)}` };
}

/** The last line that says something. */
function lastWords({ stderr, code }: HeadAnswer): string {
	const last = lastLine(stderr);
	return last ? `It said: ${last}` : `It ended with code ${code}.`;
}

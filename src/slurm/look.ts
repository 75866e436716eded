import type { Ask, HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import type { HeadAnswer } from "../ports/head-node.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";
import { type JobState, jobStateOf } from "./job-state.ts";
import { type NodeState, nodeStateOf } from "./node-state.ts";

/** A compute node as Slurm sees it. */
export interface SlurmNode {
	readonly name: string;
	/** Its queues; Slurm calls them partitions. */
	readonly queues: readonly string[];
	readonly state: NodeState;
	readonly cores: number | undefined;
	/** Why it is out of use, in Slurm's or pcluster's words. */
	readonly reason: string | undefined;
}

/** A job as Slurm sees it; those that ended stay for some minutes. */
export interface SlurmJob {
	/** A number, for a part of an array 12_3, for its rest 12_[4-9]. */
	readonly id: string;
	readonly name: string;
	readonly user: string;
	readonly state: JobState;
	readonly nodes: number;
	readonly cores: number;
	/** How long it has run, and how long it may, as Slurm writes it: 1-02:03:04. */
	readonly time: string;
	readonly limit: string;
	/** When it began, or is expected to: ISO 8601 of the head node's clock; undefined where nobody knows. */
	readonly start: string | undefined;
	readonly queue: string;
	/** The nodes it runs on, as Slurm shortens them. */
	readonly where: string;
	/** Why it waits, in Slurm's word. */
	readonly reason: string;
}

/** What Slurm says of the whole cluster. */
export interface SlurmLook {
	/** Who one is there. */
	readonly user: string;
	readonly nodes: readonly SlurmNode[];
	/** Running and waiting ones in Slurm's order, then those that have ended, the newest first. */
	readonly jobs: readonly SlurmJob[];
}

/** A line as a command for the head node: a shell that nobody has logged in to may not know where pcluster has Slurm. */
export function withSlurm(line: string, shell: "sh" | "bash" = "sh"): string[] {
	return [shell, "-c", `export PATH="$PATH:/opt/slurm/bin" LC_ALL=C; ${line}`];
}

/** What lists jobs of all states, so that `jobsIn` reads it. */
export const JOB_ROWS = 'squeue -h -a -t all -o "%i|%u|%t|%D|%C|%M|%l|%S|%P|%N|%r|%j"';

const LOOK: Ask = {
	words: withSlurm(`whoami; echo --; sinfo -h -N -o "%N|%P|%t|%c|%E"; echo --; ${JOB_ROWS}`),
	reads: true,
};

/** Looks at nodes and jobs, in one question. Rejects as the head node does, with `not-found` where there is no Slurm. */
export async function lookAtSlurm(head: HeadNode, signal: AbortSignal): Promise<SlurmLook> {
	const answer = await head.run(LOOK, signal);
	if (answer.code !== 0) throw slurmFault(answer);
	return lookFrom(answer.stdout);
}

/**
 * Reads the answer: what others have named comes last, in its line and as a whole. Throws `run-failed` where Slurm was
 * never asked: that nothing runs is to be heard of Slurm itself.
 */
export function lookFrom(answer: Outside): SlurmLook {
	const [user = "", nodes = "", ...jobs] = dataIn(answer).split(/^--\n/m);
	if (jobs.length === 0)
		throw new AppError("run-failed", "The head node did not say what Slurm knows: it did something else.", {
			hint: "See what firstlight ssh shows there: a start-up file such as ~/.bashrc may end each visit.",
		});
	return {
		user: plainText(user).trim(),
		nodes: nodesOf(rowsOf(nodes, 5)),
		jobs: jobsIn(jobs.join("--\n")).toSorted(inOrder),
	};
}

/** The jobs of such a list. */
export function jobsIn(rows: string): SlurmJob[] {
	return rowsOf(rows, 12).map(jobOf);
}

const ORDER = ["running", "waiting", "ended"];

function inOrder(one: SlurmJob, other: SlurmJob): number {
	const byKind = ORDER.indexOf(one.state.kind) - ORDER.indexOf(other.state.kind);
	return byKind !== 0 || one.state.kind !== "ended"
		? byKind
		: Number.parseInt(other.id, 10) - Number.parseInt(one.id, 10);
}

/** What a command of Slurm's failed at. */
export function slurmFault({ code, stderr }: HeadAnswer): AppError {
	const said = plainText(dataIn(stderr).trim());
	if (/(?:sinfo|squeue|scontrol|scancel|sbatch): (?:command )?not found/.test(said)) {
		return new AppError(
			"not-found",
			"There is no Slurm on this head node: firstlight reads no other queue.",
			{
				hint: "Log in (s): with SGE or Torque qstat shows the jobs.",
			},
		);
	}
	if (/Unable to contact slurm controller|Connection refused|Zero Bytes|Socket timed out/i.test(said)) {
		return new AppError("run-failed", "Slurm does not answer on the head node.", {
			hint: `It may just be starting: try again in a minute. It said: ${said}`,
		});
	}
	return new AppError("run-failed", `Slurm refused: ${said || `exit code ${code}`}`);
}

/** The cells of each line; of the last one, which is free text, all that is left. Lines with fewer are none. */
function rowsOf(text: string, cells: number): string[][] {
	return text.split("\n").flatMap((line) => {
		const all = line.split("|");
		if (all.length < cells) return [];
		return [
			[...all.slice(0, cells - 1), all.slice(cells - 1).join("|")].map((cell) => plainText(cell).trim()),
		];
	});
}

/** A node of several queues has a line in each. */
function nodesOf(rows: readonly (readonly string[])[]): SlurmNode[] {
	const byName = new Map<string, SlurmNode>();
	for (const [name = "", partition = "", code = "", cores = "", told = ""] of rows) {
		const reason = /^(?:none|\(null\)|)$/i.test(told) ? undefined : told;
		const queue = partition.replace(/\*$/, "");
		const queues = [...(byName.get(name)?.queues ?? []), queue];
		byName.set(name, { name, queues, state: nodeStateOf(code, reason), cores: countOf(cores), reason });
	}
	return [...byName.values()];
}

function jobOf(cells: readonly string[]): SlurmJob {
	const [id = "", user = "", code = "", nodes = "", cores = "", time = "", limit = ""] = cells;
	const [start = "", queue = "", where = "", reason = "", name = ""] = cells.slice(7);
	return {
		...{ id, name, user, time, limit, queue, where, reason },
		state: jobStateOf(code),
		nodes: countOf(nodes) ?? 0,
		cores: countOf(cores) ?? 0,
		start: /^\d{4}-/.test(start) ? start : undefined,
	};
}

/** Slurm shortens large numbers: 2K. */
function countOf(text: string): number | undefined {
	const [, number, thousands] = /^(\d+)(K?)/.exec(text) ?? [];
	return number === undefined ? undefined : Number(number) * (thousands ? 1024 : 1);
}

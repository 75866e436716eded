import type { HeadNode } from "../login/head-node.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";
import { rowOf } from "../text/row-of.ts";
import { shellWord } from "../text/shell-word.ts";
import { type JobState, jobStateOf } from "./job-state.ts";
import { JOB_ROWS, jobsIn, type SlurmJob, slurmFault, withSlurm } from "./look.ts";

/** How a job ended, as far as that is known. */
export interface JobEnd {
	readonly state: JobState;
	/** Of its script; undefined where a signal ended it, or nothing tells. */
	readonly code: number | undefined;
	readonly signal: number | undefined;
}

/** A job as one look has found it. */
export interface JobLook {
	/** Undefined once Slurm has forgotten it. */
	readonly job: SlurmJob | undefined;
	readonly end: JobEnd | undefined;
	/** The file that it writes; undefined where it writes none, or nothing tells. */
	readonly path: string | undefined;
	/** The end of what stands there. */
	readonly output: Outside;
	/** Why it cannot be read, where there is such a file. */
	readonly unread: string | undefined;
}

/** How much of the end of a job's output is read at once, bytes. */
const TAIL_BYTES = 65_536;

/** The number of the array whose rest still waits: it has no number of its own, and a long list of parts is cut. */
export function arrayWaiting(id: string): string | undefined {
	return /^(\d+)_\[/.exec(id)?.[1];
}

/**
 * Looks at a job and at the end of its output, in one question; `known` is its file, where a look before has told. What
 * Slurm has forgotten is looked up in its own records, in one more. Rejects as the head node does, and where there is
 * no Slurm.
 */
export async function lookAtJob(
	head: HeadNode,
	id: string,
	known: string | undefined,
	signal: AbortSignal,
): Promise<JobLook> {
	const number = shellWord(arrayWaiting(id) ?? id);
	const line = [
		`${JOB_ROWS} -j ${number}`,
		`echo --; J=$(scontrol show job ${number}); printf "%s\\n" "$J"`,
		`echo --; F=$(printf "%s\\n" "$J" | grep "^ *StdOut=/" | head -n 1); F="\${F#*StdOut=}"; F="\${F:-$0}"`,
		`test -z "$F" || tail -c ${TAIL_BYTES} -- "$F"`,
	].join("; ");
	const words = [...withSlurm(line), known ?? ""];
	const answer = await head.run({ words, reads: true, most: 2 * TAIL_BYTES }, signal);
	const said = dataIn(answer.stderr);
	const isForgotten = /Invalid job id/i.test(said);
	const [rows = "", block = "", ...output] = dataIn(answer.stdout).split(/^--\n/m);
	const job = jobsIn(rows)[0];
	if (job === undefined && !isForgotten) throw slurmFault(answer);
	const path = /^\s*StdOut=(\/.*)$/m.exec(block)?.[1] ?? known;
	const fault = /^tail: .*$/m.exec(said)?.[0];
	return {
		job,
		end: job === undefined ? await rememberedEnd(head, id, signal) : endIn(job, block),
		path,
		output: output.join("--\n"),
		unread: fault === undefined || /No such file/i.test(fault) ? undefined : plainText(fault),
	};
}

function endIn({ state }: SlurmJob, block: string): JobEnd | undefined {
	if (state.kind !== "ended") return undefined;
	const [, code, signal] = /\bExitCode=(\d+):(\d+)/.exec(block) ?? [];
	return { state, ...exitOf(code, signal) };
}

function exitOf(code = "", signal = ""): Pick<JobEnd, "code" | "signal"> {
	const bySignal = Number(signal) > 0 ? Number(signal) : undefined;
	return { code: code === "" || bySignal !== undefined ? undefined : Number(code), signal: bySignal };
}

/** Where slurmctld writes what becomes of jobs (pcluster's slurm.conf), and its words for an end (Slurm's job_mgr.c). */
const LOG = "/var/log/slurmctld.log";
const LOGGED: readonly (readonly [words: RegExp, state: string])[] = [
	[/Time limit exhausted/, "TO"],
	[/OOM failure/, "OOM"],
	[/REQUEST_KILL_JOB/, "CA"],
	[/on failed node|due to failure of node/, "NF"],
	[/WEXITSTATUS 0\b/, "CD"],
	[/WEXITSTATUS \d|WTERMSIG/, "F"],
];
/** The long words of sacct that differ by more than their first letters. */
const RECORDED: Readonly<Record<string, string>> = {
	COMPLETED: "CD",
	FAILED: "F",
	CANCELLED: "CA",
	TIMEOUT: "TO",
	OUT_OF_MEMORY: "OOM",
	NODE_FAIL: "NF",
	BOOT_FAIL: "BF",
	DEADLINE: "DL",
	PREEMPTED: "PR",
};

/** How a job that Slurm has forgotten ended: by its accounting, where the cluster has one, else by its log. */
async function rememberedEnd(head: HeadNode, id: string, signal: AbortSignal): Promise<JobEnd | undefined> {
	const number = arrayWaiting(id) ?? id;
	const find = `grep -hwF ${shellWord(`JobId=${number}`)} ${LOG} 2>/dev/null`;
	const line = `sacct -n -X -P -j ${shellWord(number)} -o State,ExitCode 2>/dev/null; echo --; sudo -n ${find} || ${find}; true`;
	const { stdout } = await head.run({ words: withSlurm(line), reads: true }, signal);
	const [recorded = "", logged = ""] = dataIn(stdout).split(/^--\n/m);
	const [, word = "", code, bySignal] = /^(\w+)[^|\n]*\|(\d+):(\d+)/m.exec(recorded) ?? [];
	const state = rowOf(RECORDED, word);
	if (state !== undefined) return { state: jobStateOf(state), ...exitOf(code, bySignal) };
	// One that was sent back to the queue has been started more than once.
	const last = logged.split(/(?:Allocate|Started) JobId=/).at(-1) ?? "";
	const found = LOGGED.find(([words]) => words.test(last));
	if (found === undefined) return undefined;
	return {
		state: jobStateOf(found[1]),
		...exitOf(/WEXITSTATUS (\d+)/.exec(last)?.[1], /WTERMSIG (\d+)/.exec(last)?.[1]),
	};
}

import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { shellLine } from "../text/shell-word.ts";
import { arrayWaiting } from "./job-look.ts";
import { type SlurmJob, type SlurmLook, slurmFault, withSlurm } from "./look.ts";

/** One of Slurm's programs with its words, as a command for the head node. */
function slurmWords(words: readonly string[]): string[] {
	return withSlurm(shellLine(words));
}

/** What asks for all that Slurm knows of a job. */
export function detailWords(job: SlurmJob): string[] {
	return ["scontrol", "show", "job", arrayWaiting(job.id) ?? job.id];
}

/** All that Slurm knows of a job. Rejects as the head node does, with `not-found` once Slurm has forgotten it. */
export async function jobDetails(head: HeadNode, job: SlurmJob, signal: AbortSignal): Promise<Outside> {
	const answer = await head.run({ words: slurmWords(detailWords(job)), reads: true }, signal);
	if (answer.code === 0) return answer.stdout;
	throw /Invalid job id/i.test(dataIn(answer.stderr))
		? new AppError(
				"not-found",
				`Slurm has forgotten job ${job.id}: it keeps them some minutes after their end.`,
			)
		: slurmFault(answer);
}

/** Why this job cannot be cancelled by who looks; undefined where it can. */
export function notToCancel({ id, user, state }: SlurmJob, look: SlurmLook): string | undefined {
	if (state.kind === "ended") return `Job ${id} has ended.`;
	return user === look.user ? undefined : `Job ${id} is of ${user}: only its owner can cancel it.`;
}

/** Cancels a job. Rejects as the head node does, and with Slurm's refusal. */
export async function cancelJob(head: HeadNode, job: SlurmJob, signal: AbortSignal): Promise<void> {
	const array = arrayWaiting(job.id);
	const which = array === undefined ? [job.id] : ["--state=PENDING", array];
	const answer = await head.run({ words: slurmWords(["scancel", ...which]) }, signal);
	if (answer.code !== 0) throw slurmFault(answer);
}

/** Asked before. */
export function cancelWords({ id, name, state }: SlurmJob, cluster: string) {
	return {
		title: `Cancel job ${id} (${name}) on ${cluster}?`,
		body: [{ text: CANCELLED[state.kind] }, { text: "What it has written so far stays." }],
		yes: { does: `cancel job ${id}` },
	};
}

const CANCELLED = {
	waiting: "It waits, and leaves the queue.",
	running: "It runs: what it has not written yet is lost.",
	ended: "It has ended.",
} as const;

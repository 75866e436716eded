import type { HeadNode } from "../login/head-node.ts";
import { AppError } from "../ports/errors.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";
import { shellLine } from "../text/shell-word.ts";
import { type SlurmJob, type SlurmLook, slurmFault, withSlurm } from "./look.ts";

/** How much of the end of a job's output is shown, bytes. */
const TAIL_BYTES = 65_536;

/** One of Slurm's programs with its words, as a command for the head node. */
function slurmWords(words: readonly string[]): string[] {
	return withSlurm(shellLine(words));
}

/** The number of the array whose rest still waits: it has no number of its own, and a long list of parts is cut. */
function arrayWaiting({ id }: SlurmJob): string | undefined {
	return /^(\d+)_\[/.exec(id)?.[1];
}

/** What asks for all that Slurm knows of a job. */
export function detailWords(job: SlurmJob): string[] {
	return ["scontrol", "show", "job", arrayWaiting(job) ?? job.id];
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

/** The end of what a job has written. Rejects as `jobDetails` does, with `not-found` where there is no file yet. */
export async function jobOutput(head: HeadNode, job: SlurmJob, signal: AbortSignal): Promise<Outside> {
	const details = dataIn(await jobDetails(head, job, signal));
	const path = /^\s*StdOut=(\/.*)$/m.exec(details)?.[1];
	if (path === undefined) {
		throw new AppError("not-found", `Job ${job.id} writes no file: it was started with srun or salloc.`);
	}
	const { code, stdout, stderr } = await head.run(
		{ words: ["tail", "-c", String(TAIL_BYTES), "--", path], reads: true },
		signal,
	);
	if (code === 0 && stdout !== "") return stdout;
	const said = plainText(dataIn(stderr).trim());
	throw code === 0 || /No such file/i.test(said)
		? new AppError("not-found", `Job ${job.id} has written nothing yet.`)
		: new AppError("run-failed", `${path} cannot be read: ${said}`);
}

/** Why this job cannot be cancelled by who looks; undefined where it can. */
export function notToCancel({ id, user, state }: SlurmJob, look: SlurmLook): string | undefined {
	if (state.kind === "ended") return `Job ${id} has ended.`;
	return user === look.user ? undefined : `Job ${id} is of ${user}: only its owner can cancel it.`;
}

/** Cancels a job. Rejects as the head node does, and with Slurm's refusal. */
export async function cancelJob(head: HeadNode, job: SlurmJob, signal: AbortSignal): Promise<void> {
	const array = arrayWaiting(job);
	const which = array === undefined ? [job.id] : ["--state=PENDING", array];
	const answer = await head.run({ words: slurmWords(["scancel", ...which]) }, signal);
	if (answer.code !== 0) throw slurmFault(answer);
}

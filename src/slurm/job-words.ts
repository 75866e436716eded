import { dataIn, plainText } from "../text/plain.ts";
import type { JobEnd } from "./job-look.ts";
import type { JobView } from "./job-watch.ts";
import type { SlurmJob } from "./look.ts";
import { jobSentence } from "./look-words.ts";
import { spanText } from "./span-text.ts";

/** What a job is at, why, and what helps: one sentence or more. */
export function jobNow(id: string, { look, isOver }: JobView): string {
	if (look === undefined) return "Asking the head node …";
	const { job, end } = look;
	if (end) return endSentence(id, end, job);
	if (job && !isOver) return `Job ${id}: ${jobSentence(job)}`;
	return `Slurm has forgotten job ${id}, and its log does not tell how it ended: it keeps jobs some minutes after their end.`;
}

/** Where its output lies, or why none is seen. */
export function outputPlace({ look }: JobView): string {
	if (look === undefined) return "";
	const { path, unread, job } = look;
	if (unread !== undefined) return unread;
	if (path === undefined)
		return job
			? "It writes no file: it was started with srun or salloc."
			: "Where its output lies is not known.";
	return plainText(path);
}

/** What is shown where it has written nothing. */
export function outputText({ look, output, isOver }: JobView): string {
	if (dataIn(output) !== "" || look?.path === undefined) return dataIn(output);
	return isOver ? "(It has written nothing.)" : "(It has written nothing yet.)";
}

function endSentence(id: string, { state, code, signal }: JobEnd, job: SlurmJob | undefined): string {
	const after = job ? ` after ${spanText(job.time)}` : "";
	const what = `Job ${id}${job ? ` (${job.name})` : ""}`;
	switch (state.code) {
		case "CD":
			return `${what} is done${after}: its script ended well, with code 0.`;
		case "TO":
			return `${what} was ended${after}: its time was up. Ask for more with --time, and send it again.`;
		case "OOM":
			return `${what} was ended${after}: out of memory. Let fewer tasks run on a node, or take nodes with more memory.`;
		case "CA":
			return `${what} was cancelled${after}.`;
		case "F":
			if (signal !== undefined) return `${what} failed${after}: ${signalWords(signal)}`;
			return `${what} failed${after}: its script ended with code ${code ?? "unknown"}. The end of its output tells more.`;
		default:
			return `${what}: ${state.means}${after}.`;
	}
}

const SIGKILL = 9;

function signalWords(signal: number): string {
	return signal === SIGKILL
		? "it was killed (signal 9), mostly for want of memory. Let fewer tasks run on a node, or take nodes with more memory."
		: `signal ${signal} ended it.`;
}

/** The exit code of a job as a shell would have it: its own, 128 and the signal's, 1 where nothing tells. */
export function jobStatus(end: JobEnd | undefined): number {
	if (end?.state.code === "CD") return 0;
	if (end?.signal !== undefined) return 128 + end.signal;
	return end?.code || 1;
}

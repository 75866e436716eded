import { type KeyRow, quitRow } from "../keys/key-row.ts";
import { notToCancel } from "./job.ts";
import type { SlurmJob, SlurmLook } from "./look.ts";

/** What the keys of the queue lead to. */
interface QueueDoing {
	details(job: SlurmJob): void;
	output(job: SlurmJob): void;
	/** Asks before a job is cancelled. */
	cancel(job: SlurmJob): void;
	why(look: SlurmLook): void;
	/** Makes a job. */
	make(): void;
	refresh(): void;
	back(): void;
	quit(): void;
}

/** The keys of a cluster's queue; `job`: the one under the cursor. */
export function queueKeys(look: SlurmLook | undefined, job: SlurmJob | undefined, on: QueueDoing): KeyRow[] {
	const none = look === undefined ? "The head node has not answered." : "There is no job.";
	const missing = job === undefined ? none : undefined;
	return [
		{
			keys: ["enter"],
			label: "details",
			help: "shows all that Slurm knows of the job",
			not: missing,
			does: () => job && on.details(job),
		},
		{
			keys: ["o"],
			label: "follow",
			help: "follows the job to its end: what it is at, and what it writes",
			not: missing,
			does: () => job && on.output(job),
		},
		{
			keys: ["n"],
			label: "new job",
			help: "makes a job for this cluster, and sends it",
			not: look === undefined ? none : undefined,
			does: on.make,
		},
		{
			keys: ["x"],
			label: "cancel",
			help: "cancels the job, asked first",
			not: missing ?? (job && look && notToCancel(job, look)),
			does: () => job && on.cancel(job),
		},
		{
			keys: ["w"],
			label: "why no nodes",
			help: "tells why nodes do not start, by what the head node has written",
			not: look === undefined ? none : undefined,
			does: () => look && on.why(look),
		},
		{ keys: ["r"], label: "look again", does: on.refresh },
		{ keys: ["escape"], label: "back", does: on.back },
		quitRow(on.quit),
	];
}

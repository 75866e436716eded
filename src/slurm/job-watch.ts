import type { HeadNode } from "../login/head-node.ts";
import { type AppError, asAppError, isAbort } from "../ports/errors.ts";
import type { Ports } from "../ports/ports.ts";
import { pause } from "../runs/pause.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import { type JobLook, lookAtJob } from "./job-look.ts";

/** What is known of a job by now; `look` is the last one that came through. */
export interface JobView {
	readonly look: JobLook | undefined;
	/** What it has written, as far as it was seen. */
	readonly output: Outside;
	/** Why the newest look did not come through: it is tried again by itself. */
	readonly trouble: AppError | undefined;
	/** True once nothing more will become of it. */
	readonly isOver: boolean;
}

/** One job, looked at while somebody follows it, until its end. */
export interface JobWatch {
	snapshot(): JobView;
	/** Somebody follows until the returned function is called. */
	subscribe(listener: () => void): () => void;
	/** Looks again now. */
	refresh(): void;
}

/** Between two looks, milliseconds, but in a demo that hurries. */
const EVERY_MS = 12_000;
/** Of its output so much is held, UTF-16 units. */
const MOST_HELD = 1_000_000;

const known = new WeakMap<HeadNode, Map<string, JobWatch>>();

/** The watch of a job on this head node: the same whenever it is asked for, so that what was seen of it is kept. */
export function jobOf(head: HeadNode, id: string, ports: Pick<Ports, "clock" | "log">): JobWatch {
	const jobs = known.get(head) ?? new Map<string, JobWatch>();
	known.set(head, jobs);
	const watch = jobs.get(id) ?? watchJob(head, id, ports);
	// The last one stands last.
	jobs.delete(id);
	jobs.set(id, watch);
	return watch;
}

/** The number of the job that was followed last there; undefined where none was. */
export function lastFollowed(head: HeadNode): string | undefined {
	return [...(known.get(head)?.keys() ?? [])].at(-1);
}

/** Follows a job, looking every `everyMs`. A connection that breaks is made anew with the next look. */
export function watchJob(
	head: HeadNode,
	id: string,
	{ clock, log }: Pick<Ports, "clock" | "log">,
	everyMs = EVERY_MS,
): JobWatch {
	let view: JobView = { look: undefined, output: "", trouble: undefined, isOver: false };
	let wake = () => {};
	let leaving: AbortController | undefined;
	const listeners = new Set<() => void>();
	const tell = (changes: Partial<JobView>) => {
		view = { ...view, ...changes };
		for (const listener of [...listeners]) listener();
	};
	const look = async (signal: AbortSignal) => {
		try {
			const seen = await lookAtJob(head, id, view.look?.path, signal);
			const before = view.look?.job;
			// What Slurm has forgotten keeps its last name and place.
			const job = seen.job ?? before;
			tell({
				look: { ...seen, job },
				output: joined(view.output, seen.output),
				trouble: undefined,
				isOver: seen.job === undefined || seen.job.state.kind === "ended",
			});
		} catch (thrown) {
			if (signal.aborted && isAbort(thrown)) return;
			const trouble = asAppError(thrown);
			log.note(trouble.message, thrown);
			tell({ trouble });
		}
	};
	const run = async (signal: AbortSignal) => {
		while (!signal.aborted) {
			const woken = new Promise<void>((resolve) => {
				wake = resolve;
			});
			await look(signal);
			if (view.isOver) return;
			await pause(clock, everyMs, signal, woken).catch(() => {});
		}
	};
	return {
		snapshot: () => view,
		subscribe(listener) {
			listeners.add(listener);
			if (leaving === undefined && !view.isOver) {
				leaving = new AbortController();
				void run(leaving.signal);
			}
			return () => {
				listeners.delete(listener);
				if (listeners.size > 0) return;
				leaving?.abort();
				leaving = undefined;
			};
		},
		refresh() {
			if (view.isOver && leaving) void look(leaving.signal);
			else wake();
		},
	};
}

/** What was seen before, with what has come since, where the two overlap; else what is there now. */
function joined(before: Outside, now: Outside): string {
	// A tail may begin within a letter.
	const [old, text] = [dataIn(before), dataIn(now).replace(/^\ufffd+/, "")];
	const at = text === "" ? 0 : old.indexOf(text.slice(0, OVERLAP));
	return (at <= 0 ? text : old.slice(0, at) + text).slice(-MOST_HELD);
}

/** By so many signs at the beginning of a tail its place in what was seen is known. */
const OVERLAP = 1_000;

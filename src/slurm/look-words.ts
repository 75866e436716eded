import { someNames } from "../text/some-names.ts";
import type { SlurmJob, SlurmLook, SlurmNode } from "./look.ts";
import type { NodeKind } from "./node-state.ts";
import { spanText } from "./span-text.ts";
import { waitReasonOf } from "./wait-reason.ts";

/** Titles of the columns of the queue. */
export const JOB_TITLES: readonly string[] = [
	"Job",
	"Name",
	"User",
	"State",
	"Nodes",
	"Time",
	"Where, or why not",
];

/** A job as a row of them. */
export function jobCells(job: SlurmJob): string[] {
	const { id, name, user, state, nodes, time, where, reason } = job;
	const last = state.kind === "waiting" ? waitReasonOf(reason).means : where;
	return [id, name, user, state.means, String(nodes), state.kind === "waiting" ? "" : spanText(time), last];
}

/** In full what is known of a job, and what helps. */
export function jobSentence({ name, state, reason, where, queue, time, limit, start }: SlurmJob): string {
	if (state.kind === "waiting") {
		const { means, cure } = waitReasonOf(reason);
		const expected = start === undefined ? "" : ` Slurm expects to start it at ${start.replace("T", " ")}.`;
		return `${means} ${cure}${expected}`;
	}
	if (state.kind === "ended") return `${name}: ${state.means} after ${spanText(time)}. o shows its output.`;
	if (state.code === "CF")
		return `${name} has its nodes, which start now: ${where}. That takes some minutes.`;
	const most = /^\d/.test(limit) ? `at most ${spanText(limit)}` : "no limit";
	return `${name} ${state.means} in ${queue} on ${where || "nodes that are not ready yet"}, for ${spanText(time)} by now (${most}).`;
}

/** Nodes that are the same to whoever looks. */
export interface NodeGroup {
	readonly kind: NodeKind;
	readonly count: number;
	/** "2 busy (alloc): a, b" */
	readonly text: string;
}

const ORDER: readonly NodeKind[] = ["failing", "busy", "starting", "free", "stopping", "aside", "off"];

const WORDS: Readonly<Record<NodeKind, string>> = {
	failing: "failing",
	busy: "busy",
	starting: "starting",
	free: "free",
	stopping: "stopping",
	aside: "set aside",
	off: "off",
};

/** The nodes by state and reason, those first that somebody has to look at. */
export function nodeGroups(nodes: readonly SlurmNode[]): NodeGroup[] {
	const groups = Map.groupBy(nodes, ({ state, reason = "" }) => `${state.code}\n${reason}`);
	return [...groups.values()]
		.flatMap((some) => {
			const [first] = some;
			if (first === undefined) return [];
			const { state, reason } = first;
			const names = state.kind === "off" ? "" : ` ${someNames(some.map(({ name }) => name))}:`;
			const why = reason === undefined ? "" : ` (${reason})`;
			const text = `${some.length} ${WORDS[state.kind]},${names} ${state.means}${why}`;
			return [{ kind: state.kind, count: some.length, text }];
		})
		.toSorted((one, other) => ORDER.indexOf(one.kind) - ORDER.indexOf(other.kind));
}

/** "Nodes: 3 busy, 1 starting, 8 off. Jobs: 2 running, 1 waiting." */
export function lookSummary({ nodes, jobs }: SlurmLook): string {
	const counted = ORDER.flatMap((kind) => {
		const count = nodes.filter(({ state }) => state.kind === kind).length;
		return count === 0 ? [] : [`${count} ${WORDS[kind]}`];
	});
	const of = (kind: string) => jobs.filter(({ state }) => state.kind === kind).length;
	return `Nodes: ${counted.join(", ") || "none"}. Jobs: ${of("running")} running, ${of("waiting")} waiting.`;
}

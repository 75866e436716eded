import { hash } from "../world/ids.ts";
import { type ClusterFacts, madeBy } from "./facts.ts";
import { hostOf } from "./node-names.ts";
import { COMPLETE_AFTER_S } from "./plan.ts";
import { BOOT_S, schedulerOf } from "./scheduler.ts";
import type { FleetSpan, Scheduler } from "./scheduler-state.ts";

/** The fleet's words, as the head node's daemon writes them (version 2.11.9). */
export type DemoFleetState =
	| "RUNNING"
	| "STOPPED"
	| "STARTING"
	| "STOPPING"
	| "START_REQUESTED"
	| "STOP_REQUESTED";

/** Seconds at the demo's own pace. */
const NOTICED_S = 1;
const MOVED_S = 4;

/** The state of the compute fleet; undefined while there is no complete cluster. */
export function fleetOf(facts: ClusterFacts, now: number, speed: number): DemoFleetState | undefined {
	const readyAt = readyTime(facts, speed);
	if (facts.trouble !== undefined || facts.deletedAt !== undefined || now < readyAt) return undefined;
	const last = madeBy(now, facts.fleet).at(-1);
	if (last === undefined) return "RUNNING";
	const heardAt = heardTime(facts, last.at, now);
	const passed = heardAt === undefined ? 0 : ((now - heardAt) * speed) / 1000;
	const stop = last.wanted === "STOPPED";
	if (passed < NOTICED_S) return stop ? "STOP_REQUESTED" : "START_REQUESTED";
	if (passed < MOVED_S) return stop ? "STOPPING" : "STARTING";
	return last.wanted;
}

/** When the head node heard of what was asked at `at`: at once, or when it is back; undefined while it is off. */
function heardTime(facts: ClusterFacts, at: number, now: number): number | undefined {
	const requests = madeBy(now, facts.head);
	if (madeBy(at, requests).at(-1)?.wanted !== "STOPPED") return at;
	return requests.find((request) => request.at > at && request.wanted === "RUNNING")?.at;
}

/** When the fleet came into its state; undefined while it has none. */
export function fleetChangedAt(facts: ClusterFacts, now: number, speed: number): number | undefined {
	if (fleetOf(facts, now, speed) === undefined) return undefined;
	const last = madeBy(now, facts.fleet).at(-1);
	if (last === undefined) return readyTime(facts, speed);
	const steps = [MOVED_S, NOTICED_S, 0].map((seconds) => last.at + (seconds * 1000) / speed);
	return steps.find((at) => at <= now) ?? last.at;
}

export interface DemoNode {
	readonly index: number;
	readonly id: string;
	/** As Slurm and the host itself call it. */
	readonly host: string;
	readonly state: "pending" | "running" | "shutting-down";
	readonly launchedAt: number;
}

/** The compute nodes that exist at `now`. */
export function nodesOf(facts: ClusterFacts, now: number, speed: number): DemoNode[] {
	return slurmOf(facts, now, speed).nodes.flatMap(({ index, launchedAt, readyAt = now, goneAt }) => {
		if (launchedAt === undefined) return [];
		return [
			{
				index,
				id: nodeIdOf(facts, index, launchedAt),
				host: hostOf(facts, index),
				state: goneAt !== undefined ? "shutting-down" : now >= readyAt ? "running" : "pending",
				launchedAt,
			},
		];
	});
}

/** The id of the machine that a node got then. */
export function nodeIdOf({ name, createdAt }: ClusterFacts, index: number, launchedAt: number): string {
	return `i-0${hash(`node ${name} ${createdAt} ${launchedAt} ${index}`).slice(0, 16)}`;
}

/** Nodes and jobs at `now`; none of a cluster that is not there. */
export function slurmOf(facts: ClusterFacts, now: number, speed: number): Scheduler {
	if (facts.trouble !== undefined || facts.deletedAt !== undefined)
		return { active: false, nodes: [], jobs: [], news: [] };
	return schedulerOf(facts, spansOf(facts, now, speed), now, speed);
}

/** From when to when the nodes may run. They come up while the head node finishes. */
function spansOf(facts: ClusterFacts, now: number, speed: number): FleetSpan[] {
	const ms = (seconds: number) => (seconds * 1000) / speed;
	let open: FleetSpan | undefined = {
		from: readyTime(facts, speed) - ms(BOOT_S - 1),
		to: undefined,
		goneAt: undefined,
	};
	const spans: FleetSpan[] = [];
	for (const { at, wanted } of madeBy(now, facts.fleet)) {
		const heardAt = heardTime(facts, at, now);
		if (heardAt === undefined) continue;
		if (wanted === "RUNNING") open ??= { from: heardAt + ms(NOTICED_S), to: undefined, goneAt: undefined };
		else if (open !== undefined) {
			spans.push({ ...open, to: heardAt + ms(NOTICED_S), goneAt: heardAt + ms(MOVED_S) });
			open = undefined;
		}
	}
	return open === undefined ? spans : [...spans, open];
}

function readyTime(facts: ClusterFacts, speed: number): number {
	return facts.createdAt + (COMPLETE_AFTER_S * 1000) / speed;
}

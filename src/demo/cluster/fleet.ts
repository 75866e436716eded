import { hash } from "../world/ids.ts";
import { type ClusterFacts, type DemoClusterConfig, madeBy } from "./facts.ts";
import { COMPLETE_AFTER_S } from "./plan.ts";

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
const BOOT_S = 3;
const IDLE_S = 60;

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
	const state = fleetOf(facts, now, speed);
	const booting = state === undefined && isBooting(facts, now, speed);
	if (!booting && (state === undefined || state === "STOPPED" || state === "START_REQUESTED")) return [];
	const since = runningSince(facts, now, speed);
	const ms = (seconds: number) => (seconds * 1000) / speed;
	const always = facts.config.keepInitial || now < since + ms(IDLE_S) ? facts.config.initial : 0;
	const jobs = facts.jobs.filter((job) => job.at >= since && job.at <= now && now < job.at + ms(IDLE_S));
	const count = Math.min(facts.config.maximum, Math.max(always, ...jobs.map((job) => job.nodes)));
	const leaving = state === "STOPPING" || state === "STOP_REQUESTED";
	return Array.from({ length: count }, (_, index) => {
		const launchedAt = index < always ? since : (jobs.find((job) => job.nodes > index)?.at ?? since);
		const up = now >= launchedAt + ms(BOOT_S);
		return {
			index,
			id: `i-0${hash(`node ${facts.name} ${facts.createdAt} ${launchedAt} ${index}`).slice(0, 16)}`,
			host: hostOf(facts, index),
			state: state === "STOPPING" ? "shutting-down" : up || leaving ? "running" : "pending",
			launchedAt,
		};
	});
}

/** A compute node's name: static nodes are kept, dynamic ones come and go. */
function hostOf(facts: ClusterFacts, index: number): string {
	const kept = facts.config.keepInitial ? facts.config.initial : 0;
	const kind = index < kept ? "st" : "dy";
	const number = index < kept ? index + 1 : index - kept + 1;
	return `${nodeStemOf(facts.config, kind)}-${number}`;
}

/** Queue, kind and nodes as Slurm names them: version 2 takes the instance type, version 3 a name of its own. */
export function nodeStemOf(config: DemoClusterConfig, kind: "st" | "dy"): string {
	return `${config.queue ?? "compute"}-${kind}-${config.resource ?? config.computeType.replaceAll(".", "")}`;
}

/** The nodes come up while the head node finishes, two seconds before the stack is complete. */
function isBooting(facts: ClusterFacts, now: number, speed: number): boolean {
	if (facts.trouble !== undefined || facts.deletedAt !== undefined) return false;
	return now >= readyTime(facts, speed) - 2000 / speed;
}

/** When the nodes that are there now were asked for: the last start, or the creation. */
function runningSince(facts: ClusterFacts, now: number, speed: number): number {
	const start = madeBy(now, facts.fleet).findLast(({ wanted }) => wanted === "RUNNING");
	return start === undefined ? readyTime(facts, speed) - 2000 / speed : start.at + (NOTICED_S * 1000) / speed;
}

function readyTime(facts: ClusterFacts, speed: number): number {
	return facts.createdAt + (COMPLETE_AFTER_S * 1000) / speed;
}

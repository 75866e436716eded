import type { DemoJob } from "./facts.ts";

/** When nodes may run: from the creation or a start of the fleet to its stop, ms since 1970. */
export interface FleetSpan {
	readonly from: number;
	/** When the nodes begin to go, and when the last is gone; undefined as long as nobody stops them. */
	readonly to: number | undefined;
	readonly goneAt: number | undefined;
}

/** A node of the queue, with or without a machine. */
export interface SchedulerNode {
	readonly index: number;
	/** Since when it has a machine; undefined: none. */
	launchedAt: number | undefined;
	readyAt: number | undefined;
	/** Since when it has no work. */
	idleSince: number | undefined;
	/** When the machine that is being taken away is gone. */
	goneAt: number | undefined;
	/** When EC2 refuses its machine. */
	refusedAt: number | undefined;
	/** It is down until then. */
	blockedUntil: number | undefined;
	/** Processors in use, by job. */
	readonly used: Map<number, number>;
}

/** Slurm's states of a job, those that the demo knows. */
export type JobState =
	| "PENDING"
	| "CONFIGURING"
	| "RUNNING"
	| "COMPLETED"
	| "FAILED"
	| "CANCELLED"
	| "TIMEOUT";

/** A job and how far it is. */
export interface SchedulerJob {
	readonly asked: DemoJob;
	state: JobState;
	/** Why it waits, in Slurm's words. */
	reason: string;
	/** Places of its nodes in the queue. */
	nodes: readonly number[];
	/** When it got its nodes, when it began to work, and when it ended. */
	allocatedAt: number | undefined;
	startedAt: number | undefined;
	endedAt: number | undefined;
	/** Not looked at before. */
	eligibleAt: number;
	/** How often it lost its nodes because EC2 had none. */
	refusals: number;
}

/** The nodes and jobs of a cluster as they stand. */
export interface Scheduler {
	/** False while the fleet is stopped. */
	readonly active: boolean;
	readonly nodes: readonly SchedulerNode[];
	readonly jobs: readonly SchedulerJob[];
	/** Oldest first; the newest of a long life. */
	readonly news: readonly MachineNews[];
}

/** What became of the machines that Slurm asked for. */
export interface MachineNews {
	/** ms since 1970. */
	readonly at: number;
	readonly what: "asked" | "refused" | "taken-away";
	readonly host: string;
	/** The node's place in the queue. */
	readonly index: number;
	/** The job that wants it. */
	readonly job: number | undefined;
}

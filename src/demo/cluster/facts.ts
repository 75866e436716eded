import { ACCOUNT, uuidOf } from "../world/ids.ts";

/** Which major version of ParallelCluster made a cluster. */
export type DemoMajor = 2 | 3;

/** Why a cluster does not come up. */
export type DemoTrouble = "vcpu-limit" | "boot-failed" | "no-signal" | "role-limit";

/** What `create` was asked for. */
export interface DemoClusterConfig {
	readonly baseOs: string;
	readonly scheduler: string;
	readonly headType: string;
	readonly computeType: string;
	/** Compute nodes at the start; with `keepInitial` also the fewest. */
	readonly initial: number;
	readonly maximum: number;
	readonly keepInitial: boolean;
	readonly capacity: string;
	readonly keyName: string;
	readonly vpcId: string;
	readonly subnetId: string;
	readonly imageId: string;
	readonly rootGiB: number;
	readonly volumes: readonly { readonly label: string; readonly id: string; readonly dir: string }[];
	/** Version 3's names of the queue and of its one kind of nodes. */
	readonly queue?: string | undefined;
	readonly resource?: string | undefined;
	/** Whether the head node gets a fixed public address; version 2's always does. */
	readonly elasticIp?: boolean | undefined;
}

/**
 * What is known for certain of one cluster: requests and when they came (ms since 1970). Every state is computed
 * from these and the time that has passed.
 */
export interface ClusterFacts {
	/** Absent in what was written before there were two. */
	readonly major?: DemoMajor | undefined;
	readonly name: string;
	readonly region: string;
	readonly config: DemoClusterConfig;
	readonly createdAt: number;
	/** Set when its head node will not start. */
	readonly trouble?: DemoTrouble | undefined;
	/** AWS's words of why it fails, where they are others than usual. */
	readonly reason?: string | undefined;
	/** AWS's words of why it cannot be deleted whole. */
	readonly heldBack?: string | undefined;
	/** EC2 has no machine for the last node of its queue. */
	readonly scarce?: boolean | undefined;
	/** The config that it was made from, where it has been changed since. */
	readonly made?: DemoClusterConfig | undefined;
	/** When it was changed; `reason`: AWS's words of why that fails. */
	readonly updates?: readonly DemoUpdate[] | undefined;
	/** True: a failed creation is left as it is (`--norollback`). */
	readonly keepFailed: boolean;
	readonly deletedAt?: number | undefined;
	readonly fleet: readonly PowerRequest[];
	/** When EC2 was asked to stop and start the head node. */
	readonly head?: readonly PowerRequest[] | undefined;
	/** Jobs given to the scheduler. */
	readonly jobs: readonly DemoJob[];
}

/** A job as it was given to the scheduler, and what was asked of it since. */
export interface DemoJob {
	readonly id: number;
	/** When it came, ms since 1970. */
	readonly at: number;
	readonly name: string;
	readonly nodes: number;
	readonly tasks: number;
	readonly cpusPerTask: number;
	/** How long its work takes, at the demo's own pace, and how long it may. */
	readonly seconds: number;
	readonly limitSeconds?: number | undefined;
	/** Not to begin before, ms since 1970. */
	readonly beginAt?: number | undefined;
	/** What Slurm shows of it: where it was sent from, the script, and where its output goes; empty without. */
	readonly folder: string;
	readonly command: string;
	readonly output: string;
	readonly errors: string;
	readonly comment?: string | undefined;
	/** ms since 1970. */
	readonly cancelledAt?: number | undefined;
	/** Known once its work was played. */
	readonly exitCode?: number | undefined;
}

/** A change of the cluster's stack. */
export interface DemoUpdate {
	readonly at: number;
	readonly reason?: string | undefined;
}

/** Asked for at a time, ms since 1970: that nodes run, or that they are off. */
export interface PowerRequest {
	readonly at: number;
	readonly wanted: "RUNNING" | "STOPPED";
}

/** Those of `requests` that were made by `time`, oldest first. */
export function madeBy(time: number, requests: readonly PowerRequest[] = []): PowerRequest[] {
	return requests.filter(({ at }) => at <= time);
}

/** Which version's words and templates a cluster follows. */
export function majorOf(facts: ClusterFacts): DemoMajor {
	return facts.major ?? 2;
}

/** The ARN of a stack; `seed` tells two stacks of one name apart. */
export function stackIdOf(region: string, stackName: string, seed: number): string {
	return `arn:aws:cloudformation:${region}:${ACCOUNT}:stack/${stackName}/${uuidOf(`${stackName} ${seed}`)}`;
}

/** A name with "fail" in it asks to see a creation fail. */
export function wantsFailure(name: string): boolean {
	return name.toLowerCase().includes("fail");
}

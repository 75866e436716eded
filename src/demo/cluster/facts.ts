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
	/** True: a failed creation is left as it is (`--norollback`). */
	readonly keepFailed: boolean;
	readonly deletedAt?: number | undefined;
	readonly fleet: readonly PowerRequest[];
	/** When EC2 was asked to stop and start the head node. */
	readonly head?: readonly PowerRequest[] | undefined;
	/** Jobs given to the scheduler: each wants nodes for a while. */
	readonly jobs: readonly { readonly at: number; readonly nodes: number }[];
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

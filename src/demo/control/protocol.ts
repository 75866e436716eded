import type { DemoClusterConfig, DemoJob, DemoMajor } from "../cluster/facts.ts";
import type { JobState, MachineNews } from "../cluster/scheduler-state.ts";

/** Where the stand-in pcluster finds the account, and how often it looks. */
export const ENDPOINT_VARIABLE = "FIRSTLIGHT_DEMO_ENDPOINT";
export const POLL_VARIABLE = "FIRSTLIGHT_DEMO_POLL_MS";
/** Which major version the stand-in plays: 2 or 3. */
export const MAJOR_VARIABLE = "FIRSTLIGHT_DEMO_MAJOR";

/** The paths of the account's own small interface, beside AWS's. */
export const CONTROL_PATH = "/firstlight-demo/";

/** Followed by the address of a head node: which cluster that is. */
export const ADDRESS_PATH = `${CONTROL_PATH}at/`;

/** Where a cluster is. */
export interface Place {
	readonly region: string;
	readonly major: DemoMajor;
	readonly name: string;
}

export interface CreateRequest {
	readonly name: string;
	readonly config: DemoClusterConfig;
	readonly keepFailed: boolean;
	/** False: only look whether it would be accepted. */
	readonly go: boolean;
}

/** What came of a `create`: pcluster's own lines. */
export interface CreateAnswer {
	readonly outcome: "created" | "refused" | "stack-refused" | "taken";
	/** Warnings, to be shown whatever the outcome. */
	readonly warnings: readonly string[];
	/** Why it was refused. */
	readonly error: string | undefined;
	readonly bucket: string;
}

/** What a validator of version 3 says of a config. */
export interface Finding {
	readonly level: "INFO" | "WARNING" | "ERROR";
	readonly type: string;
	readonly message: string;
}

/** What came of a `create-cluster`: `message` is a refusal that left no room for findings. */
export interface CheckedAnswer {
	readonly outcome: "created" | "refused" | "taken";
	readonly message: string | undefined;
	readonly findings: readonly Finding[];
	/** The stack's ARN once it is made. */
	readonly stackId: string | undefined;
}

/** A line of a stack's history, in the shape of version 3's `get-cluster-stack-events`. */
export interface EventReport {
	readonly eventId: string;
	readonly physicalResourceId: string;
	readonly resourceStatus: string;
	readonly resourceStatusReason?: string | undefined;
	readonly stackId: string;
	readonly stackName: string;
	readonly logicalResourceId: string;
	readonly resourceType: string;
	readonly timestamp: string;
}

export interface OfficialImage {
	readonly amiId: string;
	readonly os: string;
	readonly name: string;
	readonly version: string;
	readonly architecture: string;
}

export interface FailedEvent {
	readonly at: string;
	readonly status: string;
	readonly type: string;
	readonly logicalId: string;
	readonly reason: string;
	/** 0 in the cluster's own stack, 1 in a nested one. */
	readonly depth: number;
}

/** A cluster as pcluster sees it. */
export interface ClusterReport {
	readonly major: DemoMajor;
	readonly version: string;
	readonly stackStatus: string;
	readonly stackId: string;
	readonly createdAt: string;
	readonly tags: Readonly<Record<string, string>>;
	readonly newest: { readonly logicalId: string; readonly status: string };
	readonly outputs: readonly (readonly [key: string, value: string])[];
	/** Newest first, a nested stack's own after the line that points to it. */
	readonly failures: readonly FailedEvent[];
	readonly head: { readonly id: string; readonly state: string; readonly launchedAt: string } | undefined;
	readonly nodes: readonly NodeReport[];
	readonly fleet: string | undefined;
	readonly fleetChangedAt: string | undefined;
	/** Where the cluster's own config lies; version 3 only. */
	readonly configUrl: string | undefined;
	readonly config: DemoClusterConfig;
	readonly user: string;
	/** What ssh says in place of letting anybody in. */
	readonly sshSays: string | undefined;
	readonly privateIp: string;
	/** Undefined while the head node is off and has no fixed address. */
	readonly publicIp: string | undefined;
	/** Fingerprint of the one private key that opens the head node; empty when nobody holds it. */
	readonly keyFingerprint: string;
	/** Its scheduler; undefined where that is not Slurm. */
	readonly slurm: SlurmReport | undefined;
	/** What lies in its log folders, by path. */
	readonly logs: Readonly<Record<string, readonly string[]>>;
	/** Where its files lie on this computer. */
	readonly disk: DiskReport;
	/** Name and size (GiB) of each shared volume. */
	readonly volumes: readonly { readonly dir: string; readonly sizeGiB: number; readonly name: string }[];
}

/** Folders of this computer: that of the cluster, and of each volume that outlives it. */
interface DiskReport {
	readonly root: string;
	readonly mounts: readonly { readonly dir: string; readonly folder: string; readonly name: string }[];
}

/** Slurm's nodes and jobs at one moment; times in ms since 1970. */
export interface SlurmReport {
	readonly now: number;
	/** How much faster than the demo's usual pace. */
	readonly speed: number;
	/** False while the fleet is stopped. */
	readonly active: boolean;
	readonly partition: string;
	/** Of each node. */
	readonly processors: number;
	readonly memoryMiB: number;
	readonly zone: string;
	readonly nodes: readonly SlurmNode[];
	readonly jobs: readonly SlurmJob[];
	/** What happened to machines, oldest first. */
	readonly machineNews: readonly MachineNews[];
}

/** A job as it is given; `%j` in the names of its files stands for the number that it gets. */
export type JobOrder = Omit<DemoJob, "id" | "at">;

export interface SlurmNode {
	readonly host: string;
	/** Slurm's long word with its sign, e.g. idle~. */
	readonly state: string;
	/** Processors in use. */
	readonly used: number;
	readonly reason: string | undefined;
	readonly address: string;
}

export interface SlurmJob extends DemoJob {
	readonly state: JobState;
	readonly reason: string;
	readonly hosts: readonly string[];
	readonly startedAt: number | undefined;
	readonly endedAt: number | undefined;
	readonly eligibleAt: number;
	readonly refusals: number;
}

interface NodeReport {
	readonly id: string;
	readonly host: string;
	readonly state: string;
	readonly launchedAt: string;
	readonly privateIp: string;
}

export interface ListedReport {
	readonly name: string;
	readonly stackId: string;
	readonly status: string;
	readonly version: string;
}

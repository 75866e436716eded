import type { ClusterInstance } from "../ports/account.ts";
import type { AppError } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import type { FleetState } from "./fleet-state.ts";
import type { StackIdentity } from "./stack-identity.ts";

/** A cluster's life in one word; `stopped` means: the compute fleet is stopped, the head node may go on costing. */
export type ClusterState =
	| "creating"
	| "running"
	| "stopping"
	| "stopped"
	| "starting"
	| "updating"
	| "create-failed"
	| "deleting"
	| "delete-failed"
	| "unknown";

/** One cluster as the console shows it. */
export interface ClusterView {
	readonly name: string;
	readonly region: RegionId;
	readonly major: 2 | 3;
	/** Version of the pcluster that made it; undefined when the stack does not say. */
	readonly version: string | undefined;
	readonly stackName: string;
	/** Undefined when only pcluster's own list was readable. */
	readonly stackId: string | undefined;
	readonly stackStatus: string;
	readonly state: ClusterState;
	/** Known only for the cluster in focus: asking pcluster takes a second. */
	readonly fleet: FleetState | undefined;
	readonly head: ClusterInstance | undefined;
	/** Compute nodes that are pending or running; undefined when EC2 may not be read. */
	readonly computeNodes: number | undefined;
	/** Those nodes themselves. */
	readonly nodes?: readonly ClusterInstance[] | undefined;
	/** Login nodes that are on, where it has any. */
	readonly loginNodes?: readonly ClusterInstance[] | undefined;
	readonly maximumNodes: number | undefined;
	readonly createdAt: Date | undefined;
	/** Set when this pcluster cannot manage it (other major version): one sentence on what is needed. */
	readonly unmanageable: string | undefined;
}

/** Which stack a cluster is, to tell it from any other of its name; undefined where stacks may not be read. */
export function identityOf({ stackId, createdAt }: ClusterView): StackIdentity | undefined {
	return stackId === undefined || createdAt === undefined ? undefined : { id: stackId, createdAt };
}

export interface ClustersView {
	readonly clusters: readonly ClusterView[];
	/** Undefined until the first answer. */
	readonly asOf: Date | undefined;
	/** Why the newest look failed, when it did; older clusters stay shown. */
	readonly trouble: AppError | undefined;
	/** `pcluster` when CloudFormation may not be read and `pcluster list` was asked instead. */
	readonly source: "aws" | "pcluster";
}

/** Looks again by itself until closed; the shape of useSyncExternalStore. */
export interface ClustersWatch {
	subscribe(listener: () => void): () => void;
	snapshot(): ClustersView;
	/** Which cluster also gets its fleet state asked; undefined for none. */
	focus(name: string | undefined): void;
	refresh(): void;
	close(): void;
}

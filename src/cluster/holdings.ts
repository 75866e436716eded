import type { ClusterInstance } from "../ports/account.ts";
import type { ClusterView } from "./cluster-view.ts";
import type { NodesSpec } from "./spec.ts";

/** A disk that a cluster uses. */
export interface HeldDisk {
	readonly id: string;
	readonly name: string | undefined;
	readonly sizeGiB: number | undefined;
	/** EC2's word, and what of speed was bought; undefined where nothing tells. */
	readonly type?: string | undefined;
	readonly iops?: number | undefined;
	readonly mibPerSecond?: number | undefined;
	/** Its folder on every node; undefined where nothing tells. */
	readonly mountPoint: string | undefined;
}

/** A file system that a cluster uses. */
export interface HeldFileSystem {
	readonly kind: "EFS" | "FSx";
	readonly id: string;
	readonly mountPoint: string | undefined;
}

/** What belongs to one cluster, told apart by what its deletion does; each part undefined where AWS does not tell. */
export interface Holdings {
	/** Its machines, where it was not known before whether it has any. */
	readonly machines?: readonly ClusterInstance[] | undefined;
	/** Disks that end with the head node: its root disk, with /home on it. */
	readonly headDisks: readonly HeldDisk[] | undefined;
	/** Volumes that pcluster made for the cluster, and that go with it. */
	readonly made: readonly HeldDisk[] | undefined;
	/** The user's own volumes, which stay. */
	readonly own: readonly HeldDisk[] | undefined;
	readonly madeFileSystems: readonly HeldFileSystem[] | undefined;
	readonly ownFileSystems: readonly HeldFileSystem[] | undefined;
	/** True where a config can say that what pcluster made is to stay: version 3's DeletionPolicy. */
	readonly keepable: boolean;
	/** True when the head node has an Elastic IP, which stays and costs while it is off; undefined: not known. */
	readonly fixedAddress?: boolean | undefined;
	/** What its config file on this machine says of its compute nodes; undefined where that says nothing. */
	readonly queue?: Partial<NodesSpec> | undefined;
	/** Who logs in on its head node, by the system in that file; undefined where that says nothing. */
	readonly user?: string | undefined;
	/** True when AWS Batch runs the jobs. */
	readonly batch: boolean | undefined;
}

/** The folders of its volumes and file systems, which every node sees. */
export function foldersIn({ made, own, madeFileSystems, ownFileSystems }: Holdings): string[] {
	const all = [own, made, ownFileSystems, madeFileSystems].flatMap(
		(some): readonly (HeldDisk | HeldFileSystem)[] => some ?? [],
	);
	return all.flatMap(({ mountPoint }) => mountPoint ?? []);
}

/** Those of them that were made with it, and go when it is deleted. */
export function passingIn(held: Holdings): string[] {
	return foldersIn({ ...held, own: [], ownFileSystems: [] });
}

/** What is known where AWS may not be asked, or has not answered. */
export const NOTHING_KNOWN: Holdings = {
	headDisks: undefined,
	made: undefined,
	own: undefined,
	madeFileSystems: undefined,
	ownFileSystems: undefined,
	keepable: false,
	batch: undefined,
};

/** The cluster that a question is about. */
export type Subject = Pick<
	ClusterView,
	| "name"
	| "region"
	| "stackName"
	| "stackId"
	| "createdAt"
	| "state"
	| "fleet"
	| "head"
	| "computeNodes"
	| "nodes"
> &
	Partial<Pick<ClusterView, "version" | "maximumNodes" | "loginNodes">>;

import type { VolumeId } from "../ports/ids.ts";

/** ParallelCluster's own names of operating systems (`base_os` in v2, `Image.Os` in v3). */
export type Os =
	| "alinux"
	| "alinux2"
	| "alinux2023"
	| "centos6"
	| "centos7"
	| "centos8"
	| "ubuntu1404"
	| "ubuntu1604"
	| "ubuntu1804"
	| "ubuntu2004"
	| "ubuntu2204"
	| "ubuntu2404"
	| "rhel8"
	| "rhel9"
	| "rocky8"
	| "rocky9";

export type Scheduler = "slurm" | "sge" | "torque" | "awsbatch";

export interface SharedVolume {
	readonly id: VolumeId;
	/** Section label in v2's file: a letter, then letters, digits, `-`, `_`; at most 30. */
	readonly label: string;
	/** Absolute folder on every node, e.g. /mnt/lsst_stack. */
	readonly mountPoint: string;
}

export interface NodesSpec {
	readonly headType: string;
	readonly computeType: string;
	/** Compute nodes at the start; with `keepInitial` also the fewest there will ever be. */
	readonly initial: number;
	readonly maximum: number;
	readonly keepInitial: boolean;
	readonly capacity: "ondemand" | "spot";
	readonly scheduler: Scheduler;
	/** Root volume of the head node and of each compute node, GiB. */
	readonly rootGiB: number;
}

/**
 * `automatic`: the subnet gives one to each machine; `elastic`: the subnet is public but gives none, so one must be
 * asked for; `none`: no machine of a private subnet can be reached.
 */
export type PublicAddress = "automatic" | "elastic" | "none";

const LOGIN_USERS: readonly [prefix: string, user: string][] = [
	["alinux", "ec2-user"],
	["rhel", "ec2-user"],
	["centos", "centos"],
	["ubuntu", "ubuntu"],
	["rocky", "rocky"],
];

/** The user to log in as on the head node (as its documentation lists them). */
export function loginUserOf(os: Os): string {
	return LOGIN_USERS.find(([prefix]) => os.startsWith(prefix))?.[1] ?? "ec2-user";
}

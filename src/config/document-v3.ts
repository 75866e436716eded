import type { SharedVolume } from "../cluster/spec.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";

/** Names of the queue and its nodes in a file of our own; an existing file keeps its own. */
export const QUEUE_NAME = "compute";
export const COMPUTE_RESOURCE_NAME = "nodes";

/** Where something stands in the file: keys, and places in lists. */
export type Path = readonly (string | number)[];

/** What a setting can hold. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/** One setting of the file: where it stands, and its value; undefined takes it away. */
export interface Setting {
	readonly path: Path;
	readonly value: Data | undefined;
}

/** The queue that the wizard manages: the first; others of an existing file stay as they are. */
export const QUEUE: Path = ["Scheduling", "SlurmQueues", 0];
/** The kind of node that the wizard manages: the first of its queue. */
export const RESOURCE: Path = [...QUEUE, "ComputeResources", 0];

/** The subnets of that queue. */
export const SUBNETS: Path = [...QUEUE, "Networking", "SubnetIds"];
/** The types of that kind of node, where several are given. */
export const TYPES: Path = [...RESOURCE, "Instances"];
export const STORAGE: Path = ["SharedStorage"];

/** The cluster's parts in the order in which a new file has them; lists with rules of their own come between. */
export interface SettingsV3 {
	readonly cluster: readonly Setting[];
	/** Before the queue's subnets. */
	readonly queue: readonly Setting[];
	/** Before the type of its nodes. */
	readonly queueDisk: readonly Setting[];
	readonly resource: readonly Setting[];
}

/**
 * What the wizard manages in version 3's file besides those lists (subnets of the queue, types of its nodes, shared
 * storage). AWS's own image of the version is left out where pcluster finds it by itself: it warns about any other
 * (seen with 3.16.1).
 */
export function settingsV3(spec: ClusterSpec, { findsOfficialImage }: Profile): SettingsV3 {
	const { nodes, image } = spec;
	const customAmi = image.official && findsOfficialImage ? undefined : image.id;
	return {
		cluster: [
			{ path: ["Region"], value: spec.region },
			{ path: ["Image", "Os"], value: image.os },
			{ path: ["Image", "CustomAmi"], value: customAmi },
			{ path: ["HeadNode", "InstanceType"], value: nodes.headType },
			{ path: ["HeadNode", "Networking", "SubnetId"], value: spec.subnetId },
			{ path: ["HeadNode", "Ssh", "KeyName"], value: spec.keyName },
			{ path: ["HeadNode", "LocalStorage", "RootVolume", "Size"], value: nodes.rootGiB },
			{ path: ["Scheduling", "Scheduler"], value: nodes.scheduler },
		],
		queue: [{ path: [...QUEUE, "CapacityType"], value: nodes.capacity === "spot" ? "SPOT" : "ONDEMAND" }],
		queueDisk: [
			{ path: [...QUEUE, "ComputeSettings", "LocalStorage", "RootVolume", "Size"], value: nodes.rootGiB },
		],
		resource: [
			// Version 3 knows no nodes that are there at first and leave later: only those that stay count.
			{ path: [...RESOURCE, "MinCount"], value: nodes.keepInitial ? nodes.initial : 0 },
			{ path: [...RESOURCE, "MaxCount"], value: nodes.maximum },
		],
	};
}

/** A volume of the account as an entry of SharedStorage; its label is a legal name in every 3.x (seen 3.0 to 3.16.1). */
export function storageV3(volume: SharedVolume, name: string): Data {
	return {
		MountDir: volume.mountPoint,
		Name: name,
		StorageType: "Ebs",
		EbsSettings: { VolumeId: volume.id },
	};
}

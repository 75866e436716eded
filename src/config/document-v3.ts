import type { ClusterSpec, SharedVolume } from "../cluster/spec.ts";

/** Names of the queue and its nodes in a file of our own; an existing file keeps its own. */
export const QUEUE_NAME = "compute";
export const COMPUTE_RESOURCE_NAME = "nodes";

/** One setting of the file: where it stands, and its value; undefined takes it away. */
export interface Setting {
	readonly path: readonly (string | number)[];
	readonly value: string | number | boolean | undefined;
}

/** Whether the file places the queue's subnets and sizes as lists or single values never differs within version 3. */
const QUEUE = ["Scheduling", "SlurmQueues", 0] as const;
const RESOURCE = [...QUEUE, "ComputeResources", 0] as const;

/**
 * What the wizard manages in version 3's file, in the order in which a new file lists it. AWS's own image of the
 * version is left out: pcluster finds it by itself, and warns about any other (seen with 3.16.1).
 */
export function settingsV3(spec: ClusterSpec): Setting[] {
	const { nodes, image } = spec;
	return [
		{ path: ["Region"], value: spec.region },
		{ path: ["Image", "Os"], value: image.os },
		{ path: ["Image", "CustomAmi"], value: image.official ? undefined : image.id },
		{ path: ["HeadNode", "InstanceType"], value: nodes.headType },
		{ path: ["HeadNode", "Networking", "SubnetId"], value: spec.subnetId },
		{ path: ["HeadNode", "Ssh", "KeyName"], value: spec.keyName },
		{ path: ["HeadNode", "LocalStorage", "RootVolume", "Size"], value: nodes.rootGiB },
		{ path: ["Scheduling", "Scheduler"], value: nodes.scheduler },
		{ path: [...QUEUE, "CapacityType"], value: nodes.capacity === "spot" ? "SPOT" : "ONDEMAND" },
		{ path: [...QUEUE, "Networking", "SubnetIds", 0], value: spec.subnetId },
		{ path: [...QUEUE, "ComputeSettings", "LocalStorage", "RootVolume", "Size"], value: nodes.rootGiB },
		{ path: [...RESOURCE, "InstanceType"], value: nodes.computeType },
		// Version 3 knows no nodes that are there at first and leave later: only those that stay count.
		{ path: [...RESOURCE, "MinCount"], value: nodes.keepInitial ? nodes.initial : 0 },
		{ path: [...RESOURCE, "MaxCount"], value: nodes.maximum },
	];
}

/** A shared volume as version 3 writes it. */
export function storageV3(volume: SharedVolume): Record<string, unknown> {
	return {
		MountDir: volume.mountPoint,
		Name: storageName(volume.label),
		StorageType: "Ebs",
		EbsSettings: { VolumeId: volume.id },
	};
}

/** A label as a storage's name: lower-case letters, digits and hyphens, which every 3.x accepts. */
export function storageName(label: string): string {
	const name = label
		.toLowerCase()
		.replace(/[^a-z0-9]+/g, "-")
		.replace(/^[^a-z]+|-+$/g, "")
		.slice(0, 30);
	return name === "" || name === "default" ? "volume" : name;
}

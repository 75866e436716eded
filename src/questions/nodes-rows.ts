import type { NodesSpec } from "../cluster/spec.ts";
import type { ClusterSpec } from "./answers.ts";
import { count, type Data, QUEUE, RESOURCE, type Row, type Rows, row, TYPES, truth, wordOf } from "./row.ts";

/** Where the file holds one part of the answer. */
type Part<Key extends keyof NodesSpec = keyof NodesSpec> = Pick<Row<NodesSpec[Key]>, "what" | "v2" | "v3">;

const FEWEST = [...RESOURCE, "MinCount"];
const ROOT = ["LocalStorage", "RootVolume", "Size"];

/** Queues of version 2's file (2.9 on) are read too: the first, and its first kind of node. */
const PARTS: { readonly [Key in keyof NodesSpec]: Part<Key> } = {
	capacity: {
		what: "The way of paying",
		v2: {
			at: ["cluster", "cluster_type"],
			or: [["queue", "compute_type"]],
			read: (own, ofQueue) => wordOf(["spot", "ondemand"], own ?? ofQueue),
		},
		v3: {
			at: [...QUEUE, "CapacityType"],
			spelt: (capacity) => (capacity === "spot" ? "SPOT" : "ONDEMAND"),
			read: (type) => (type === undefined ? undefined : type === "SPOT" ? "spot" : "ondemand"),
		},
	},
	headType: {
		what: "The head node's type",
		v2: { at: ["cluster", "master_instance_type"] },
		v3: { at: ["HeadNode", "InstanceType"] },
	},
	computeType: {
		what: "The compute nodes' type",
		v2: { at: ["cluster", "compute_instance_type"], or: [["compute_resource", "instance_type"]] },
		v3: { at: [...RESOURCE, "InstanceType"], or: [[...TYPES, 0, "InstanceType"]] },
	},
	initial: {
		what: "The number of nodes at the start",
		v2: {
			at: ["cluster", "initial_queue_size"],
			or: [
				["compute_resource", "min_count"],
				["compute_resource", "initial_count"],
			],
			read: (own, fewest, first) => count(own) ?? (count(fewest) || count(first)),
		},
		// Version 3 knows no nodes that are there at first and leave later: only those that stay count.
		v3: { at: FEWEST, spelt: (initial, { nodes }) => (nodes.keepInitial ? initial : 0), read: count },
	},
	maximum: {
		what: "The most nodes",
		v2: {
			at: ["cluster", "max_queue_size"],
			or: [["compute_resource", "max_count"]],
			read: (own, ofQueue) => count(own) ?? count(ofQueue),
		},
		v3: { at: [...RESOURCE, "MaxCount"], read: count },
	},
	keepInitial: {
		what: "Whether nodes stay on",
		v2: {
			at: ["cluster", "maintain_initial_size"],
			or: [["compute_resource", "min_count"]],
			spelt: keepsInitial,
			read: (own, fewest) => truth(own) ?? isAny(fewest),
		},
		v3: { or: [FEWEST], read: isAny },
	},
	scheduler: {
		what: "The scheduler",
		v2: { at: ["cluster", "scheduler"], read: schedulerIn },
		v3: { at: ["Scheduling", "Scheduler"], read: schedulerIn },
	},
	rootGiB: {
		what: "The size of the root volume",
		v2: {
			at: ["cluster", "master_root_volume_size"],
			and: [["cluster", "compute_root_volume_size"]],
			read: largest,
		},
		v3: {
			at: ["HeadNode", ...ROOT],
			and: [[...QUEUE, "ComputeSettings", ...ROOT]],
			read: largest,
		},
	},
};

/** What of the config file says which machines there are. */
export const nodesRows = Object.keys(PARTS).map((key) => nodesRow(key as keyof NodesSpec)) as unknown as Rows;

/** One setting of it. */
export function nodesRow(key: keyof NodesSpec): Row {
	return row<NodesSpec[keyof NodesSpec]>({
		...(PARTS[key] as Part),
		value: ({ nodes }) => nodes[key],
		known: (value) => ({ nodes: { [key]: value } }),
	});
}

/** "Keep none" and "keep some with awsbatch" are refused by pcluster (2.11.9); the first means the same as false. */
function keepsInitial(keep: boolean, { nodes }: ClusterSpec): boolean {
	return keep && nodes.initial > 0 && nodes.scheduler !== "awsbatch";
}

function isAny(number: Data | undefined): boolean | undefined {
	const found = count(number);
	return found === undefined ? undefined : found > 0;
}

function schedulerIn(found: Data | undefined): NodesSpec["scheduler"] | undefined {
	return wordOf(["slurm", "sge", "torque", "awsbatch"], found);
}

function largest(...found: (Data | undefined)[]): number | undefined {
	const sizes = found.map(count).filter((size) => size !== undefined);
	return sizes.length > 0 ? Math.max(...sizes) : undefined;
}

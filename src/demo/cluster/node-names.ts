import type { ClusterFacts, DemoClusterConfig } from "./facts.ts";

/** A compute node's name: static nodes are kept, dynamic ones come and go. */
export function hostOf({ config }: ClusterFacts, index: number): string {
	const kept = config.keepInitial ? config.initial : 0;
	const kind = index < kept ? "st" : "dy";
	const number = index < kept ? index + 1 : index - kept + 1;
	return `${nodeStemOf(config, kind)}-${number}`;
}

/** The queue, Slurm's partition. */
export function queueOf(config: DemoClusterConfig): string {
	return config.queue ?? "compute";
}

/** Queue, kind and nodes as Slurm names them: version 2 takes the instance type, version 3 a name of its own. */
function nodeStemOf(config: DemoClusterConfig, kind: "st" | "dy"): string {
	return `${queueOf(config)}-${kind}-${config.resource ?? config.computeType.replaceAll(".", "")}`;
}

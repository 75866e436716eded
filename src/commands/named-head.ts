import type { HeadNode } from "../login/head-node.ts";
import { type ClusterAtHand, clusterNamed } from "../services/clusters-at-hand.ts";
import type { Services } from "../services/services.ts";
import { refuseNow } from "./refuse-now.ts";

/** A cluster with the way to its head node. Rejects as `clusterNamed` does, and with `refused` where nobody can log in. */
export async function namedHead(
	services: Services,
	name: string | undefined,
	signal: AbortSignal,
): Promise<ClusterAtHand & { readonly head: HeadNode }> {
	const at = await clusterNamed(services, name, signal);
	const { engine, cluster, target } = at;
	refuseNow(cluster, "ssh", services.settings);
	return { ...at, head: services.headNode(engine, target, cluster.stackId) };
}

import type { ClusterView } from "../cluster/cluster-view.ts";
import { headOff, isFleetUntold, stateWord } from "../console/cluster-words.ts";
import { STATUS_OF } from "./exit-codes.ts";

/** A cluster's state in one of the words of `firstlight status`; what nobody could see is `unknown`. */
export function statusOf(cluster: ClusterView): (typeof STATUS_OF)[ClusterView["state"]] {
	const off = headOff(cluster);
	if (off !== undefined) return off === "stopped" ? "stopped" : "building";
	if (isFleetUntold(cluster)) return "unknown";
	return STATUS_OF[cluster.state];
}

/** A cluster for programs, as schemas/cluster.json describes it; the fleet is known of a single one alone. */
export function clusterJson(cluster: ClusterView): object {
	const { name, region, version, head, fleet, stackName, stackStatus, createdAt, unmanageable } = cluster;
	return {
		name,
		region,
		state: cluster.state,
		words: stateWord(cluster),
		fleet: fleet ?? null,
		head: head
			? { id: head.id, type: head.type, state: head.state, address: head.publicAddress ?? null }
			: null,
		computeNodes: cluster.computeNodes ?? null,
		maximumNodes: cluster.maximumNodes ?? null,
		createdAt: createdAt?.toISOString() ?? null,
		pcluster: version ?? null,
		stack: { name: stackName, status: stackStatus },
		unmanageable: unmanageable ?? null,
	};
}

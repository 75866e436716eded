import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Engine, WorkingPcluster } from "../engine/engine.ts";
import { neededFor } from "../pcluster/foreign-cluster.ts";
import type { FoundPcluster } from "../ports/found-pcluster.ts";

/**
 * The pcluster to manage a cluster with: the very version that made it where that is among those found, else the
 * one in use where it can, else any other that can; the one in use when none can.
 */
export function engineForCluster(
	cluster: Pick<ClusterView, "major" | "version">,
	used: Engine,
	found: readonly FoundPcluster[],
	engineFor: (found: WorkingPcluster) => Engine,
): Engine {
	if (cluster.version === used.profile.version) return used;
	const engines = found
		.filter((one) => one.works === true)
		.map(engineFor)
		.filter(({ profile }) => profile.supported);
	const same = engines.find(({ profile }) => profile.version === cluster.version);
	if (same) return same;
	const able = [used, ...engines].find(({ profile }) => neededFor(cluster, profile) === undefined);
	return able ?? used;
}

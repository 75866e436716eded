import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Profile } from "../pcluster/profile.ts";
import { regionClusters } from "../runs/region-clusters.ts";
import { knownOr, type SweepDeps, type Unread } from "./region-contents.ts";
import { type Swept, sweep } from "./sweep.ts";

/** The clusters of all regions, as far as their stacks may be read. */
export function sweepClusters(
	deps: Pick<SweepDeps, "ec2" | "stacks" | "log">,
	used: Pick<Profile, "major" | "version">,
	tell: (swept: Swept<ClusterView>) => void,
	signal: AbortSignal,
): Promise<Swept<ClusterView>> {
	return sweep<ClusterView>(
		deps,
		async (region) => {
			const unread: Unread[] = [];
			const found = await knownOr(deps.log, signal, unread, "clusters", region, () =>
				regionClusters(deps, region, used, signal),
			);
			return { found: found ?? [], unread };
		},
		tell,
		signal,
	);
}

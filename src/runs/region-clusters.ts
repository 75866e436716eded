import type { ClusterView } from "../cluster/cluster-view.ts";
import { machinesIn } from "../cluster/machines.ts";
import type { Profile } from "../pcluster/profile.ts";
import type { RegionId } from "../ports/ids.ts";
import type { Ports } from "../ports/ports.ts";
import { clusterOfStack } from "./cluster-of-stack.ts";

type Deps = Pick<Ports, "ec2" | "stacks" | "log">;

/** The clusters of a region with their machines, by name, as its stacks show them to the pcluster in use. */
export async function regionClusters(
	deps: Deps,
	region: RegionId,
	used: Pick<Profile, "major" | "version">,
	signal: AbortSignal,
): Promise<ClusterView[]> {
	const stacks = await deps.stacks.stacks(region, signal);
	const found = stacks.flatMap((stack) => clusterOfStack(stack, region, used) ?? []);
	return withMachines(deps, region, found.sort(byName), signal);
}

/** One question for the nodes of all clusters: a question for each would be too many for AWS. */
export async function withMachines(
	{ ec2, log }: Deps,
	region: RegionId,
	clusters: readonly ClusterView[],
	signal: AbortSignal,
): Promise<ClusterView[]> {
	if (clusters.length === 0) return [];
	try {
		const instances = await ec2.clusterInstances(region, undefined, signal);
		return clusters.map((cluster) => ({
			...cluster,
			...machinesIn(instances.filter(({ stackName }) => stackName === cluster.stackName)),
		}));
	} catch (thrown) {
		signal.throwIfAborted();
		log.note("the nodes of the clusters could not be read", thrown);
		return [...clusters];
	}
}

export function byName(a: ClusterView, b: ClusterView): number {
	return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

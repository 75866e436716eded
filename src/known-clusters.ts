import type { Environment } from "./adapters/aws-profiles.ts";
import { rememberedClusters } from "./adapters/remembered-clusters.ts";
import { demoFolder } from "./places.ts";
import { placesHere } from "./places-here.ts";

/** The clusters that firstlight remembers, or the demo does, each with its region. */
export async function knownClusters(
	env: Environment,
	demo: boolean,
): Promise<readonly (readonly [name: string, region: string])[]> {
	const places = await placesHere(env);
	const all = await rememberedClusters(demo ? demoFolder(places) : places.state);
	return all.map(({ name, region }) => [name, region] as const);
}

import { type ClusterFacts, type DemoMajor, majorOf } from "./facts.ts";
import type { PlannedResource } from "./plan.ts";
import type { DemoRelease } from "./release.ts";
import { releaseV2 } from "./release-v2.ts";
import { releaseV3 } from "./release-v3.ts";

/** The two versions that the demo speaks. */
export const RELEASES: Readonly<Record<DemoMajor, DemoRelease>> = { 2: releaseV2, 3: releaseV3 };

/** The version that made a cluster. */
export function releaseOf(facts: ClusterFacts): DemoRelease {
	return RELEASES[majorOf(facts)];
}

/** All resources of a cluster, as it was made. */
export function planOf(facts: ClusterFacts): readonly PlannedResource[] {
	return releaseOf(facts).plan(facts.made ? { ...facts, config: facts.made } : facts);
}

/** The name of a cluster's stack. */
export function stackNameOf(facts: ClusterFacts): string {
	return releaseOf(facts).stackName(facts.name);
}

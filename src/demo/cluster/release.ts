import type { ClusterFacts, DemoMajor, DemoTrouble } from "./facts.ts";
import type { PlannedResource } from "./plan.ts";

/** The resource with which a creation fails. */
export interface Breaking {
	/** Logical id of its nested stack; empty for the cluster's own. */
	readonly stack: string;
	readonly id: string;
	/** Seconds after `create` at the demo's own pace. */
	readonly after: number;
	/** What AWS says of it. */
	readonly reason: string;
}

type Pairs = readonly (readonly [key: string, value: string])[];
type Words = Readonly<Record<string, string>>;

/** What the account shows of a cluster that one version of ParallelCluster made. */
export interface DemoRelease {
	readonly major: DemoMajor;
	/** e.g. 2.11.9. */
	readonly version: string;
	/** The head node's logical id. */
	readonly headId: string;
	stackName(cluster: string): string;
	/** All resources of the cluster, in the order in which they begin. */
	plan(facts: ClusterFacts): readonly PlannedResource[];
	/** What of its `plan` a change of its size touches, and makes anew (`fresh`); `at`: when it was asked for. */
	touched(
		plan: readonly PlannedResource[],
		facts: ClusterFacts,
		at: number,
	): readonly (PlannedResource & { readonly fresh?: true })[];
	breaking(trouble: DemoTrouble, facts: ClusterFacts): Breaking;
	description(): string | undefined;
	stackTags(facts: ClusterFacts): Words;
	/** Parameters of the cluster's own stack, those that somebody may ask for. */
	parameters(facts: ClusterFacts): Words;
	/** Outputs of a complete stack. */
	outputs(facts: ClusterFacts): Pairs;
	/** The log group of its nodes. */
	logGroup(facts: ClusterFacts): string;
	machineTags(facts: ClusterFacts, role: "head" | "compute"): Words;
}

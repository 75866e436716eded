import { suffixOf } from "../world/ids.ts";
import { type ClusterFacts, stackIdOf } from "./facts.ts";
import { headIdOf } from "./head-facts.ts";
import { madeVolumesOf } from "./made-volumes.ts";
import { STACK_TYPE } from "./plan.ts";
import { releaseOf, stackNameOf } from "./releases.ts";

/** The name of a nested stack, as CloudFormation makes it; of the cluster's own for an empty id. */
export function nestedNameOf(facts: ClusterFacts, logicalId: string): string {
	const root = stackNameOf(facts);
	if (logicalId === "") return root;
	return `${root}-${logicalId}-${suffixOf(`${facts.region} ${root} ${facts.createdAt} ${logicalId}`)}`;
}

/** The ARN of a nested stack; of the cluster's own for an empty id. */
export function nestedIdOf(facts: ClusterFacts, logicalId: string): string {
	return stackIdOf(facts.region, nestedNameOf(facts, logicalId), facts.createdAt);
}

/** What AWS calls the thing that a logical id stands for: an ARN for a stack, an instance id for the head node. */
export function physicalIdOf(
	facts: ClusterFacts,
	change: { readonly stack: string; readonly logicalId: string; readonly type: string },
): string {
	const { stack, logicalId, type } = change;
	if (type === STACK_TYPE) {
		const isOwn = logicalId === nestedNameOf(facts, stack);
		return nestedIdOf(facts, isOwn ? stack : logicalId);
	}
	if (logicalId === releaseOf(facts).headId) return headIdOf(facts);
	if (logicalId === "CloudWatchLogGroup") return releaseOf(facts).logGroup(facts);
	const volume = madeVolumesOf(facts).find((made) => made.logicalId === logicalId);
	if (volume !== undefined) return volume.id;
	return `${stackNameOf(facts)}-${logicalId}-${suffixOf(`${facts.createdAt} ${logicalId}`, 12)}`;
}

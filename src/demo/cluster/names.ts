import { suffixOf, uuidOf } from "../world/ids.ts";
import { type ClusterFacts, stackIdOf, stackNameOf } from "./facts.ts";
import { STACK_TYPE } from "./plan.ts";

/** The name of a nested stack, as CloudFormation makes it. */
export function nestedNameOf(facts: ClusterFacts, logicalId: string): string {
	const root = stackNameOf(facts.name);
	return `${root}-${logicalId}-${suffixOf(`${facts.region} ${root} ${facts.createdAt} ${logicalId}`)}`;
}

/** The ARN of a nested stack; of the cluster's own for an empty id. */
export function nestedIdOf(facts: ClusterFacts, logicalId: string): string {
	const name = logicalId === "" ? stackNameOf(facts.name) : nestedNameOf(facts, logicalId);
	return stackIdOf(facts.region, name, facts.createdAt);
}

/** The head node's instance id. */
export function headIdOf(facts: ClusterFacts): string {
	return `i-0${uuidOf(`head ${facts.region} ${facts.name} ${facts.createdAt}`).replaceAll("-", "").slice(0, 16)}`;
}

/** What AWS calls the thing that a logical id stands for: an ARN for a stack, an instance id for the head node. */
export function physicalIdOf(
	facts: ClusterFacts,
	change: { readonly stack: string; readonly logicalId: string; readonly type: string },
): string {
	if (change.type === STACK_TYPE) {
		const isOwn = change.logicalId.startsWith(stackNameOf(facts.name));
		return nestedIdOf(facts, isOwn ? change.stack : change.logicalId);
	}
	if (change.logicalId === "MasterServer") return headIdOf(facts);
	return `${stackNameOf(facts.name)}-${change.logicalId}-${suffixOf(`${facts.createdAt} ${change.logicalId}`, 12)}`;
}

import { isOn } from "../cluster/machines.ts";
import type { ClusterInstance, StackResource } from "../ports/account.ts";
import type { InstanceId } from "../ports/ids.ts";

/** What a look at the cluster's machines means for stopping or starting its head node. */
export type HeadStep = "ask" | "wait" | "done" | "lost";

/** All that a look tells of a head node on its way. */
export interface SeenHead {
	readonly id: InstanceId;
	readonly instances: readonly ClusterInstance[];
	/** True once EC2 has been asked. */
	readonly asked: boolean;
	/** True once it was seen on its way after that. */
	readonly moved: boolean;
	/** Whether EC2's status checks are passed; undefined where they may not be read. */
	readonly checked: boolean | undefined;
}

/**
 * The head node of a cluster: the machine that carries its tags and is in its own stack. Undefined where the two do
 * not say the same: nothing is done to a machine that is not shown to be the cluster's.
 */
export function ownHead(
	instances: readonly ClusterInstance[],
	resources: readonly StackResource[],
): ClusterInstance | undefined {
	const made = new Set(
		resources.filter(({ type }) => type === "AWS::EC2::Instance").map(({ physicalId }) => physicalId),
	);
	const heads = instances.filter(({ role, id }) => role === "head" && made.has(id));
	return heads.length === 1 ? heads[0] : undefined;
}

/** It goes off only after the compute nodes: without it nobody would end them. */
export function judgeHeadStop({ id, instances, asked, moved }: SeenHead): HeadStep {
	const nodesOn = instances.some((one) => one.role === "compute" && isOn(one));
	switch (instances.find((one) => one.id === id)?.state) {
		case "running":
			return asked ? (moved ? "lost" : "wait") : nodesOn ? "wait" : "ask";
		case "pending":
		case "stopping":
			return "wait";
		case "stopped":
			return "done";
		default:
			return "lost";
	}
}

/** It is on when EC2 reaches it, or says that it runs where no more can be known. */
export function judgeHeadStart({ id, instances, asked, moved, checked }: SeenHead): HeadStep {
	switch (instances.find((one) => one.id === id)?.state) {
		case "stopped":
			return asked ? (moved ? "lost" : "wait") : "ask";
		case "pending":
		case "stopping":
			return "wait";
		case "running":
			return checked === false ? "wait" : "done";
		default:
			return "lost";
	}
}

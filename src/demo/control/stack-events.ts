import type { Scene } from "../aws/scene.ts";
import type { ClusterFacts } from "../cluster/facts.ts";
import { stacksOf } from "../cluster/view.ts";
import { uuidOf } from "../world/ids.ts";
import type { EventReport } from "./protocol.ts";

/** The history of a cluster's own stack, newest first, without those of nested stacks (as 3.16.1 tells it). */
export function eventsOf(facts: ClusterFacts, scene: Scene): EventReport[] {
	const root = stacksOf(facts, scene.now, scene.speed)[0];
	if (root === undefined) return [];
	return root.events.toReversed().map((event) => ({
		eventId: uuidOf(`${root.id} ${event.logicalId} ${event.status} ${event.at} ${event.reason ?? ""}`),
		physicalResourceId: event.physicalId,
		resourceStatus: event.status,
		resourceStatusReason: event.reason,
		stackId: root.id,
		stackName: root.name,
		logicalResourceId: event.logicalId,
		resourceType: event.type,
		timestamp: new Date(event.at).toISOString(),
	}));
}

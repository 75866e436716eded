import type { Scene } from "../aws/scene.ts";
import type { ClusterFacts } from "../cluster/facts.ts";
import { fleetOf, nodesOf } from "../cluster/fleet.ts";
import { headIdOf } from "../cluster/names.ts";
import { STACK_TYPE } from "../cluster/plan.ts";
import {
	DEMO_VERSION,
	type DemoStack,
	headOf,
	headPrivateIp,
	headPublicIp,
	loginUserOf,
	outputsOf,
	stacksOf,
} from "../cluster/view.ts";
import type { ClusterReport, FailedEvent, ListedReport } from "./protocol.ts";

/** The live cluster of that name; undefined when there is none (any more). */
export function liveCluster(scene: Scene, name: string): ClusterFacts | undefined {
	return scene.clusters.findLast((facts) => facts.name === name && rootOf(facts, scene) !== undefined);
}

/** The region's clusters as `pcluster list` shows them, newest first as CloudFormation gives them. */
export function listedClusters(scene: Scene): ListedReport[] {
	return scene.clusters.toReversed().flatMap((facts) => {
		const root = rootOf(facts, scene);
		return root === undefined ? [] : [{ name: facts.name, status: root.status, version: DEMO_VERSION }];
	});
}

/** All that pcluster may say of a cluster now; undefined when it is gone. */
export function reportOf(
	facts: ClusterFacts,
	scene: Scene,
	keyFingerprint: string,
): ClusterReport | undefined {
	const stacks = stacksOf(facts, scene.now, scene.speed);
	const root = stacks[0];
	const newest = root?.events.at(-1);
	if (root === undefined || newest === undefined || root.status === "DELETE_COMPLETE") return undefined;
	const head = headOf(facts, scene.now, scene.speed);
	return {
		stackStatus: root.status,
		newest: { logicalId: newest.logicalId, status: newest.status },
		outputs: outputsOf(root),
		failures: failuresOf(root, stacks, 0),
		head: head && { id: headIdOf(facts), state: head.state },
		nodes: nodesOf(facts, scene.now, scene.speed).map(({ id, host, state }) => ({ id, host, state })),
		fleet: fleetOf(facts, scene.now, scene.speed),
		config: facts.config,
		user: loginUserOf(facts),
		privateIp: headPrivateIp(facts),
		publicIp: headPublicIp(facts),
		keyFingerprint,
		volumes: facts.config.volumes.map((volume) => ({
			dir: volume.dir,
			name: volume.label,
			sizeGiB: scene.region.volumes.find((candidate) => candidate.id === volume.id)?.sizeGiB ?? 20,
		})),
	};
}

function rootOf(facts: ClusterFacts, scene: Scene): DemoStack | undefined {
	const root = stacksOf(facts, scene.now, scene.speed)[0];
	return root?.status === "DELETE_COMPLETE" ? undefined : root;
}

function failuresOf(stack: DemoStack, stacks: readonly DemoStack[], depth: number): FailedEvent[] {
	const failed = stack.events.filter((event) => event.status === "CREATE_FAILED").toReversed();
	return failed.flatMap((event) => {
		const line: FailedEvent = {
			at: new Date(event.at).toISOString(),
			status: event.status,
			type: event.type,
			logicalId: event.logicalId,
			reason: event.reason ?? "",
			depth,
		};
		const nested = event.type === STACK_TYPE && depth === 0;
		const inner = nested ? stacks.find((candidate) => candidate.logicalId === event.logicalId) : undefined;
		return inner === undefined ? [line] : [line, ...failuresOf(inner, stacks, depth + 1)];
	});
}

import type { Scene } from "../aws/scene.ts";
import { allVolumes } from "../aws/scene.ts";
import {
	type ClusterFacts,
	type DemoClusterConfig,
	type DemoMajor,
	type DemoTrouble,
	wantsFailure,
} from "../cluster/facts.ts";
import type { DemoVolume } from "../world/things.ts";

/** How the creation of a cluster will fail, or its deletion, and in which words; nothing where it will not. */
export function failureOf(
	name: string,
	config: DemoClusterConfig,
	major: DemoMajor,
	scene: Scene,
): Pick<ClusterFacts, "trouble" | "reason" | "heldBack" | "scarce"> {
	const { stack, deletion: heldBack, scarce } = scene.trouble ?? {};
	const reason = stack?.says[major];
	if (stack && reason !== undefined) return { trouble: stack.at, reason };
	if (wantsFailure(name)) return { trouble: major === 2 ? "vcpu-limit" : "role-limit" };
	return { trouble: troubleOf(config, scene), heldBack, scarce };
}

/**
 * What pcluster does not look at and only shows when the head node boots: volumes of another zone or in use
 * elsewhere, and a subnet without a way out.
 */
function troubleOf(config: DemoClusterConfig, scene: Scene): DemoTrouble | undefined {
	const subnet = scene.region.subnets.find((candidate) => candidate.id === config.subnetId);
	if (subnet === undefined) return undefined;
	const table =
		scene.region.routeTables.find((candidate) => candidate.subnetIds.includes(subnet.id)) ??
		scene.region.routeTables.find((candidate) => candidate.main && candidate.vpcId === subnet.vpcId);
	if (!table?.routes.some((route) => route.destination === "0.0.0.0/0")) return "no-signal";
	return refusedVolume(config, scene) === undefined ? undefined : "boot-failed";
}

/** The volume that the head node cannot attach, and whether that is because of its zone; undefined when all go. */
export function refusedVolume(
	config: DemoClusterConfig,
	scene: Scene,
): { readonly volume: DemoVolume; readonly inOtherZone: boolean } | undefined {
	const subnet = scene.region.subnets.find((candidate) => candidate.id === config.subnetId);
	return allVolumes(scene)
		.filter((volume) => config.volumes.some((it) => it.id === volume.id))
		.map((volume) => ({ volume, inOtherZone: volume.zone !== subnet?.zone }))
		.find(({ volume, inOtherZone }) => inOtherZone || volume.heldBy !== undefined);
}

import type { Scene } from "../aws/scene.ts";
import type { DemoClusterConfig } from "../cluster/facts.ts";
import { releaseV3 } from "../cluster/release-v3.ts";
import { officialOf } from "../world/images.ts";
import { INSTANCE_TYPES } from "../world/instance-types.ts";
import type { DemoImage } from "../world/things.ts";

/** The architecture of an instance type, in EC2's word. */
export function architectureOf(type: string): "arm64" | "x86_64" {
	return INSTANCE_TYPES.find((it) => it.name === type)?.arm ? "arm64" : "x86_64";
}

/** The image that version 3 takes by itself: its own for the operating system and the head node's architecture. */
export function officialImage(config: DemoClusterConfig, { region }: Scene): DemoImage | undefined {
	return officialOf(region.images, releaseV3.version).find(
		({ os, image }) => os === config.baseOs && image.architecture === architectureOf(config.headType),
	)?.image;
}

/** The image that the cluster would start from. */
export function imageOf(config: DemoClusterConfig, scene: Scene): DemoImage | undefined {
	if (config.imageId === "") return officialImage(config, scene);
	return scene.region.images.find((it) => it.id === config.imageId);
}

/** Why version 3 cannot even begin to look at a config: something that it asks AWS about is not there. */
export function unreadable(config: DemoClusterConfig, scene: Scene): string | undefined {
	const types = [config.headType, config.computeType];
	const type = types.find((name) => !INSTANCE_TYPES.some((it) => it.name === name));
	if (type !== undefined) return `The following supplied instance types do not exist: [${type}]`;
	if (!scene.region.subnets.some((it) => it.id === config.subnetId)) {
		return `The subnet ID '${config.subnetId}' does not exist`;
	}
	if (imageOf(config, scene) !== undefined) return undefined;
	if (config.imageId === "") return "Cannot find official ParallelCluster AMI";
	return `The image id '[${config.imageId}]' does not exist`;
}

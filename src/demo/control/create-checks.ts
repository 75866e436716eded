import type { Scene } from "../aws/scene.ts";
import { allVolumes } from "../aws/scene.ts";
import type { DemoClusterConfig } from "../cluster/facts.ts";
import { releaseV2 } from "../cluster/release-v2.ts";
import { INSTANCE_TYPES, typesIn } from "../world/instance-types.ts";

type Check = (config: DemoClusterConfig, scene: Scene) => string | undefined;

/** What version 2.11.9 asks AWS about before a creation, in its order; it stops at the first fault. */
const CHECKS: readonly Check[] = [
	keyCheck,
	vpcCheck,
	subnetCheck,
	typeCheck,
	queueCheck,
	imageCheck,
	volumeCheck,
	zoneCheck,
];

/** The first fault in pcluster's words; undefined when it would go on. */
export function refusalOf(config: DemoClusterConfig, scene: Scene): string | undefined {
	for (const check of CHECKS) {
		const fault = check(config, scene);
		if (fault !== undefined) return fault;
	}
	return undefined;
}

/** What pcluster only warns of. */
export function warningsOf(config: DemoClusterConfig, scene: Scene): string[] {
	return allVolumes(scene)
		.filter((volume) => volume.heldBy !== undefined && config.volumes.some((it) => it.id === volume.id))
		.map(
			(volume) =>
				"WARNING: The configuration parameter 'ebs_volume_id' generated the following warnings:\n" +
				`Volume ${volume.id} is in state 'in-use' not 'available'`,
		);
}

function keyCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	if (region.denied.includes("DescribeKeyPairs") || config.keyName === "") return undefined;
	if (region.keyPairs.some((key) => key.name === config.keyName)) return undefined;
	return about("key_name", `The key pair '${config.keyName}' does not exist`);
}

function vpcCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	const vpc = region.vpcs.find((candidate) => candidate.id === config.vpcId);
	if (vpc === undefined) return about("vpc_id", `The vpc ID '${config.vpcId}' does not exist`);
	if (!vpc.dnsSupport) return about("vpc_id", "DNS Support is not enabled in the VPC");
	return vpc.dnsHostnames ? undefined : about("vpc_id", "DNS Hostnames not enabled in the VPC");
}

function subnetCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	if (region.subnets.some((candidate) => candidate.id === config.subnetId)) return undefined;
	return about("master_subnet_id", `The subnet ID '${config.subnetId}' does not exist`);
}

function typeCheck(config: DemoClusterConfig): string | undefined {
	const asked = [
		["master_instance_type", config.headType],
		["compute_instance_type", config.computeType],
	] as const;
	const wrong = asked.find(([, name]) => !INSTANCE_TYPES.some((type) => type.name === name));
	if (wrong === undefined) return undefined;
	const [parameter, name] = wrong;
	return about(
		parameter,
		`The instance type '${name}' used for the '${parameter}' parameter is not supported by EC2.`,
	);
}

function queueCheck(config: DemoClusterConfig): string | undefined {
	if (config.initial <= config.maximum) return undefined;
	return incorrect("cluster default", "initial_queue_size must be fewer than or equal to max_queue_size");
}

function imageCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	const image = region.images.find((candidate) => candidate.id === config.imageId);
	if (image === undefined) {
		const text = `Unable to get information for AMI ${config.imageId}: The image id '[${config.imageId}]' does not exist`;
		return about("custom_ami", text);
	}
	const version = /aws-parallelcluster-(\d+\.\d+\.\d+)/.exec(image.name)?.[1];
	if (version !== undefined && version !== releaseV2.version) {
		return about(
			"custom_ami",
			`This AMI was created with version ${version} of ParallelCluster, but is trying to be used with version ` +
				`${releaseV2.version}. Please either use an AMI created with version ${releaseV2.version} or change your ` +
				`ParallelCluster to version ${version}`,
		);
	}
	const type = INSTANCE_TYPES.find((candidate) => candidate.name === config.headType);
	const architecture = type?.arm ? "arm64" : "x86_64";
	if (image.architecture === architecture) return undefined;
	return about(
		"custom_ami",
		`AMI ${image.id}'s architecture (\`${image.architecture}\`) is incompatible with the architecture supported by ` +
			`the instance type chosen for the head node (\`${architecture}\`). Use either a different AMI or a different ` +
			"instance type.",
	);
}

function volumeCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	if (region.denied.includes("DescribeVolumes")) return undefined;
	const missing = config.volumes.find((it) => !region.volumes.some((volume) => volume.id === it.id));
	return missing && about("ebs_volume_id", `The volume '${missing.id}' does not exist.`);
}

function zoneCheck(config: DemoClusterConfig, { region }: Scene): string | undefined {
	const zone = region.subnets.find((candidate) => candidate.id === config.subnetId)?.zone ?? "";
	const offered = typesIn(zone).map((type) => type.name);
	const missing = [config.headType, config.computeType].find((name) => !offered.includes(name));
	if (missing === undefined) return undefined;
	const text =
		`Your requested instance type (${missing}) is not supported in the Availability Zone (${zone}) of the ` +
		"configured subnet. Please try with a different subnet or instance type.";
	return incorrect("cluster default", text);
}

function about(parameter: string, text: string): string {
	return `The configuration parameter '${parameter}' generated the following errors:\n${text}`;
}

function incorrect(section: string, text: string): string {
	return `The section [${section}] is incorrectly configured\n${text}`;
}

import { allVolumes, type Scene } from "../aws/scene.ts";
import type { DemoClusterConfig } from "../cluster/facts.ts";
import { typesIn } from "../world/instance-types.ts";
import { architectureOf, imageOf } from "./config-facts.ts";
import { nameFindings } from "./name-findings.ts";
import type { Finding } from "./protocol.ts";

type Validator = (config: DemoClusterConfig, scene: Scene) => (Finding | undefined)[];

const VALIDATORS: readonly Validator[] = [
	sizes,
	customImage,
	vpc,
	volumeState,
	architecture,
	root,
	volumeZone,
	keyPair,
	headZone,
	computeZone,
];

/** All that version 3.16.1's validators say of a cluster, in their words. */
export function findingsOf(name: string, config: DemoClusterConfig, scene: Scene): Finding[] {
	const found = VALIDATORS.flatMap((validator) => validator(config, scene));
	return [...nameFindings(name, config), ...found.filter((it) => it !== undefined)];
}

function sizes({ initial, maximum }: DemoClusterConfig): (Finding | undefined)[] {
	if (initial <= maximum) return [];
	return [error("ComputeResourceSizeValidator", "Max count must be greater than or equal to min count.")];
}

/** Tags of another account's images cannot be seen: both warnings come with every image that is named. */
function customImage(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	const image = imageOf(config, scene);
	if (config.imageId === "" || image?.tags["parallelcluster:version"] !== undefined) return [];
	return [
		warning(
			"CustomAmiTagValidator",
			"The custom AMI may not have been created by pcluster. You can ignore this warning if the AMI is shared or " +
				"copied from another pcluster AMI. If the AMI is indeed not created by pcluster, cluster creation will fail. " +
				"If the cluster creation fails, please go to https://docs.aws.amazon.com/parallelcluster/latest/ug/" +
				"troubleshooting.html#troubleshooting-stack-creation-failures for troubleshooting.",
		),
		warning(
			"AmiOsCompatibleValidator",
			`Could not check node AMI ${config.imageId} OS and cluster OS ${config.baseOs} compatibility, please make ` +
				"sure they are compatible before cluster creation and update operations.",
		),
	];
}

function vpc({ subnetId }: DemoClusterConfig, { region }: Scene): (Finding | undefined)[] {
	const id = region.subnets.find((it) => it.id === subnetId)?.vpcId;
	const found = region.vpcs.find((it) => it.id === id);
	return [
		found?.dnsSupport === false
			? error("SubnetsValidator", `DNS Support is not enabled in the VPC ${id}.`)
			: undefined,
		found?.dnsHostnames === false
			? error("SubnetsValidator", `DNS Hostnames not enabled in the VPC ${id}.`)
			: undefined,
	];
}

function volumeState(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	if (scene.region.denied.includes("DescribeVolumes")) return [];
	const volumes = allVolumes(scene);
	return config.volumes.map(({ id }) => {
		if (id === "") return undefined;
		const volume = volumes.find((it) => it.id === id);
		if (volume === undefined)
			return error("SharedEbsVolumeIdValidator", `The volume '${id}' does not exist.`);
		if (volume.heldBy === undefined) return undefined;
		return error("SharedEbsVolumeIdValidator", `Volume ${id} is in state 'in-use' not 'available'.`);
	});
}

function architecture(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	const { headType, computeType } = config;
	const [head, compute] = [architectureOf(headType), architectureOf(computeType)];
	const image = imageOf(config, scene);
	const differing =
		head === compute
			? undefined
			: error(
					"InstanceArchitectureCompatibilityValidator",
					`The specified compute instance type (${computeType}) supports the architectures ['${compute}'], none ` +
						`of which are compatible with the architecture supported by the head node instance type (${head}).`,
				);
	const unfit = [headType, computeType]
		.filter((type) => image !== undefined && image.architecture !== architectureOf(type))
		.map((type) =>
			error(
				"InstanceTypeBaseAMICompatibleValidator",
				`AMI ${image?.id}'s architecture (${image?.architecture}) is incompatible with the architecture supported ` +
					`by the instance type ${type} chosen (['${architectureOf(type)}']). Use either a different AMI or a ` +
					"different instance type.",
			),
		);
	return [differing, ...unfit];
}

/** Looked at for the head node and for the queue. */
function root(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	const image = imageOf(config, scene);
	if (image === undefined || config.rootGiB === 0 || config.rootGiB >= image.rootGiB) return [];
	const text =
		`Root volume size ${config.rootGiB} GiB must be equal or greater than the volume size of the AMI: ` +
		`${image.rootGiB} GiB.`;
	return [error("RootVolumeSizeValidator", text), error("RootVolumeSizeValidator", text)];
}

function volumeZone(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	if (scene.region.denied.includes("DescribeVolumes")) return [];
	const zone = zoneOf(config, scene);
	const elsewhere = config.volumes.filter(({ id }) => {
		const volume = scene.region.volumes.find((it) => it.id === id);
		return volume !== undefined && volume.zone !== zone;
	});
	const type = "MultiAzEbsVolumeValidator";
	const findings = elsewhere.map(({ label }) =>
		error(
			type,
			`Your configuration includes an EBS volume '${label}' created in a different availability zone than the ` +
				"Head Node. The volume and instance must be in the same availability zone.",
		),
	);
	if (findings.length === 0) return [];
	const advice =
		`Your configuration for Queues '${config.queue}' includes multiple subnets and external shared storage ` +
		"configuration. Accessing a shared storage from different AZs can lead to increased storage network latency " +
		"and inter-AZ data transfer costs.";
	return [...findings, { level: "INFO", type, message: advice }];
}

function keyPair({ keyName, baseOs }: DemoClusterConfig, { region }: Scene): (Finding | undefined)[] {
	const type = "KeyPairValidator";
	if (keyName === "") {
		const text =
			"If you do not specify a key pair, you can't connect to the instance unless you choose an AMI that is " +
			"configured to allow users another way to log in";
		return [warning(type, text)];
	}
	if (region.denied.includes("DescribeKeyPairs")) return [];
	const pair = region.keyPairs.find((it) => it.name === keyName);
	if (pair === undefined) return [error(type, `The key pair '${keyName}' does not exist`)];
	if (pair.type !== "rsa" || !["ubuntu2204", "ubuntu2404"].includes(baseOs)) return [];
	return [error(type, `${baseOs} does not support RSA keys. Please generate and use an ed25519 key`)];
}

function headZone(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	return [offered("HeadNodeLaunchTemplateValidator", config.headType, config, scene)];
}

function computeZone(config: DemoClusterConfig, scene: Scene): (Finding | undefined)[] {
	return [offered("ComputeResourceLaunchTemplateValidator", config.computeType, config, scene)];
}

function offered(
	type: string,
	instanceType: string,
	config: DemoClusterConfig,
	scene: Scene,
): Finding | undefined {
	const has = (zone: string) => typesIn(zone).some((it) => it.name === instanceType);
	const zone = zoneOf(config, scene);
	if (has(zone)) return undefined;
	const zones = scene.region.zones.filter(has).map((it) => `'${it}'`);
	return error(
		type,
		`Your requested instance type (${instanceType}) is not supported in the Availability Zone (${zone}) of your ` +
			`requested subnet (${config.subnetId}). Please retry your request by choosing a subnet in ` +
			`[${zones.join(", ")}]. `,
	);
}

function zoneOf({ subnetId }: DemoClusterConfig, { region }: Scene): string {
	return region.subnets.find((it) => it.id === subnetId)?.zone ?? "";
}

function error(type: string, message: string): Finding {
	return { level: "ERROR", type, message };
}

function warning(type: string, message: string): Finding {
	return { level: "WARNING", type, message };
}

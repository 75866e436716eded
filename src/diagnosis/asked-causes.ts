import type { StepId } from "../questions/answers.ts";
import type { Cause } from "./cause.ts";

/**
 * Settings that firstlight's own questions write, by their name in version 2's file and by that of the template's
 * parameter (parameters of 2.11.9's template): what AWS says of one leads back to its question.
 */
export const askedCauses: readonly Cause[] = [
	asked("region", "region", ["aws_region_name", "region"], []),
	asked("vpc", "VPC", ["vpc_id"], ["VPCId"]),
	asked(
		"subnet",
		"subnet",
		["master_subnet_id", "compute_subnet_id", "use_public_ips"],
		["MasterSubnetId", "ComputeSubnetId", "UsePublicIps", "AvailabilityZone"],
	),
	asked("volumes", "volumes", ["ebs_settings", "ebs_volume_id"], ["EBSVolumeId", "NumberOfEBSVol"]),
	asked("mounts", "volumes' folders", ["shared_dir"], ["SharedDir"]),
	asked("image", "image", ["custom_ami", "base_os"], ["CustomAMI", "BaseOS"]),
	asked("keyPair", "key pair", ["key_name"], ["KeyName"]),
	asked(
		"nodes",
		"nodes",
		[
			"master_instance_type",
			"compute_instance_type",
			"instance_type",
			"master_root_volume_size",
			"compute_root_volume_size",
			"initial_queue_size",
			"max_queue_size",
			"maintain_initial_size",
			"scheduler",
			"cluster_type",
			"spot_price",
		],
		[
			"MasterInstanceType",
			"ComputeInstanceType",
			"MasterRootVolumeSize",
			"ComputeRootVolumeSize",
			"DesiredSize",
			"MaxSize",
			"MinSize",
			"Scheduler",
			"ClusterType",
			"SpotPrice",
		],
	),
];

function asked(
	step: StepId,
	what: string,
	settings: readonly string[],
	parameters: readonly string[],
): Cause {
	return {
		id: `asked-${step}`,
		role: "frame",
		signs: [
			...settings.map((setting) => `The configuration parameter '${setting}'`),
			...parameters.map((parameter) => `Parameter ${parameter} failed to satisfy constraint`),
			...parameters.map((parameter) => `Parameter '${parameter}' must be one of`),
		],
		meaning: `pcluster refuses what the config file says of the ${what}.`,
		cure: "What is wrong with it stands at the end of the message. Answer that question anew.",
		step,
	};
}

import type { InBoth, Trouble } from "./trouble.ts";

/** Troubles that pcluster itself tells of before anything is made. */
export const refusalTroubles: readonly Trouble[] = [
	refused("volumes-too-many", 6, "there are more volumes than pcluster mounts", "EbsSettingsValidator", {
		2: "The section [cluster default] is incorrectly configured\nInvalid number of EBS volumes (6) specified. Currently only supports upto 5 EBS volumes",
		3: "Too many EBS shared storage specified in the configuration. ParallelCluster supports 5 EBS.",
	}),
	refused(
		"folder-reserved",
		7,
		"a volume's folder is one that the system needs",
		"SharedStorageMountDirValidator",
		{
			2: "The section [cluster default] is incorrectly configured\nWhen using more than 1 EBS volume, shared_dir is required under each EBS section",
			3: "Error: The shared storage mount directory /opt is reserved. Please use another directory",
		},
	),
	refused("root-too-small", 8, "the root disk is as small as the tutorial's", "RootVolumeSizeValidator", {
		2: "The configuration parameter 'master_root_volume_size' has an invalid value '17'\nAllowed values are: ^([1-9][0-9]{2,}|[4-9][0-9]|3[5-9])$",
		3: "Root volume size 17 GiB must be equal or greater than the volume size of the AMI: 45 GiB.",
	}),
	refused("subnet-of-another-vpc", 14, "the subnet is not in the VPC", "SubnetsValidator", {
		2: "The configuration parameter 'master_subnet_id' generated the following errors:\nThe subnet ID 'subnet-0123456789abcdef0' does not exist",
		3: "Subnet subnet-0123456789abcdef0 is not in VPC vpc-0123456789abcdef0. Please make sure all subnets are in the same VPC.",
	}),
	refused("image-missing", 20, "the image is not in this region", "CustomAmiTagValidator", {
		2: "The configuration parameter 'custom_ami' generated the following errors:\nUnable to get information for AMI ami-0123456789abcdef0: The image id '[ami-0123456789abcdef0]' does not exist",
		3: "The image id '[ami-0123456789abcdef0]' does not exist",
	}),
	refused("architecture", 21, "the image is for other processors", "InstanceTypeBaseAMICompatibleValidator", {
		2: "The configuration parameter 'custom_ami' generated the following errors:\nAMI ami-0123456789abcdef0's architecture (`arm64`) is incompatible with the architecture supported by the instance type chosen for the head node (`x86_64`). Use either a different AMI or a different instance type.",
		3: "AMI ami-0123456789abcdef0's architecture (arm64) is incompatible with the architecture supported by the instance type t3.medium chosen (['x86_64']). Use either a different AMI or a different instance type.",
	}),
	refused(
		"system-of-image",
		22,
		"the image has another system than the config says",
		"AmiOsCompatibleValidator",
		{
			3: "The OS of node AMI ami-0123456789abcdef0 is ubuntu2204, it is not compatible with cluster OS alinux2.",
		},
	),
	refused(
		"placement-group",
		33,
		"the machine type cannot be in a placement group",
		"PlacementGroupCapacityTypeValidator",
		{
			3: "The instance type 't2.micro' doesn't support being launched in a cluster placement group.",
		},
	),
	refused("key-rsa", 39, "the system refuses keys of the kind RSA", "KeyPairValidator", {
		3: "ubuntu2204 does not support RSA keys. Please generate and use an ed25519 key",
	}),
	{
		name: "stack-not-allowed",
		number: 41,
		shows: "this user may make no stack: the creation is refused",
		stackRefused: inBoth(
			"User: arn:aws:iam::123456789012:user/ClusterUser is not authorized to perform: cloudformation:CreateStack on resource: arn:aws:cloudformation:eu-west-2:123456789012:stack/lsst/* because no identity-based policy allows the cloudformation:CreateStack action",
		),
	},
	{
		name: "node-missing",
		number: 54,
		shows: "version 3 finds no Node.js on this machine: the creation is refused",
		stackRefused: {
			3: "Unable to find node executable. Node.js is required by the AWS CDK library used by ParallelCluster, see installation instructions here: https://docs.aws.amazon.com/parallelcluster/latest/ug/install-v3.html",
		},
	},
	refused(
		"config-leftovers",
		51,
		"the config file points to a section that is not there",
		"ConfigSchemaValidator",
		{
			2: "Section '[vpc public]' not found in the config file.",
		},
	),
];

function inBoth(text: string): InBoth {
	return { 2: text, 3: text };
}

function refused(name: string, number: number, what: string, validator: string, says: InBoth): Trouble {
	return { name, number, shows: `${what}: pcluster's check refuses it`, config: { validator, says } };
}

import { describe, expect, it } from "vitest";
import { causeOf } from "../../src/diagnosis/find-cause.ts";
import { findingOf, refusalOf } from "../../src/diagnosis/findings.ts";

/** What the checks of version 3 say (3.0.0 to 3.16.1), and where each leads back to. */
describe("a finding of version 3's check", () => {
	it.each([
		[
			"EbsVolumeAzValidator",
			"Your configuration includes an EBS volume 'data' created in a different availability zone than the Head Node. The volume and instance must be in the same availability zone.",
			"subnet",
		],
		["SharedEbsVolumeIdValidator", "Volume vol-0123 is in state 'in-use' not 'available'.", "volumes"],
		["SharedEbsVolumeIdValidator", "Volume vol-0123 is in state 'creating' not 'available'.", "volumes"],
		["SharedEbsVolumeIdValidator", "Volume 'vol-0123' does not exist.", "volumes"],
		[
			"NumberOfStorageValidator",
			"Too many EBS shared storage specified in the configuration. ParallelCluster supports 5 EBS.",
			"volumes",
		],
		[
			"SharedStorageNameValidator",
			"Error: The shared storage name a b is not valid. Allowed characters are letters, numbers",
			"mounts",
		],
		["SharedStorageNameValidator", "It is forbidden to use 'default' as a name.", "mounts"],
		[
			"SharedStorageMountDirValidator",
			"Error: The shared storage mount directory /mnt is reserved. Please use another directory",
			"mounts",
		],
		[
			"DuplicateMountDirValidator",
			"The mount directory `/data` is used for multiple shared storage: ['a', 'b']. Shared storage mount directories should be unique.",
			"mounts",
		],
		["OverlappingMountDirValidator", "Mount directories /data, /data/a cannot overlap", "mounts"],
		[
			"RootVolumeSizeValidator",
			"Root volume size 35 GiB must be equal or greater than the volume size of the AMI: 45 GiB.",
			"nodes",
		],
		["EbsVolumeTypeSizeValidator", "Root volume size 10 is invalid. It must be at least 35.", "nodes"],
		[
			"InstanceArchitectureCompatibilityValidator",
			"The specified compute instance type (m6g.large) supports the architectures ['arm64'], none of which are compatible with the architecture supported by the head node instance type (x86_64).",
			"image",
		],
		[
			"ArchitectureOsValidator",
			"The architecture arm64 is only supported for the following operating systems: ['alinux2'].",
			"image",
		],
		[
			"KeyPairValidator",
			"Ubuntu 22.04 does not support RSA keys. Please generate and use an ed25519 key",
			"keyPair",
		],
		[
			"KeyPairValidator",
			"ubuntu2404 does not support RSA keys. Please generate and use an ed25519 key",
			"keyPair",
		],
		["KeyPairValidator", "The key pair 'nobody' does not exist", "keyPair"],
		["KeyPairValidator", "Something about the key that nobody has seen before", "keyPair"],
		[
			"HeadNodeLaunchTemplateValidator",
			"Your requested instance type (t2.large) is not supported in the Availability Zone (eu-west-2c) of your requested subnet (subnet-1). Please retry your request by choosing a subnet in [eu-west-2a].",
			"nodes",
		],
		[
			"HeadNodeLaunchTemplateValidator",
			"You've reached the limit on the number of instances you can run concurrently for the configured instance type.",
			"nodes",
		],
		["HeadNodeLaunchTemplateValidator", "There is not enough capacity to fulfill your request. x", "nodes"],
		[
			"ComputeResourceLaunchTemplateValidator",
			"The specified subnet does not contain enough free private IP addresses to fulfill your request. x",
			"subnet",
		],
		["SubnetsValidator", "The subnet ID 'subnet-0123' does not exist", "subnet"],
		[
			"SubnetsValidator",
			"Subnet subnet-1 is not in VPC vpc-1. Please make sure all subnets are in the same VPC.",
			"subnet",
		],
		["SubnetsValidator", "DNS Hostnames not enabled in the VPC vpc-1.", "vpc"],
		[
			"CustomAmiTagValidator",
			"The custom AMI was created with pcluster 3.11.1, but is trying to be used with pcluster 3.16.1. Please either use an AMI created with 3.16.1",
			"image",
		],
		[
			"CustomAmiTagValidator",
			"The custom AMI may not have been created by pcluster. You can ignore this warning",
			"image",
		],
		[
			"AmiOsCompatibleValidator",
			"The OS of node AMI ami-1 is ubuntu2204, it is not compatible with cluster OS alinux2.",
			"image",
		],
		[
			"AmiOsCompatibleValidator",
			"Could not check node AMI ami-1 OS and cluster OS alinux2 compatibility, please make sure",
			"os",
		],
		[
			"OsCustomAmiValidator",
			"ParallelCluster has no official AMI for rocky9. Please build your own AMI",
			"image",
		],
		["InstanceTypeValidator", "The instance type 't9.huge' is not supported.", "nodes"],
		[
			"InstanceTypeOSCompatibleValidator",
			"The instance type p3.2xlarge is not officially supported with OS rhel8.",
			"nodes",
		],
		[
			"InstanceTypeMemoryInfoValidator",
			"It is not recommended to use instance type t3.micro with rhel9.",
			"nodes",
		],
		[
			"HeadNodeMemorySizeValidator",
			"Head node instance type t3.small has 2 GB of memory. Please choose a head node instance type with at least 4 GB of memory",
			"nodes",
		],
		["CapacityTypeValidator", "Usage type 'spot' not supported with instance type 'mac1.metal'", "nodes"],
		["ComputeResourceSizeValidator", "Max count must be greater than or equal to min count.", "nodes"],
		["SchedulerValidator", "awsbatch scheduler is not supported. Supported schedulers are: slurm.", "nodes"],
		[
			"RegionValidator",
			"Region 'ap-northeast-3' is not yet officially supported by ParallelCluster",
			"region",
		],
		[
			"ClusterNameValidator",
			"Error: The cluster name can contain only alphanumeric characters (case-sensitive) and hyphens.",
			"name",
		],
		["ConfigSchemaValidator", "Image, Os: Must be one of: alinux2023, ubuntu2204.", "image"],
		[
			"ConfigSchemaValidator",
			"HeadNode, Networking, SubnetId: String does not match expected pattern.",
			"subnet",
		],
		["ConfigSchemaValidator", "HeadNode, LocalStorage, RootVolume, Size: Not a valid integer.", "nodes"],
		[
			"ConfigSchemaValidator",
			"Scheduling, SlurmQueues, ComputeResources, MinCount: Must be greater than or equal to 0.",
			"nodes",
		],
	])("%s: %s", (type, message, step) => {
		const { diagnosis } = findingOf({ level: "ERROR", type, message });
		expect(diagnosis).toMatchObject({ step, reason: message });
		expect(diagnosis.meaning).toMatch(/\.$/);
		expect(diagnosis.cure).toMatch(/\.$/);
	});

	it.each([
		[
			"EfaValidator",
			"The EC2 instance selected (c5n.18xlarge) supports enhanced networking capabilities using Elastic Fabric Adapter (EFA).",
		],
		[
			"SharedEbsPerformanceBottleNeckValidator",
			"EBS shared storage is mounted on the head node and shared to the compute nodes. Therefore, the head node network bandwidth is a network performance bottle neck",
		],
		[
			"DeletionPolicyValidator",
			"The DeletionPolicy is set to Delete. The storage 'x' will be deleted when you remove it",
		],
		["ConfigSchemaValidator", "Foo: Unknown field."],
		[
			"MultiAzEbsVolumeValidator",
			"Your configuration for Queues 'compute' includes multiple subnets and external shared storage configuration. Accessing a shared storage from different AZs can lead to increased storage network latency",
		],
		[
			"HeadNodeLaunchTemplateValidator",
			"Unable to validate configuration parameters for instance type t3.medium. Please double check your cluster configuration. x",
		],
	])("%s leads nowhere, but is explained", (type, message) => {
		const { diagnosis } = findingOf({ level: "WARNING", type, message });
		expect(diagnosis.meaning).toBeDefined();
		expect(diagnosis.step).toBeUndefined();
	});

	it("one that nobody knows keeps its words", () => {
		expect(findingOf({ level: "INFO", type: "", message: "Well." })).toEqual({
			level: "INFO",
			type: "",
			diagnosis: {
				resource: undefined,
				reason: "Well.",
				meaning: undefined,
				cure: undefined,
				step: undefined,
			},
		});
	});
});

describe("why a check did not pass", () => {
	const error = (message: string) => findingOf({ level: "ERROR", type: "", message });

	it("is the error that leads back to a question, wherever it stands", () => {
		const found = [
			error("Nobody knows."),
			error("Foo: Unknown field."),
			error("Volume 'vol-1' does not exist."),
		];
		expect(refusalOf(found, undefined).step).toBe("volumes");
		expect(refusalOf(found.slice(0, 2), undefined).reason).toBe("Foo: Unknown field.");
		expect(refusalOf(found.slice(0, 1), undefined).reason).toBe("Nobody knows.");
	});

	it("is never a warning", () => {
		const warning = findingOf({ level: "WARNING", type: "", message: "Volume 'vol-1' does not exist." });
		expect(refusalOf([warning], "Rate exceeded").reason).toBe("Rate exceeded");
		expect(refusalOf([], undefined).reason).toContain("did not say why");
	});
});

describe("faults of version 3 itself", () => {
	it.each([
		["Unable to find node executable. Node.js is required by the AWS CDK library", "node-missing"],
		["AWS CDK library used by ParallelCluster requires Node.js version >= 10.13.0,", "node-missing"],
		["ParallelCluster 3 requires configuration files to be valid YAML", "config-of-version-2"],
		["Bad Request: region is set in both parameter and configuration and conflicts.", "region-twice"],
		["Bad Request: File not found: 'x'", "config-missing"],
		["Bad Request: '1demo' does not match '^[a-zA-Z][a-zA-Z0-9-]+$' - 'cluster-name'", "name-refused"],
		["Cluster lsst already exists.", "name-taken"],
		["Bad Request: invalid or unsupported region 'xx-west-2'", "region-refused"],
		[
			"Bad Request: Cannot start/enable compute fleet while stack is in DELETE_IN_PROGRESS status.",
			"stack-busy",
		],
		[
			"Failed when stopping compute fleet with error: Could not retrieve compute fleet status.",
			"fleet-unknown",
		],
		["Cluster 'x' does not exist or belongs to an incompatible ParallelCluster major version.", "stack-gone"],
		[
			"Bad Request: Cluster 'x' belongs to an incompatible ParallelCluster major version.",
			"other-major-version",
		],
		["Invalid cluster configuration: Cannot find official ParallelCluster AMI", "no-image-of-version"],
	])("%s", (message, id) => {
		expect(causeOf(message)?.id).toBe(id);
	});
});

import type { Validated } from "./validated.ts";

/*
 * What versions between 2.5.1 and 2.10.4, and between 3.0.3 and 3.15.1, print in other words than the newest of their
 * kind, with likely values filled in; from the Python of the packages of 2.5.1, 2.6.1, 2.7.0, 2.8.1, 2.10.4, 3.0.3, 3.1.5,
 * 3.3.1, 3.5.1, 3.7.2, 3.9.3, 3.13.2 and 3.15.1.
 */

/** Of version 2. */
export const older2: readonly Validated[] = [
	["ERROR", "utils", "Unable to retrieve the list of supported instance types.", "types-list-unread"],
	[
		"ERROR",
		"utils",
		"Failed validate efa. This is probably a bug on our end. Please submit an issue https://github.com/aws/aws-parallelcluster/issues",
		"types-list-unread",
	],
	[
		"ERROR",
		"utils",
		"Error when calling DescribeInstanceTypes for instances t3.xlarge: AWS says why",
		"types-unread",
	],
	["ERROR", "param_types", "Cannot infer architecture without master instance type", "types-unread"],
	[
		"ERROR",
		"pcluster_config",
		"Unable to validate configuration parameters. Please double check your cluster configuration. AWS says why",
		"launch-refused",
	],
	[
		"ERROR",
		"pcluster_config",
		"The configured max size parameter 10 exceeds the AWS Account limit in the eu-west-2 region. AWS says why",
		"instance-limit",
	],
	[
		"ERROR",
		"pcluster_config",
		"The configured max size parameter 10 exceeds the On-Demand capacity on AWS. AWS says why",
		"no-capacity",
	],
	[
		"ERROR",
		"pcluster_config",
		"The configured max size parameter 10 exceeds the number of free private IP addresses available in the Compute subnet. AWS says why",
		"subnet-full",
	],
	[
		"ERROR",
		"pcluster_config",
		"The cluster lsst was created with a different version of ParallelCluster: 2.6.1. Installed version is 2.10.4. This operation may only be performed using the same ParallelCluster version used to create the cluster.",
		"made-by-another-version",
	],
	["ERROR", "param_types", "The section [cluster default] is wrongly configured", "value-refused"],
	[
		"ERROR",
		"param_types",
		"The value of 'vpc_settings' parameter is invalid. It can only contains a single vpc section label.",
		"config-leftovers",
	],
	[
		"ERROR",
		"param_types",
		"The parameter 'architecture' is a derived parameter and should not be specified in the config",
		"config-leftovers",
	],
	["ERROR", "commands", "Unable to retrieve ASG info. Please check cluster status.", "fleet-unknown"],
	["ERROR", "utils", "MasterServer not running. Can't SSH", "head-off"],
	["ERROR", "commands", "Cannot retrieve master node status. Exiting", "head-off"],
	[
		"ERROR",
		"utils",
		"Unable to retrieve master_ip and username for a stack in the status: CREATE_IN_PROGRESS",
		"head-off",
	],
	["ERROR", "validators", "NICE DCV is not supported in the selected region 'eu-west-2'", "kept-desktop"],
	[
		"ERROR",
		"commands",
		"Unable to upload AWS Batch resources to the S3 bucket parallelcluster-abc123.",
		"bucket",
	],
	[
		"ERROR",
		"validators",
		"Unexpected error when calling get_bucket_location on S3 bucket 'mine': 'Slow down'",
		"bucket-refused",
	],
];

/** Of version 3. */
export const older3: readonly Validated[] = [
	[
		"ERROR",
		"MultiNetworkInterfacesInstancesValidator",
		"The queue queue1 contains an instance type with multiple network interfaces however the AssignPublicIp value is set to true. AWS public IPs can only be assigned to instances launched with a single network interface.",
		"no-public-address",
	],
	[
		"ERROR",
		"MultiNetworkInterfacesInstancesValidator",
		"The queue queue1 contains an instance type with multiple network interfaces however the subnets ['subnet-0123456789abcdef0'] is configured to automatically assign public IPs. AWS public IPs can only be assigned to instances launched with a single network interface.",
		"no-public-address",
	],
	[
		"WARNING",
		"EfaValidator",
		"Instance type 'c5n.18xlarge' supports EFA, but it is not enabled.",
		"advice-fast-network",
	],
	[
		"WARNING",
		"EfaPlacementGroupValidator",
		"You may see better performance using a placement group for the queue.",
		"advice-fast-network",
	],
	[
		"ERROR",
		"ConfigSchemaValidator",
		"The SubnetIds used for all of the queues should be the same.",
		"kept-zones",
	],
	[
		"ERROR",
		"DuplicateInstanceTypeValidator",
		"Instance Type t3.micro cannot be specified for multiple compute resources in the same queue.",
		"kept-queues",
	],
	[
		"ERROR",
		"DisableSimultaneousMultithreadingArchitectureValidator",
		"Disabling simultaneous multithreading is only supported on instance types that support these architectures: x86_64.",
		"kept-threads",
	],
	[
		"ERROR",
		"PlacementGroupCapacityReservationValidator",
		"There are no open or targeted ODCRs that match the instance_type 't3.xlarge' in 'eu-west-2a' and no placement group provided. Please either provide a placement group or add an ODCR that does not target a placement group and targets the instance type.",
		"kept-reservation",
	],
	[
		"ERROR",
		"UrlValidator",
		"The S3 object 's3://mine/start.sh' does not exist or you do not have access to it.",
		"kept-scripts",
	],
	["ERROR", "ConfigSchemaValidator", "Unsupported scheduler sge.", "scheduler-refused"],
	[
		"ERROR",
		"ConfigSchemaValidator",
		"Scheduling > *Queues section is not appropriate to the Scheduler: awsbatch.",
		"scheduler-mixed",
	],
	[
		"ERROR",
		"ConfigSchemaValidator",
		"Multiple *Settings sections cannot be specified in the Scheduling section.",
		"scheduler-mixed",
	],
	[
		"ERROR",
		"ConfigSchemaValidator",
		"AwsBatchQueues section must be specified in the Scheduling section.",
		"scheduler-mixed",
	],
	[
		"ERROR",
		"AwsBatchComputeInstanceTypeValidator",
		"Compute instance type 't3.xlarge' is not supported by AWS Batch in region 'eu-west-2'.",
		"type-refused",
	],
	[
		"ERROR",
		"AwsBatchComputeResourceSizeValidator",
		"Max vCPUs must be greater than or equal to min vCPUs.",
		"queue-sizes",
	],
	[
		"ERROR",
		"AwsBatchComputeResourceSizeValidator",
		"The number of desired vCPUs must be fewer than or equal to max vCPUs.",
		"queue-sizes",
	],
	[
		"ERROR",
		"AwsBatchInstancesArchitectureCompatibilityValidator",
		"The specified compute instance type (m6g.large) supports the architectures ['arm64'], none of which is compatible with the architecture (x86_64) supported by the head node instance type.",
		"architecture",
	],
	["ERROR", "AwsBatchFsxValidator", "FSx is not supported when using AWS Batch as scheduler.", "kept-fsx"],
	[
		"ERROR",
		"NumberOfStorageValidator",
		"Invalid number of shared storage of EBS type specified. Currently only supports upto 5.",
		"volumes-too-many",
	],
	[
		"ERROR",
		"NumberOfStorageValidator",
		"Invalid number of shared storage of FSx type specified. Currently only supports upto 1.",
		"kept-storage",
	],
];

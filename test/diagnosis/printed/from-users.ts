/** What users of ParallelCluster were told when their clusters failed, from its public issues; with the cause of each. */
export const fromUsers: readonly (readonly [cause: string, text: string])[] = [
	["asked-nodes", "Parameter ComputeInstanceType failed to satisfy constraint"],
	["asked-subnet", "Parameter MasterSubnetId failed to satisfy constraint"],
	["asked-keyPair", "Parameter KeyName failed to satisfy constraint"],
	["kept-placement", "PlacementGroup: Unknown field"],
	["kept-placement", "Scheduling, SlurmQueues, Networking, PlacementGroup: Unknown field."],
	["config-unknown", "HeadNode, AdditionalPackages: Unknown field."],
	["node-finds-no-head", "Encountered exception when retrieving head node private IP."],
	[
		"nodes-silent",
		"Received 0 SUCCESS signal(s) out of 1.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
	],
	[
		"nodes-silent",
		"Received 1 SUCCESS signal(s) out of 10.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
	],
	[
		"kept-roles",
		"IAM role error on user provided role my-instance-role: action ec2:DescribeVolumes is explicitDeny.\nSee https://docs.aws.amazon.com/parallelcluster/latest/ug/iam.html",
	],
	["rights", "Did not have IAM permissions to process tags on AWS::DynamoDB::Table resource."],
	["rights", "The user does not have IAM permissions to process tags on AWS::SQS::Queue resource."],
	[
		"template-unread",
		"Template format error: Unresolved resource dependencies [RootRole] in the Resources block of the template",
	],
	[
		"role-rights",
		"API: iam:CreateRole User: arn:aws:iam::123456789012:user/ada is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/x",
	],
	["rights", "Config sanity error: You are not authorized to perform this operation"],
	[
		"type-not-in-zone",
		"ERROR: Unable to check AWS Account limits. Please double check your cluster configuration.\nYour requested instance type (c5.2xlarge) is not supported in your requested Availability Zone (us-east-1e). Please retry your request by not specifying an Availability Zone or choosing us-east-1a, us-east-1b.",
	],
	[
		"asked-nodes",
		"Parameter ComputeInstanceType failed to satisfy constraint: Must be a valid EC2 instance type, with support for HVM.",
	],
	[
		"type-refused",
		"ERROR: Error when calling DescribeInstanceTypes for instances t2.xlarge: The following supplied instance types do not exist: [t2.xlarge]",
	],
	["type-refused", "Invalid value 't2.128xlarge' for InstanceType."],
	[
		"architecture",
		"Unable to validate configuration parameters for instance type 't3a.medium'. Please double check your cluster configuration.\nThe architecture 'x86_64' of the specified instance type does not match the architecture 'arm64' of the specified AMI. Specify an instance type and an AMI that have matching architecture, and try again.",
	],
	["value-refused", "Build, ParentImage: String does not match expected pattern."],
	["name-taken", "Stack with name parallelcluster-mycluster already exists"],
	["creation-unfinished", "Stack parallelcluster-mycluster does not have a ComputeFleet"],
	["stack-gone", "ERROR: Stack with id parallelcluster-lsst does not exist"],
	[
		"cluster-unread",
		"Unable to parse configuration file. Unable to load configuration from bucket 'parallelcluster-59b87411cc92e432-v1-do-not-delete/parallelcluster/3.2.0/clusters/test1-6eq6qmec6ui5aqkn'. The specified version does not exist.",
	],
	["deletion-unfinished", "Cluster did not delete successfully. Run 'pcluster delete lsst' again"],
	[
		"old-aws-library",
		'Unexpected error of type ParamValidationError: Parameter validation failed:\nUnknown parameter in NetworkInterfaces[0]: "NetworkCardIndex", must be one of: AssociatePublicIpAddress, DeleteOnTermination',
	],
	["pcluster-stumbled", "Unexpected error of type ValueError: too many values to unpack (expected 2)"],
	["pcluster-stumbled", "Unexpected error of type AttributeError: 'NoneType' object has no attribute 'get'"],
	["credentials-missing", "botocore.exceptions.NoCredentialsError: Unable to locate credentials"],
	[
		"python-broken",
		"importlib_metadata.PackageNotFoundError: No package metadata was found for aws-parallelcluster",
	],
	["embedded", "The following resource(s) failed to create: [ComputeFleet]."],
	[
		"image-of-another-version",
		"WaitCondition received failed message: 'This AMI was created with aws-parallelcluster-cookbook-3.3.0, but is trying to be used with aws-parallelcluster-cookbook-3.4.0b1. Please either use an AMI created with aws-parallelcluster-cookbook-3.4.0b1' for uniqueId: i-0123456789abcdef0",
	],
	[
		"image-not-for-clusters",
		"The custom AMI is invalid. It needs to be created using build-image command by providing your AMI as parent image.",
	],
	[
		"head-setup-failed",
		"Failed when running chef recipes (If --rollback-on-failure was set to false, more details can be found in /var/log/chef-client.log and /var/log/cloud-init-output.log.): Chef::Exceptions::FileNotFound: template[bad_file.txt] had an error",
	],
	[
		"value-refused",
		"ERROR: The configuration parameter 'disable_hyperthreading' generated the following errors:\ncfn_scheduler_slots cannot be set in addition to disable_hyperthreading = true",
	],
];

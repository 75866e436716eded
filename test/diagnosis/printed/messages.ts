/**
 * What AWS says, as pcluster prints it: without AWS's error codes (seen with 2.11.9 and 3.16.1). With each, the cause
 * it tells of.
 */
export const fromAws: readonly (readonly [cause: string, text: string])[] = [
	["credentials-expired", "The security token included in the request is expired"],
	["credentials-expired", "The provided token has expired."],
	["credentials-expired", "Request has expired."],
	["credentials-refused", "The security token included in the request is invalid."],
	["credentials-refused", "AWS was not able to validate the provided access credentials"],
	[
		"clock",
		"Signature expired: 20261126T040000Z is now earlier than 20261126T042000Z (20261126T043500Z - 15 min.)",
	],
	[
		"secret-wrong",
		"The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.",
	],
	["bucket-rights", "Access Denied"],
	[
		"role-rights",
		"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: iam:CreateRole on resource: arn:aws:iam::123456789012:role/parallelcluster/lsst/x because no identity-based policy allows the iam:CreateRole action",
	],
	[
		"rights",
		"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: cloudformation:CreateStack on resource: arn:aws:cloudformation:eu-west-2:123456789012:stack/parallelcluster-lsst/*",
	],
	[
		"forbidden-by-organisation",
		"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: ec2:RunInstances on resource: arn:aws:ec2:eu-west-2:123456789012:instance/* with an explicit deny in a service control policy",
	],
	[
		"rights",
		"You are not authorized to perform this operation. Encoded authorization failure message: 0BvQ3mT-9_x8Zk",
	],
	["rights", "You are not authorized to perform this operation."],
	["vpc-missing", "The vpc ID 'vpc-0123456789abcdef0' does not exist"],
	["subnet-missing", "The subnet ID 'subnet-0123456789abcdef0' does not exist"],
	["volume-missing", "The volume 'vol-0123456789abcdef0' does not exist."],
	["image-missing", "The image id '[ami-0123456789abcdef0]' does not exist"],
	["image-missing", "The image ID 'ami-0123456789abcdef0' is not available"],
	["key-missing", "The key pair 'abell' does not exist"],
	[
		"account-pending",
		"Your request for accessing resources in this region is being validated, and you will not be able to launch additional resources in this region until the validation is complete. We will notify you by email once your request has been validated. While normally resolved within minutes, please allow up to 4 hours for this process to complete.",
	],
	[
		"account-pending",
		"Your account is currently being verified. Verification normally takes less than 2 hours. Until your account is verified, you may not be able to launch additional instances or create additional volumes.",
	],
	[
		"account-blocked",
		"This account is currently blocked and not recognized as a valid account. Please contact aws-verification@amazon.com if you have questions.",
	],
	[
		"vcpu-limit",
		"You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.",
	],
	["instance-limit", "Your quota allows for 0 more running instance(s). You requested at least 1"],
	[
		"no-capacity",
		"We currently do not have sufficient t3.xlarge capacity in the Availability Zone you requested (eu-west-2a). Our system will be working on provisioning additional capacity. You can currently get t3.xlarge capacity by not specifying an Availability Zone in your request or choosing eu-west-2b, eu-west-2c.",
	],
	["no-capacity", "Insufficient capacity."],
	[
		"marketplace-terms",
		"In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=aw0evgkw8e5c1q413zgy5pjce",
	],
	["service-off", "You are not subscribed to this service. Please go to http://aws.amazon.com to subscribe."],
	[
		"spot-role",
		"The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances.",
	],
	[
		"spot-price",
		"Your Spot request price of 0.01 is lower than the minimum required Spot request fulfillment price of 0.0571.",
	],
	["spot-limit", "Max spot instance count exceeded"],
	["address-limit", "The maximum number of addresses has been reached."],
	["vpc-limit", "The maximum number of VPCs has been reached."],
	["interface-limit", "The maximum number of network interfaces has been reached."],
	["group-limit", "The maximum number of security groups for VPC 'vpc-0123456789abcdef0' has been reached."],
	["rule-limit", "The maximum number of rules per security group has been reached."],
	["bucket-limit", "You have attempted to create more buckets than allowed"],
	["role-limit", "Cannot exceed quota for RolesPerAccount: 1000"],
	["throttled", "Rate exceeded"],
	["throttled", "Request limit exceeded."],
	["group-in-use", "resource sg-0123456789abcdef0 has a dependent object"],
	["network-in-use", "The vpc 'vpc-0123456789abcdef0' has dependencies and cannot be deleted."],
	["interface-in-use", "Network interface 'eni-0123456789abcdef0' is currently in use."],
	[
		"zone-not-empty",
		"The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
	],
	["role-in-use", "Cannot delete entity, must detach all policies first."],
	["bucket-not-empty", "The bucket you tried to delete is not empty"],
	[
		"lambda-python-3-8",
		"The runtime parameter of python3.8 is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.",
	],
	[
		"lambda-python-3-9",
		"The runtime parameter of python3.9 is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions.",
	],
	[
		"free-plan",
		"The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
	],
];

/** What the head node of version 3 reports (3.16.1, resources/head_node/user_data.sh and its recipes). */
export const fromHeadNode: readonly (readonly [cause: string, text: string])[] = [
	[
		"image-of-another-version",
		"This AMI was created with 3.11.1, but is trying to be used with 3.16.1. Please either use an AMI created with 3.16.1 or change your ParallelCluster to 3.11.1",
	],
	[
		"image-not-for-clusters",
		"This AMI was not baked by ParallelCluster. Please use pcluster build-image command to create an AMI by providing your AMI as parent image.",
	],
	[
		"volume-not-mounted",
		"Failed to mount EBS volume. Please check /var/log/chef-client.log in the head node, or check the chef-client.log in CloudWatch logs.",
	],
	[
		"head-setup-failed",
		"Failed to run chef recipe aws-parallelcluster-slurm::config_head_node line 20. Please check /var/log/chef-client.log in the head node",
	],
	["head-setup-failed", "Failed to run cfn-init. Please check /var/log/cfn-init.log"],
	[
		"head-setup-failed",
		"Failed to bootstrap the head node. Please check /var/log/cfn-init.log and /var/log/chef-client.log in the head node or in CloudWatch logs. Please refer to https://docs.aws.amazon.com/parallelcluster/latest/ug/troubleshooting-v3.html#troubleshooting-v3-get-logs for more details on ParallelCluster logs.",
	],
	[
		"static-nodes",
		"Cluster has been set to PROTECTED mode due to failures detected in static node provisioning. Please check /var/log/chef-client.log",
	],
	["efs-not-mounted", "Failed to mount EFS. Please check /var/log/chef-client.log in the head node"],
	["fsx-not-mounted", "Failed to mount FSX. Please check /var/log/chef-client.log in the head node"],
	["raid-not-mounted", "Failed to mount RAID array. Please check /var/log/chef-client.log in the head node"],
	[
		"script-not-loaded",
		"Failed to download OnNodeConfigured script 0 https://example.org/a.sh, return code: 1.",
	],
	["script-failed", "Failed to execute OnNodeStart script 0 s3://mine/a.sh, return code: 1."],
	["node-report", "Something that nobody has seen yet"],
];

/** `failures` of describe-cluster, 3.16.1 (models/cluster_resources.py): all of its codes. */
export const failureCodes: readonly (readonly [cause: string, code: string, reason: string])[] = [
	[
		"image-of-another-version",
		"AmiVersionMismatch",
		"ParallelCluster version of the custom AMI is different than the cookbook. Please make them consistent.",
	],
	[
		"image-not-for-clusters",
		"InvalidAmi",
		"The custom AMI is invalid. It needs to be created using build-image command by providing your AMI as parent image.",
	],
	["script-failed", "OnNodeConfiguredExecutionFailure", "Failed to execute OnNodeConfigured script."],
	["script-not-loaded", "OnNodeConfiguredDownloadFailure", "Failed to download OnNodeConfigured script."],
	["script-failed", "OnNodeConfiguredFailure", "Failed to run OnNodeConfigured script."],
	["script-failed", "OnNodeStartExecutionFailure", "Failed to execute OnNodeStart script."],
	["script-not-loaded", "OnNodeStartDownloadFailure", "Failed to download OnNodeStart script."],
	["script-failed", "OnNodeStartFailure", "Failed to run OnNodeStart script."],
	["volume-not-mounted", "EbsMountFailure", "Failed to mount EBS volume."],
	["efs-not-mounted", "EfsMountFailure", "Failed to mount EFS."],
	["fsx-not-mounted", "FsxMountFailure", "Failed to mount FSX."],
	["raid-not-mounted", "RaidMountFailure", "Failed to mount RAID array."],
	["head-setup-failed", "HeadNodeBootstrapFailure", "Failed to set up the head node."],
	["head-setup-failed", "HeadNodeBootstrapFailure", "Failed to bootstrap the head node."],
	["resource-for-head", "ResourceCreationFailure", "Failed to create resources for head node bootstrap."],
	["no-signal", "HeadNodeBootstrapFailure", "Cluster creation timed out."],
	[
		"static-nodes",
		"StaticNodeBootstrapFailure",
		"Cluster has been set to PROTECTED mode due to failures detected in static node provisioning.",
	],
];

/** What CloudFormation says of nodes that were waited for, and of the parts of a cluster. */
export const waits: readonly (readonly [cause: string, text: string])[] = [
	["node-failed", "Received FAILURE signal with UniqueId i-0123456789abcdef0"],
	[
		"nodes-silent",
		"Received 1 FAILURE signal(s) out of 1. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
	],
	[
		"nodes-silent",
		"Received 0 SUCCESS signal(s) out of 2. Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
	],
	["no-signal", "Failed to receive 1 resource signal(s) within the specified duration"],
	["no-signal", "WaitCondition timed out. Received 0 conditions when expecting 1"],
	[
		"embedded",
		"Embedded stack arn:aws:cloudformation:eu-west-2:123456789012:stack/parallelcluster-lsst-EBSCfnStack-1/3a4ecf00 was not successfully created: The following resource(s) failed to create: [Volume1].",
	],
	[
		"embedded",
		"The following resource(s) failed to create: [MasterServer, Volume1]. Rollback requested by user.",
	],
	["embedded", "Resource creation cancelled"],
];

/** Faults that pcluster itself prints before it has asked AWS for much, both versions. */
export const fromPcluster: readonly (readonly [cause: string, version: "2.11.9" | "3.16.1", line: string])[] =
	[
		["credentials-missing", "2.11.9", "AWS Credentials not found."],
		["credentials-missing", "2.11.9", "The config profile (lsst) could not be found"],
		["region-missing", "2.11.9", "ERROR: You must specify a region"],
		["setuptools", "2.11.9", "ModuleNotFoundError: No module named 'pkg_resources'"],
		[
			"version-3-program",
			"3.16.1",
			"pcluster: error: argument COMMAND: invalid choice: 'create' (choose from 'list-clusters', 'create-cluster')",
		],
		[
			"setuptools",
			"3.16.1",
			"ImportError: cannot import name 'packaging' from 'pkg_resources' (/opt/venv/lib/python3.9/site-packages/pkg_resources/__init__.py)",
		],
		["flask", "3.16.1", "AttributeError: module 'flask.json' has no attribute 'JSONEncoder'"],
		["not-installed", "2.11.9", "bash: pcluster: command not found"],
		["no-vpc", "2.11.9", "There are no VPC for the given region"],
		[
			"network",
			"2.11.9",
			'Error: Network connection is required to execute pcluster CLI commands. Could not connect to the endpoint URL: "https://ec2.eu-west-2.amazonaws.com/"',
		],
		[
			"sso-expired",
			"2.11.9",
			"The SSO session associated with this profile has expired or is otherwise invalid. To refresh this SSO session run aws sso login with the corresponding profile.",
		],
		["sso-expired", "2.11.9", "Error when retrieving token from sso: Token has expired and refresh failed"],
	];

/** Messages of version 3 as a whole. */
export const fromVersion3: readonly (readonly [cause: string, message: string])[] = [
	["no-image-of-version", "Invalid cluster configuration: Cannot find official ParallelCluster AMI"],
	[
		"stack-gone",
		"Cluster 'lsst' does not exist or belongs to an incompatible ParallelCluster major version.",
	],
	["other-major-version", "Cluster 'lsst' belongs to an incompatible ParallelCluster major version."],
	[
		"node-missing",
		"Unable to find node executable. Node.js is required by the AWS CDK library used by ParallelCluster, see installation instructions here: https://docs.aws.amazon.com/parallelcluster/latest/ug/install-v3.html",
	],
	[
		"node-missing",
		"AWS CDK library used by ParallelCluster requires Node.js version >= 10.13.0, see installation instructions here: https://docs.aws.amazon.com/parallelcluster/latest/ug/install-v3.html",
	],
	["node-missing", "Unable to check Node.js version"],
	["node-missing", "Cannot read properties of undefined (reading 'metadata')"],
	["region-refused", "Bad Request: invalid or unsupported region 'mars-1'"],
	["region-missing", "Bad Request: region needs to be set"],
	[
		"config-of-version-2",
		"Bad Request: ParallelCluster 3 requires configuration files to be valid YAML documents. To create a basic cluster configuration, you can run the `pcluster configure` command.",
	],
	[
		"config-broken-yaml",
		"Bad Request: Configuration must be a valid YAML document. mapping values are not allowed here",
	],
	["region-twice", "Bad Request: region is set in both parameter and configuration and conflicts."],
	[
		"bucket-rights",
		"Unable to initialize s3 bucket. You do not have access to the S3 bucket 'parallelcluster-0123-v1-do-not-delete': 'Access Denied'",
	],
	["throttled", "Rate exceeded"],
	[
		"launch-refused",
		"Unable to validate configuration parameters for the head node. Something that nobody has seen yet",
	],
];

/** Lines of runs in which nothing is wrong. */
export const everyday: readonly string[] = [
	"Found Node.js version (v20.11.0)",
	"WARNING: Running pip as the 'root' user can result in broken permissions and conflicting behaviour with the system package manager.",
	"Status: MasterServer - CREATE_IN_PROGRESS",
	"Status: RootRole - CREATE_COMPLETE",
	"Status: ComputeFleet - CREATE_FAILED",
	"Beginning cluster creation for cluster: lsst",
	"Creating stack named: parallelcluster-lsst",
	"Deleting artifacts under parallelcluster-lsst-k2j3/",
	"Deleting bucket parallelcluster-abc123",
	"/usr/lib/python3/dist-packages/boto3/compat.py:82: PythonDeprecationWarning: Boto3 will no longer support Python 3.8 starting April 22, 2025. To continue receiving service updates, bug fixes, and security updates please upgrade to Python 3.9 or later.",
	"DeprecationWarning: pkg_resources is deprecated as an API. See https://setuptools.pypa.io/en/latest/pkg_resources.html",
	"Info: There is a newer version 3.16.1 of AWS ParallelCluster available.",
	"parallelcluster-lsst-FailedNodesTable-1A2B3C",
	"AWS::CloudWatch::Alarm FailedLoginsAlarm",
	"Resource creation Initiated",
	"Request would have succeeded, but DryRun flag is set.",
	"Request submitted successfully. It might take a while for the transition to complete.",
	"Compute fleet status is: RUNNING. Submitting status change request.",
	"ClusterUser: centos",
	"MasterPublicIP: 18.130.1.2",
	"HeadNode setup complete",
	"The volume is attached and mounted at /mnt/lsst_stack.",
	"Your subnet has 250 free addresses.",
	"Copying the EFS and FSx settings of the template.",
	"The placement group was created.",
	"The moon is in the way",
];

import type { StepId } from "../wizard/answers.ts";

/**
 * One known cause of a failure. A sign is a list of fragments that all have to occur in the text, in any case;
 * one sign is enough. `wrapper` marks words that only say that something else failed.
 */
export interface Cause {
	readonly id: string;
	readonly signs: readonly (readonly string[])[];
	readonly meaning: string;
	readonly cure: string;
	readonly step: StepId | undefined;
	readonly wrapper?: true;
}

/** Known causes. The first one that fits wins, so the specific ones stand above the general ones. */
export const causes: readonly Cause[] = [
	// Volumes
	{
		id: "volume-in-another-zone",
		signs: [
			["InvalidVolume.ZoneMismatch"],
			["is not in the same availability zone as instance"],
			["created in a different availability zone than the Head Node"],
		],
		meaning:
			"A volume lies in another availability zone than the subnet. EC2 attaches volumes only inside their own zone.",
		cure: "Choose a subnet in the zone of your volumes, or leave that volume out.",
		step: "subnet",
	},
	{
		id: "volume-marketplace",
		signs: [["Marketplace codes as the instance"], ["Cannot attach volume", "Marketplace"]],
		meaning:
			"The volume was made from a Marketplace image (often CentOS) and cannot be attached to a running machine.",
		cure: "Copy its files to a fresh volume and choose that one.",
		step: "volumes",
	},
	{
		id: "volume-in-use",
		signs: [
			["is in state 'in-use' not 'available'"],
			["VolumeInUse"],
			["is already attached to an instance"],
		],
		meaning: "Another machine still holds one of your volumes.",
		cure: "Terminate or detach that machine, for example the one on which you installed the software. Then try again.",
		step: "volumes",
	},
	{
		id: "volume-missing",
		signs: [["InvalidVolume.NotFound"], ["The volume 'vol-", "does not exist"]],
		meaning: "There is no such volume in this region: it was deleted, or it is in another region.",
		cure: "Choose the region that holds your volumes, or choose the volumes again.",
		step: "volumes",
	},
	{
		id: "volumes-too-many",
		signs: [["Invalid number of 'ebs' sections"], ["Invalid number of EBS volumes"], ["Too many", "EBS"]],
		meaning: "A cluster takes at most five shared volumes.",
		cure: "Leave some of them out.",
		step: "volumes",
	},
	{
		id: "snapshot-missing",
		signs: [["InvalidSnapshot.NotFound"]],
		meaning: "The config names a snapshot that does not exist in this region.",
		cure: "Remove it from the config, or choose the right region.",
		step: "volumes",
	},
	{
		id: "mount-point-refused",
		signs: [
			["'shared_dir'", "invalid value"],
			["shared_dir is required"],
			["The shared storage mount directory", "is reserved"],
			["cannot be specified for multiple file systems"],
			["cannot contain other mount directories"],
		],
		meaning: "A volume's mount point is missing, reserved by the system, or used twice.",
		cure: "Give each volume a folder of its own below /mnt, for example /mnt/data.",
		step: "mounts",
	},
	{
		id: "root-too-small",
		signs: [
			["master_root_volume_size", "invalid value"],
			["compute_root_volume_size", "invalid value"],
			["RootVolumeSize", "minimum"],
			["Root volume size", "is invalid"],
			["must be equal or greater than the volume size of the AMI"],
			["smaller than snapshot", "expect size >="],
		],
		meaning: "The root volume is too small (17 GiB, as in the tutorial, fitted only pcluster 2.4).",
		cure: "Use at least 35 GiB with pcluster 2.11, or what the image itself needs if that is more.",
		step: "nodes",
	},
	// Network
	{
		id: "vpc-dns",
		signs: [["DNS Support is not enabled in the VPC"], ["DNS Hostnames not enabled in the VPC"]],
		meaning:
			"The VPC does not give its machines names. ParallelCluster needs both DNS settings of the VPC switched on.",
		cure: "Choose another VPC, or switch on “DNS resolution” and “DNS hostnames” for this one in the VPC console.",
		step: "vpc",
	},
	{
		id: "vpc-missing",
		signs: [["InvalidVpcID.NotFound"], ["There are no VPC for the given region"], ["VPCIdNotSpecified"]],
		meaning: "There is no such VPC (private network) in this region.",
		cure: "Choose a VPC again. If there is none: aws ec2 create-default-vpc makes one.",
		step: "vpc",
	},
	{
		id: "subnet-missing",
		signs: [
			["InvalidSubnetID.NotFound"],
			["The subnet ID", "does not exist"],
			["The subnet '", "does not exist"],
		],
		meaning: "There is no such subnet in this region.",
		cure: "Choose the subnet again.",
		step: "subnet",
	},
	{
		id: "groups-of-another-vpc",
		signs: [
			["Security group", "and subnet", "belong to different networks"],
			["security group", "does not exist in default VPC"],
		],
		meaning: "Subnet and VPC do not belong together.",
		cure: "Choose the VPC again, then one of its subnets.",
		step: "subnet",
	},
	{
		id: "subnet-full",
		signs: [["InsufficientFreeAddressesInSubnet"], ["not enough free addresses in subnet"]],
		meaning: "The subnet has no addresses left for the nodes.",
		cure: "Choose another subnet in the same zone, or fewer nodes.",
		step: "subnet",
	},
	{
		id: "address-limit",
		signs: [["AddressLimitExceeded"], ["The maximum number of addresses has been reached"]],
		meaning:
			"The head node gets a fixed public address (Elastic IP), and your account has used up its limit, usually five.",
		cure: "Release addresses you do not use in the EC2 console (they cost money as well), then try again.",
		step: undefined,
	},
	{
		id: "vpc-limit",
		signs: [
			["RulesPerSecurityGroupLimitExceeded"],
			["SecurityGroupLimitExceeded"],
			["NetworkInterfaceLimitExceeded"],
		],
		meaning:
			"Your account has reached a limit on network parts: firewall groups, their rules, or interfaces.",
		cure: "Remove what you no longer use, or ask AWS for a higher limit under Service Quotas.",
		step: undefined,
	},
	// Image
	{
		id: "image-of-another-version",
		signs: [
			["This AMI was created with version", "but is trying to be used with version"],
			["AmiVersionMismatch"],
			["This AMI was not baked by AWS ParallelCluster"],
		],
		meaning: "The image (AMI) belongs to another version of ParallelCluster than the one you run.",
		cure: "Choose an image of exactly your version.",
		step: "image",
	},
	{
		id: "no-official-image",
		signs: [
			["No official image id found"],
			["Cannot find official ParallelCluster AMI"],
			["Invalid type for parameter ImageId"],
		],
		meaning:
			"pcluster does not find AWS's images of its own version any more, because they are marked as old.",
		cure: "Choose the image in the list, so that the config names it; firstlight finds the old ones too.",
		step: "image",
	},
	{
		id: "image-missing",
		signs: [
			["InvalidAMIID.NotFound"],
			["InvalidAMIID.Unavailable"],
			["Unable to find AMI"],
			["Unable to get information for AMI"],
			["The image id", "does not exist"],
		],
		meaning: "The image (AMI) does not exist in this region. Each region has image ids of its own.",
		cure: "Choose the image again.",
		step: "image",
	},
	{
		id: "architecture",
		signs: [
			["'s architecture (", "is incompatible"],
			["supports the architectures", "none of which are"],
			["The specified compute_instance_type", "supports the architectures"],
			["does not match the architecture"],
			["architecture 'x86_64'", "does not match"],
			["architecture 'arm64'", "does not match"],
		],
		meaning: "Image and instance types are built for different processors (x86_64 or arm64).",
		cure: "Choose an image and instance types of the same architecture.",
		step: "image",
	},
	{
		id: "marketplace-terms",
		signs: [["OptInRequired"], ["you need to accept terms and subscribe"]],
		meaning:
			"The image comes from the AWS Marketplace, and your account has not accepted its terms yet. They are free of charge for CentOS.",
		cure: "Open the link in the message, accept the terms, wait some minutes and try again. Or choose another image.",
		step: "image",
	},
	{
		id: "centos-mirrors",
		signs: [["Could not resolve host: mirrorlist.centos.org"]],
		meaning: "CentOS 7 ended in June 2024 and its package servers are gone.",
		cure: "Choose an image with Amazon Linux 2 or Ubuntu.",
		step: "image",
	},
	{
		id: "os-refused",
		signs: [
			["'base_os'", "invalid value"],
			["The OS of node AMI", "is not compatible"],
		],
		meaning: "This version of pcluster does not know that operating system.",
		cure: "Choose an image whose operating system it knows.",
		step: "image",
	},
	// Instance types, capacity, limits
	{
		id: "type-not-in-zone",
		signs: [
			["is not supported in the Availability Zone"],
			["requested instance type", "is not supported in your requested Availability Zone"],
		],
		meaning: "This instance type is not offered in the availability zone of your subnet.",
		cure: "Choose another instance type: your volumes tie you to the zone.",
		step: "nodes",
	},
	{
		id: "vcpu-limit",
		signs: [["VcpuLimitExceeded"], ["more vCPU capacity than your current vCPU limit"]],
		meaning:
			"Your account may not run so many processors (vCPUs) at once. New accounts start with a low limit.",
		cure: "Choose fewer or smaller nodes, or ask for a higher limit: Service Quotas, Amazon EC2, “Running On-Demand Standard instances”. That takes about a day.",
		step: "nodes",
	},
	{
		id: "instance-limit",
		signs: [["InstanceLimitExceeded"], ["The configured max size parameter", "exceeds the"]],
		meaning: "Your account may not run so many machines of this type.",
		cure: "Choose fewer or smaller nodes, or ask AWS for a higher limit under Service Quotas.",
		step: "nodes",
	},
	{
		id: "no-capacity",
		signs: [["InsufficientInstanceCapacity"], ["We currently do not have sufficient"]],
		meaning: "AWS has no free machine of this type in this zone just now.",
		cure: "Try again later, or choose a similar type, for example another generation.",
		step: "nodes",
	},
	{
		id: "free-plan",
		signs: [["is not eligible for Free Tier"]],
		meaning: "Your account is on AWS's Free plan, which allows only a few small instance types.",
		cure: "Move the account to the Paid plan (unused credits stay), or choose types marked as free tier.",
		step: "nodes",
	},
	{
		id: "account-pending",
		signs: [["Your account is currently being verified"], ["PendingVerification"]],
		meaning: "AWS is still checking your new account.",
		cure: "Wait; it takes up to four hours. Then try again.",
		step: undefined,
	},
	{
		id: "account-blocked",
		signs: [["account is currently blocked"], ["AWS account is suspended"]],
		meaning: "AWS has blocked this account from starting machines.",
		cure: "Write to AWS Support (My support cases, Account and billing).",
		step: undefined,
	},
	{
		id: "spot-role",
		signs: [["ServiceLinkedRoleCreationNotPermitted"]],
		meaning: "Spot machines need a role that your account does not have, and you may not create it.",
		cure: "Have an administrator run: aws iam create-service-linked-role --aws-service-name spot.amazonaws.com. Or choose on-demand nodes.",
		step: "nodes",
	},
	{
		id: "spot-limit",
		signs: [["Max spot instance count exceeded"], ["SpotMaxPriceTooLow"], ["MaxSpotInstanceCountExceeded"]],
		meaning: "AWS gives you no spot machines: too many of them, or the price you offer is too low.",
		cure: "Choose on-demand nodes, or fewer of them.",
		step: "nodes",
	},
	{
		id: "type-refused",
		signs: [
			["The instance type '", "is not supported"],
			["Failed when retrieving instance type data"],
			["InvalidInstanceType"],
			["master_instance_type", "invalid value"],
			["compute_instance_type", "invalid value"],
			["Unable to retrieve the list of supported instance types"],
		],
		meaning: "pcluster does not accept this instance type here.",
		cure: "Choose another one from the list.",
		step: "nodes",
	},
	{
		id: "queue-sizes",
		signs: [
			["initial_queue_size must be fewer than or equal to max_queue_size"],
			["maintain_initial_size"],
			["MinCount", "MaxCount", "must be"],
		],
		meaning: "The numbers of nodes do not fit together: no more at the start than there may ever be.",
		cure: "Raise the maximum, or lower the number at the start.",
		step: "nodes",
	},
	{
		id: "scheduler-refused",
		signs: [["'scheduler'", "invalid value"]],
		meaning:
			"This version of pcluster does not know that scheduler: from 2.11.5 on there are only slurm and awsbatch.",
		cure: "Choose slurm.",
		step: "nodes",
	},
	{
		id: "static-nodes",
		signs: [["Waiting for static fleet capacity provisioning"]],
		meaning: "The cluster waited for nodes that should always be there, and AWS could not start them.",
		cure: "Choose 0 nodes at the start: they come when jobs need them.",
		step: "nodes",
	},
	{
		id: "old-lambda",
		signs: [
			["runtime parameter of python3.", "is no longer supported"],
			["The runtime parameter of", "no longer supported for creating or updating AWS Lambda functions"],
		],
		meaning:
			"This old pcluster puts small programs (Lambda functions) into every cluster, written for a Python that AWS has ended.",
		cure: "This version can make no new clusters any more. Use ParallelCluster 3.14.1 or newer.",
		step: undefined,
	},
	// Keys
	{
		id: "key-missing",
		signs: [
			["InvalidKeyPair.NotFound"],
			["The key pair '", "does not exist"],
			["'key_name' must have a value"],
		],
		meaning:
			"There is no key pair of that name in this region. Each region has key pairs of its own; the name has no .pem at its end.",
		cure: "Choose one from the list, or create one in the EC2 console for this region.",
		step: "keyPair",
	},
	{
		id: "key-rsa",
		signs: [["does not support RSA keys"]],
		meaning: "Ubuntu 22.04 refuses keys of the type RSA.",
		cure: "Choose a key pair of the type ED25519.",
		step: "keyPair",
	},
	// Identity
	{
		id: "credentials-expired",
		signs: [["ExpiredToken"], ["RequestExpired"], ["SSO session", "expired"], ["Token has expired"]],
		meaning: "Your AWS login has run out, or this computer's clock is wrong.",
		cure: "Log in again (aws sso login, or fresh keys), then try again.",
		step: undefined,
	},
	{
		id: "credentials-missing",
		signs: [["Unable to locate credentials"], ["AWS Credentials not found"], ["ProfileNotFound"]],
		meaning: "pcluster found no AWS credentials, although firstlight may have found some.",
		cure: "Run aws configure, or set AWS_PROFILE to a profile that exists.",
		step: undefined,
	},
	{
		id: "credentials-refused",
		signs: [
			["not able to validate the provided access credentials"],
			["InvalidClientTokenId"],
			["SignatureDoesNotMatch"],
			["UnrecognizedClientException"],
			["AuthFailure"],
		],
		meaning:
			"AWS refuses these credentials in this region: the keys are wrong, or the region is not switched on for your account.",
		cure: "Check the keys with aws sts get-caller-identity, or choose another region.",
		step: "region",
	},
	{
		id: "region-refused",
		signs: [
			["is not yet officially supported by ParallelCluster"],
			["invalid or unsupported region"],
			["You must specify a region"],
		],
		meaning: "This version of pcluster does not work in this region.",
		cure: "Choose another region; your volumes have to be there too.",
		step: "region",
	},
	{
		id: "bucket",
		signs: [
			["Unable to create S3 bucket"],
			["Unable to initialize s3 bucket"],
			["cluster_resource_bucket must be in the same region"],
			["TooManyBuckets"],
		],
		meaning: "pcluster could not make the S3 bucket in which it keeps the cluster's files.",
		cure: "Ask your administrator for the right to create buckets, or for a bucket to name in the config (cluster_resource_bucket).",
		step: undefined,
	},
	{
		id: "role-rights",
		signs: [
			["is not authorized to perform: iam:"],
			["iam:CreateRole"],
			["iam:PassRole"],
			["requires capabilities"],
		],
		meaning: "Your AWS user may not create roles, and every cluster needs some.",
		cure: "Ask your administrator for the rights that ParallelCluster needs, iam:CreateRole and iam:PassRole among them.",
		step: undefined,
	},
	{
		id: "rights",
		signs: [
			["is not authorized to perform"],
			["You are not authorized to perform this operation"],
			["UnauthorizedOperation"],
			["AccessDenied"],
		],
		meaning: "Your AWS user lacks a right that the cluster needs.",
		cure: "Show this message to the administrator of your AWS account.",
		step: undefined,
	},
	// Name and file
	{
		id: "name-taken",
		signs: [["Stack [", "already exists"], ["AlreadyExistsException"], ["cluster", "already exists"]],
		meaning: "There is a cluster of that name already, or what is left of one that failed.",
		cure: "Choose another name, or delete the old one first.",
		step: "name",
	},
	{
		id: "name-refused",
		signs: [
			["can contain only alphanumeric"],
			["does not match", "cluster-name"],
			["stackName", "failed to satisfy constraint"],
		],
		meaning: "The name has characters that AWS does not take.",
		cure: "Use letters, digits and hyphens, a letter first.",
		step: "name",
	},
	{
		id: "config-leftovers",
		signs: [
			["Section '[", "not found in the config file"],
			["Error parsing configuration file"],
			["is not allowed in the ["],
			["are not allowed in the ["],
			["DuplicateSectionError"],
			["DuplicateOptionError"],
			["InterpolationSyntaxError"],
			["Failed validation for section"],
			["No section: 'aws'"],
		],
		meaning:
			"The config file holds something that this version of pcluster does not understand, perhaps from an earlier cluster.",
		cure: "Look at the line it names, or use a file of its own: firstlight --config ~/my-cluster.ini.",
		step: undefined,
	},
	{
		id: "config-missing",
		signs: [["Configuration file", "not found"]],
		meaning: "The config file is not where it was when this cluster was made.",
		cure: "Name it with --config, or write it again from the review screen.",
		step: undefined,
	},
	// The installation
	{
		id: "setuptools",
		signs: [["No module named 'pkg_resources'"], ["cannot import name 'packaging' from 'pkg_resources'"]],
		meaning: "pcluster's Python environment has a setuptools that does not fit.",
		cure: "In that environment run: pip install 'setuptools<70'",
		step: undefined,
	},
	{
		id: "version-3-program",
		signs: [["invalid choice: '"]],
		meaning: "This pcluster is of another major version than the one asked for.",
		cure: "Start firstlight again and choose the right pcluster with --pcluster.",
		step: undefined,
	},
	{
		id: "python-broken",
		signs: [["ModuleNotFoundError"], ["ImportError"]],
		meaning: "pcluster's own installation is broken: a part of it is missing or does not fit.",
		cure: "Install it again in a fresh Python environment.",
		step: undefined,
	},
	// State
	{
		id: "stack-busy",
		signs: [
			["Cannot stop compute fleet while stack is in"],
			["Cannot start compute fleet while stack is in"],
			["cannot be deleted while in status"],
		],
		meaning: "AWS is still busy with this cluster.",
		cure: "Wait until that is done, then try again.",
		step: undefined,
	},
	{
		id: "stack-gone",
		signs: [["Stack with id", "does not exist"], ["does not exist or belongs to an incompatible"]],
		meaning: "There is no such cluster in this region: it was deleted, or it is in another region.",
		cure: "Look in another region, or create it.",
		step: undefined,
	},
	{
		id: "still-in-use",
		signs: [
			["DependencyViolation"],
			["has a dependent object"],
			["resource is currently in use"],
			["is currently in use by"],
			["HostedZoneNotEmpty"],
			["Cannot delete entity, must"],
			["must detach all policies first"],
		],
		meaning: "Something else still uses this resource, so AWS does not remove it.",
		cure: "Remove what uses it in the AWS console (an interface, a record, a policy added by hand), then delete the cluster again.",
		step: undefined,
	},
	{
		id: "network",
		signs: [
			["Network connection is required"],
			["Could not connect to the endpoint URL"],
			["EndpointConnectionError"],
			["ConnectTimeoutError"],
			["Name or service not known"],
		],
		meaning: "pcluster could not reach AWS.",
		cure: "Check the network (VPN, proxy), then try again.",
		step: undefined,
	},
	{
		id: "throttled",
		signs: [["Throttling"], ["Rate exceeded"], ["RequestLimitExceeded"]],
		meaning: "AWS was asked too much in a short time.",
		cure: "Wait a minute, then try again.",
		step: undefined,
	},
	{
		id: "interrupted",
		signs: [["was stopped before it asked AWS for anything"]],
		meaning: "Nothing was created and nothing costs money.",
		cure: "Start it again when you like.",
		step: undefined,
	},
	{
		id: "value-refused",
		signs: [["has an invalid value"], ["generated the following errors"], ["is incorrectly configured"]],
		meaning: "pcluster refuses a value in the config file.",
		cure: "Change the answer it comes from; if firstlight did not ask for it, correct it in the file.",
		step: undefined,
	},
	// Words that only point to something else
	{
		id: "no-signal",
		wrapper: true,
		signs: [
			["Failed to receive", "resource signal(s)"],
			["Received 0 SUCCESS signal(s)"],
			["Received FAILURE signal"],
			["WaitCondition timed out"],
			["WaitCondition received failed message"],
		],
		meaning:
			"The head node started but did not report that it is ready. Often it has no way out to the internet, a volume could not be attached, or the image does not fit this pcluster.",
		cure: "Check that the subnet is public (or has a NAT), that the volumes are in its zone and free, and that the image is of your pcluster version.",
		step: "subnet",
	},
	{
		id: "embedded",
		wrapper: true,
		signs: [
			["Embedded stack", "was not successfully"],
			["The following resource(s) failed to"],
			["Resource creation cancelled"],
		],
		meaning: "A part of the cluster failed, and AWS did not say why here.",
		cure: "Open the stack in the CloudFormation console and look for the first red line among its events.",
		step: undefined,
	},
];

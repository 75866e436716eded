import { describe, expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { causeOf } from "../../src/diagnosis/find-cause.ts";
import { sshOutcomeFrom } from "../../src/login/ssh-outcome.ts";
import type { Subnet } from "../../src/ports/account.ts";
import { wayVerdict } from "../../src/rules/subnet.ts";

/** The ways in which a first cluster goes wrong, in the words that are printed, and the cause that explains them. */
const EXPLAINED: readonly (readonly [row: number, cause: string, printed: string])[] = [
	[
		1,
		"volume-in-another-zone",
		"Your configuration includes an EBS volume 'data' created in a different availability zone than the Head Node.",
	],
	[
		1,
		"volume-in-another-zone",
		"The volume 'vol-0123456789abcdef0' is not in the same availability zone as instance 'i-0123456789abcdef0'",
	],
	[1, "node-failed", "Received FAILURE signal with UniqueId i-0123456789abcdef0"],
	[2, "volume-in-use", "Volume vol-0123456789abcdef0 is in state 'in-use' not 'available'"],
	[2, "volume-in-use", "vol-0123456789abcdef0 is already attached to an instance"],
	[
		3,
		"volume-marketplace",
		"Cannot attach volume 'vol-0123456789abcdef0' with Marketplace codes as the instance 'i-0123456789abcdef0' is not in the 'stopped' state.",
	],
	[4, "volume-not-mounted", "mount: /mnt/ps1: unknown filesystem type 'gpt'"],
	[
		4,
		"volume-not-mounted",
		"WaitCondition received failed message: 'Failed to mount EBS volume. Please check /var/log/chef-client.log' for uniqueId: i-0123456789abcdef0",
	],
	[5, "volume-missing", "The volume 'vol-0123456789abcdef0' does not exist."],
	[
		6,
		"volumes-too-many",
		"Invalid number of EBS volumes (6) specified. Currently only supports upto 5 EBS volumes",
	],
	[
		6,
		"volumes-too-many",
		"Too many EBS shared storage specified in the configuration. ParallelCluster supports 5 EBS.",
	],
	[
		7,
		"mount-point-refused",
		"When using more than 1 EBS volume, shared_dir is required under each EBS section",
	],
	[
		7,
		"mount-point-refused",
		"Error: The shared storage mount directory /opt is reserved. Please use another directory",
	],
	[
		8,
		"root-too-small",
		"The configuration parameter 'master_root_volume_size' has an invalid value '17'\nAllowed values are: ^([1-9][0-9]{2,}|[4-9][0-9]|3[5-9])$",
	],
	[
		8,
		"root-too-small",
		"Root volume size 35 GiB must be equal or greater than the volume size of the AMI: 45 GiB.",
	],
	[9, "no-signal", "WaitCondition timed out. Received 0 conditions when expecting 1"],
	[10, "no-signal", "Failed to receive 1 resource signal(s) within the specified duration"],
	[11, "vpc-dns", "DNS Hostnames not enabled in the VPC vpc-0123456789abcdef0"],
	[13, "no-vpc", "There are no VPC for the given region"],
	[13, "vpc-missing", "The vpc ID 'vpc-0123456789abcdef0' does not exist"],
	[14, "subnet-missing", "The subnet ID 'subnet-0123456789abcdef0' does not exist"],
	[
		14,
		"parts-of-different-vpcs",
		"Subnet subnet-0123456789abcdef0 is not in VPC vpc-0123456789abcdef0. Please make sure all subnets are in the same VPC.",
	],
	[
		15,
		"subnet-full",
		"There are not enough free addresses in subnet 'subnet-0123456789abcdef0' to satisfy the requested number of instances.",
	],
	[16, "address-limit", "The maximum number of addresses has been reached."],
	[
		18,
		"image-of-another-version",
		"This AMI was created with version 2.4.1 of ParallelCluster, but is trying to be used with version 2.11.9.",
	],
	[
		18,
		"image-not-for-clusters",
		"This AMI was not baked by ParallelCluster. Please use pcluster build-image command",
	],
	[
		19,
		"no-official-image",
		"Error when resolving cluster ami id: No official image id found for base_os='alinux2' and architecture='x86_64'",
	],
	[20, "image-missing", "The image id '[ami-0123456789abcdef0]' does not exist"],
	[
		21,
		"architecture",
		"AMI ami-0123456789abcdef0's architecture (arm64) is incompatible with the architecture supported by the instance type chosen for the head node (x86_64).",
	],
	[
		22,
		"os-refused",
		"The OS of node AMI ami-0123456789abcdef0 is ubuntu2204, it is not compatible with cluster OS alinux2.",
	],
	[
		23,
		"marketplace-terms",
		"In order to use this AWS Marketplace product you need to accept terms and subscribe.",
	],
	[24, "centos-mirrors", "Could not resolve host: mirrorlist.centos.org; Unknown error"],
	[
		25,
		"type-not-in-zone",
		"Your requested instance type (t2.xlarge) is not supported in the Availability Zone (eu-west-2c) of your requested subnet (subnet-0123456789abcdef0).",
	],
	[
		26,
		"vcpu-limit",
		"You have requested more vCPU capacity than your current vCPU limit of 5 allows for the instance bucket",
	],
	[
		27,
		"no-capacity",
		"We currently do not have sufficient t3.xlarge capacity in the Availability Zone you requested (eu-west-2a).",
	],
	[28, "free-plan", "The specified instance type is not eligible for Free Tier."],
	[29, "account-pending", "Your account is currently being verified."],
	[
		30,
		"little-memory",
		"It is not recommended to use instance type t2.micro with rhel9. If you want to use rhel9 it is recommended to use an instance type with at least 1.7 GB of memory.",
	],
	[
		31,
		"spot-role",
		"The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances.",
	],
	[31, "spot-limit", "Max spot instance count exceeded"],
	[
		31,
		"spot-price",
		"Your Spot request price of 0.01 is lower than the minimum required Spot request fulfillment price of 0.05.",
	],
	[
		32,
		"static-nodes",
		"Cluster has been set to PROTECTED mode due to failures detected in static node provisioning.",
	],
	[
		33,
		"placement-group",
		"The instance type 't2.micro' doesn't support being launched in a cluster placement group.",
	],
	[34, "key-missing", "The key pair 'abell' does not exist"],
	[39, "key-rsa", "ubuntu2204 does not support RSA keys. Please generate and use an ed25519 key"],
	[40, "credentials-missing", "Unable to locate credentials"],
	[40, "credentials-expired", "The security token included in the request is expired"],
	[40, "sso-expired", "The SSO session associated with this profile has expired or is otherwise invalid."],
	[
		40,
		"clock",
		"Signature expired: 20261126T040000Z is now earlier than 20261126T042000Z (20261126T043500Z - 15 min.)",
	],
	[40, "region-missing", "You must specify a region"],
	[
		41,
		"role-rights",
		"User: arn:aws:iam::123456789012:user/ada is not authorized to perform: iam:CreateRole on resource: x",
	],
	[41, "rights", "You are not authorized to perform this operation."],
	[42, "credentials-refused", "AWS was not able to validate the provided access credentials"],
	[42, "region-refused", "Region 'mars-1' is not yet officially supported by ParallelCluster"],
	[43, "bucket-rights", "Unable to create S3 bucket parallelcluster-abc123. Access Denied"],
	[43, "bucket-refused", "cluster_resource_bucket must be in the same region of the cluster."],
	[44, "name-taken", "Stack [parallelcluster-lsst] already exists"],
	[
		44,
		"name-refused",
		"Error: The cluster name can contain only alphanumeric characters (case-sensitive) and hyphens.",
	],
	[45, "nodes-silent", "Received 0 SUCCESS signal(s) out of 2."],
	[
		46,
		"resource-left-over",
		"Resource of type 'AWS::DynamoDB::Table' with identifier 'parallelcluster-lsst' already exists.",
	],
	[48, "group-in-use", "resource sg-0123456789abcdef0 has a dependent object"],
	[
		48,
		"zone-not-empty",
		"The specified hosted zone contains non-required resource record sets and so cannot be deleted.",
	],
	[49, "stack-gone", "Stack with id parallelcluster-lsst does not exist"],
	[50, "interrupted", "pcluster was ended from outside before it had an answer."],
	[50, "credentials-expired", "The provided token has expired."],
	[51, "config-leftovers", "Section '[vpc public]' not found in the config file."],
	[
		51,
		"config-broken-yaml",
		"Bad Request: Configuration must be a valid YAML document. mapping values are not allowed here",
	],
	[52, "setuptools", "ModuleNotFoundError: No module named 'pkg_resources'"],
	[53, "flask", "AttributeError: module 'flask.json' has no attribute 'JSONEncoder'"],
	[
		54,
		"node-missing",
		"Unable to find node executable. Node.js is required by the AWS CDK library used by ParallelCluster",
	],
	[55, "version-3-program", "pcluster: error: argument COMMAND: invalid choice: 'create'"],
	[56, "not-installed", "bash: pcluster: command not found"],
	[
		57,
		"lambda-python-3-8",
		"The runtime parameter of python3.8 is no longer supported for creating or updating AWS Lambda functions.",
	],
	[
		57,
		"lambda-python-3-9",
		"The runtime parameter of python3.9 is no longer supported for creating or updating AWS Lambda functions.",
	],
	[9, "no-signal", "Failed to receive 1 resource signal(s) within the specified duration"],
	[
		32,
		"nodes-silent",
		"Received 1 SUCCESS signal(s) out of 10.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
	],
	[45, "no-signal", "Failed to receive 1 resource signal(s) within the specified duration"],
	[45, "node-failed", "Received FAILURE signal with UniqueId i-0123456789abcdef0"],
	[26, "instance-limit", "Your quota allows for 0 more running instance(s). You requested at least 1"],
	[
		30,
		"head-too-small",
		"Head node instance type t3.micro has 1 GB of memory. Please choose a head node instance type with at least 4 GB of memory to manage 50 compute nodes.",
	],
	[30, "no-signal", "WaitCondition timed out. Received 0 conditions when expecting 1"],
	[40, "secret-wrong", "The request signature we calculated does not match the signature you provided."],
	[
		41,
		"forbidden-by-organisation",
		"User: arn:aws:iam::1:user/ada is not authorized to perform: ec2:RunInstances on resource: x with an explicit deny in a service control policy",
	],
	[43, "bucket", "Unable to create S3 bucket parallelcluster-abc123. The moon is in the way"],
	[43, "bucket-limit", "You have attempted to create more buckets than allowed"],
	[
		44,
		"resource-left-over",
		"Resource of type 'AWS::DynamoDB::Table' with identifier 'parallelcluster-lsst' already exists.",
	],
	[
		45,
		"head-setup-failed",
		"WaitCondition received failed message: 'Failed to run chef recipe x' for uniqueId: i-0123456789abcdef0",
	],
	[
		45,
		"node-update",
		"WaitCondition received failed message: 'Update failed' for uniqueId: i-0123456789abcdef0",
	],
	[
		45,
		"node-report",
		"WaitCondition received failed message: 'The moon is in the way' for uniqueId: i-0123456789abcdef0",
	],
	[45, "nodes-silent", "Received 1 FAILURE signal(s) out of 1."],
	[48, "network-in-use", "The vpc 'vpc-0123456789abcdef0' has dependencies and cannot be deleted."],
	[48, "interface-in-use", "Network interface 'eni-0123456789abcdef0' is currently in use."],
	[48, "role-in-use", "Cannot delete entity, must detach all policies first."],
	[48, "bucket-not-empty", "The bucket you tried to delete is not empty"],
	[48, "protected", "Stack [lsst] cannot be deleted while TerminationProtection is enabled"],
	[50, "sso-expired", "Error when retrieving token from sso: Token has expired and refresh failed"],
	[
		51,
		"config-of-version-2",
		"Bad Request: ParallelCluster 3 requires configuration files to be valid YAML documents.",
	],
	[51, "config-unknown", "Foo: Unknown field."],
	[53, "setuptools", "ImportError: cannot import name 'packaging' from 'pkg_resources' (x)"],
	[53, "python-broken", "ModuleNotFoundError: No module named 'yaml'"],
	[
		57,
		"lambda-runtime",
		"The runtime parameter of nodejs12.x is no longer supported for creating or updating AWS Lambda functions.",
	],
];

describe("what goes wrong with a first cluster is explained", () => {
	test.each(EXPLAINED)("row %i: %s: %s", (row, id, printed) => {
		const cause = causeOf(printed);
		expect(cause?.id).toBe(id);
		expect(cause?.troubles).toContain(row);
	});

	const LOGINS: readonly (readonly [row: number, told: RegExp, said: string])[] = [
		[
			35,
			/others on this machine could read it/,
			"Permissions 0644 for '/home/ada/k.pem' are too open.\nThis private key will be ignored.\nLoad key \"/home/ada/k.pem\": bad permissions\ncentos@18.130.1.2: Permission denied (publickey).",
		],
		[
			36,
			/did not accept this key/,
			"centos@18.130.1.2: Permission denied (publickey,gssapi-keyex,gssapi-with-mic).",
		],
		[37, /does not answer on port 22/, "ssh: connect to host 18.130.1.2 port 22: Operation timed out"],
		[
			38,
			/Another machine had this address/,
			"@    WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED!     @\nHost key verification failed.",
		],
	];
	test.each(LOGINS)("row %i: a login: %s", (_, told, said) => {
		const exit = { code: 0, signal: undefined };
		const outcome = sshOutcomeFrom({ exit, seconds: 1, said, keyFile: "/home/ada/k.pem" });
		expect(outcome).toMatchObject({ kind: "failed", message: expect.stringMatching(told) });
	});

	test("row 17: nothing is printed; the rule for subnets turns a subnet without IPv4 down", () => {
		expect(wayVerdict({ ipv6Only: true } as Subnet)).toMatchObject({
			fit: "unfit",
			why: expect.stringMatching(/IPv6 only/),
		});
	});

	test("each row is met, and each row that a cause names", () => {
		/** Nothing is printed of name servers of one's own (12) and of a head node that is left on (47). */
		const elsewhere = [12, 17, 47];
		const met = new Set([...[...EXPLAINED, ...LOGINS].map(([row]) => row), ...elsewhere]);
		expect(Array.from({ length: 57 }, (_, place) => place + 1).filter((row) => !met.has(row))).toEqual([]);
		const named = causes.flatMap(({ id, troubles = [] }) => troubles.map((row) => `${row} ${id}`));
		const tried = new Set(EXPLAINED.map(([row, id]) => `${row} ${id}`));
		expect(named.filter((one) => !tried.has(one))).toEqual([]);
	});
});

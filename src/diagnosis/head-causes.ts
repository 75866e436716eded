import type { Cause } from "./cause.ts";

const LOGS = "https://docs.aws.amazon.com/parallelcluster/latest/ug/troubleshooting-v3.html";

/** What the head node says of its own set-up, and what is left when it says nothing. */
export const headCauses: readonly Cause[] = [
	{
		id: "script-not-loaded",
		signs: [
			"Failed to download OnNodeStart script",
			"Failed to download OnNodeConfigured script",
			"OnNodeStartDownloadFailure",
			"OnNodeConfiguredDownloadFailure",
		],
		meaning: "The config file names a script of your own that the head node could not load.",
		cure: "Check its address, and that the cluster may read it (S3Access), or take CustomActions out of the file.",
		step: undefined,
	},
	{
		id: "script-failed",
		signs: [
			"Failed to execute OnNodeStart script",
			"Failed to execute OnNodeConfigured script",
			"Failed to run OnNodeStart script",
			"Failed to run OnNodeConfigured script",
			"OnNodeStartExecutionFailure",
			"OnNodeConfiguredExecutionFailure",
			"OnNodeStartFailure",
			"OnNodeConfiguredFailure",
		],
		meaning: "The config file names a script of your own, which ended with an error on the head node.",
		cure: "Mend the script, or take CustomActions out of the file.",
		step: undefined,
		link: LOGS,
	},
	{
		id: "efs-not-mounted",
		signs: ["Failed to mount EFS", "EfsMountFailure"],
		meaning: "The head node could not mount the EFS file system that the config file names.",
		cure: "See that it lets the cluster's subnet in (mount target, port 2049), or take it out of the file.",
		step: undefined,
	},
	{
		id: "fsx-not-mounted",
		signs: ["Failed to mount FSX", "FsxMountFailure"],
		meaning: "The head node could not mount the FSx file system that the config file names.",
		cure: "See that it is in the cluster's VPC and lets its subnet in, or take it out of the file.",
		step: undefined,
	},
	{
		id: "raid-not-mounted",
		signs: ["Failed to mount RAID array", "RaidMountFailure"],
		meaning: "The head node could not put together the RAID of volumes that the config file asks for.",
		cure: "Take the raid settings out of the file, or correct them there.",
		step: undefined,
	},
	{
		id: "head-setup-failed",
		rows: [45],
		signs: [
			"Failed to run chef recipe",
			"Failed to run cfn-init",
			"Failed to bootstrap the head node",
			"Failed to set up the head node",
		],
		meaning: "The head node was started and could reach AWS, but setting it up failed. Its log says why.",
		cure: "Look for the first error in the head node's log: the command finds it while AWS keeps it.",
		step: undefined,
		command: "aws logs describe-log-groups --log-group-name-prefix /aws/parallelcluster/",
		link: LOGS,
	},
	{
		id: "resource-for-head",
		role: "pointer",
		signs: ["ResourceCreationFailure", "Failed to create resources for head node bootstrap"],
		meaning: "AWS could not make something that the head node needs, and does not say here what.",
		cure: "Open the stack in the CloudFormation console and look for the first red line among its events.",
		step: undefined,
	},
	{
		id: "node-report",
		rows: [45],
		role: "signal",
		signs: ["WaitCondition received failed message", "HeadNodeBootstrapFailure"],
		meaning: "The head node was started and reports itself why it could not be set up.",
		cure: "Its own words stand at the end; if they name one of your answers, change that one.",
		step: undefined,
		link: LOGS,
	},
	{
		id: "node-failed",
		rows: [1, 45],
		role: "signal",
		signs: ["Received FAILURE signal"],
		meaning:
			"The head node was started and could reach AWS, but its set-up failed. Mostly a volume could not be attached, or the image does not fit this pcluster.",
		cure: "Check that the volumes are in the subnet's zone and free, and that the image is of your pcluster version.",
		step: "volumes",
	},
	{
		id: "nodes-silent",
		rows: [32, 45],
		role: "signal",
		signs: ["SUCCESS signal(s) out of", "FAILURE signal(s) out of"],
		meaning:
			"Compute nodes that should be there from the start did not report that they are ready, and the cluster waited for them.",
		cure: "Choose 0 nodes at the start: they come when jobs need them. What is wrong with them then shows in a first job.",
		step: "nodes",
	},
	{
		id: "node-finds-no-head",
		signs: ["Encountered exception when retrieving head node private IP"],
		meaning:
			"A compute node could not ask AWS where its head node is. Mostly it has no way to AWS: its subnet gives it no public address, or the config file says so (use_public_ips = false).",
		cure: "Choose a subnet that is public and gives addresses, or one with a NAT.",
		step: "subnet",
	},
	{
		id: "no-signal",
		rows: [9, 10, 30, 45],
		role: "signal",
		signs: [
			"Failed to receive … resource signal(s)",
			"WaitCondition timed out",
			"HeadNodeBootstrapFailure: Cluster creation timed out",
		],
		meaning:
			"The head node was started but never reported that it is ready. Mostly it has no way out to the internet; a very small machine can be too slow.",
		cure: "Check that the subnet is public and gives addresses (or has a NAT), and that the head node has at least 2 GiB of memory.",
		step: "subnet",
	},
	{
		id: "embedded",
		role: "pointer",
		signs: [
			"Embedded stack…was not successfully",
			"The following resource(s) failed to",
			"Resource creation cancelled",
			"ClusterCreationFailure",
		],
		meaning: "A part of the cluster failed, and AWS did not say why here.",
		cure: "Open the stack in the CloudFormation console and look for the first red line among its events.",
		step: undefined,
	},
];

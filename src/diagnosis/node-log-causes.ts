import type { Cause } from "./cause.ts";

/**
 * What a head node that could not be set up writes of itself. The same words mean something else there than on the
 * user's own computer: a network that is not reached is the subnet's, and a right that is missing is the machine's.
 */
export const nodeLogCauses: readonly Cause[] = [
	{
		id: "node-without-names",
		troubles: [12],
		signs: [
			"Could not resolve host",
			"Temporary failure in name resolution",
			"Name or service not known",
			"Temporary failure resolving",
			"getaddrinfo: ",
		],
		meaning:
			"The head node could look up no addresses: it has no way out to the internet, or the VPC has names (DNS) switched off or of its own.",
		cure: "Choose a subnet that is public and gives addresses, in a VPC with both DNS settings on and AWS's own DHCP options.",
		step: "subnet",
	},
	{
		id: "node-without-way",
		troubles: [9, 10],
		signs: [
			"Failed to connect to …port 443",
			"Failed to connect to …port 80",
			"Could not connect to the endpoint URL",
			"Connect timeout on endpoint URL",
			"ConnectTimeoutError",
			"EndpointConnectionError",
			"Max retries exceeded with url",
			"Network is unreachable",
			"No route to host",
			"Connection timed out",
			"curl: (28)",
			"Cannot find a valid baseurl for repo",
			"Could not retrieve mirrorlist",
			"Timeout was reached",
		],
		meaning: "The head node has no way out to the internet: it waited in vain for an answer of AWS.",
		cure: "Choose a subnet that is public and gives addresses, or one whose way out leads through a NAT.",
		step: "subnet",
	},
	{
		id: "node-lacks-right",
		signs: [
			"An error occurred (AccessDenied",
			"An error occurred (UnauthorizedOperation",
			"is not authorized to perform",
			"AccessDeniedException",
			"Unable to locate credentials",
			"fatal error: An error occurred (403)",
		],
		meaning: "The head node itself lacks a right at AWS: not you, but the role that the machine has.",
		cure: "If the config file gives it a role of your own (ec2_iam_role, or Iam below HeadNode), take that out. Else ask whoever runs the account what they forbid.",
		step: undefined,
	},
	{
		id: "node-disk-full",
		signs: ["No space left on device", "Disk quota exceeded"],
		meaning: "The head node's own disk is full before it is set up.",
		cure: "Give it a bigger root disk.",
		step: "nodes",
	},
	{
		id: "node-out-of-memory",
		troubles: [30],
		signs: ["Out of memory: Kill", "invoked oom-killer", "Cannot allocate memory", "NoMemoryError"],
		meaning: "The head node has too little memory to be set up.",
		cure: "Choose a bigger machine for it, with 2 GiB of memory at least: t3.small costs little more.",
		step: "nodes",
	},
	{
		id: "node-of-another-image",
		signs: [
			"Cookbook aws-parallelcluster… not found",
			"No such cookbook: aws-parallelcluster",
			"chef-client: command not found",
			"chef-client: not found",
			"cinc-client: command not found",
			"cfn-init: command not found",
			"cfn-init: not found",
			"/opt/parallelcluster/…: No such file or directory",
			"/opt/parallelcluster/…: not found",
		],
		meaning:
			"The image lacks what pcluster puts on its own: it is none of pcluster's, or of another version.",
		cure: "Choose one of the official images for your pcluster.",
		step: "image",
	},
	{
		id: "node-script",
		signs: [
			"Failed to run pre_install",
			"Failed to run post_install",
			"Failed to execute pre_install",
			"Failed to execute post_install",
			"Failed to download pre_install",
			"Failed to download post_install",
			"Command runpreinstall",
			"Command runpostinstall",
			"fetch_and_run",
		],
		meaning: "The config file names a script of your own (pre_install or post_install), which failed.",
		cure: "Mend the script, or take it out of the file.",
		step: undefined,
	},
	{
		id: "node-file-system-unreached",
		signs: ["mount.nfs: ", "mount.nfs4: ", "mount.lustre: "],
		meaning: "The head node could not reach a file system that the config file names.",
		cure: "See that it lets the cluster's subnet in, or take it out of the file.",
		step: undefined,
	},
	{
		id: "node-scheduler",
		troubles: [32],
		signs: [
			"check if clustermgtd heartbeat is available",
			"wait for static fleet capacity",
			"Waiting for static fleet capacity provisioning",
			"Failed to start slurmctld",
			"slurmctld.service failed",
			"Job for slurmctld",
		],
		meaning:
			"Everything else was ready, and the scheduler did not come up. Mostly it waited for compute nodes that AWS did not give.",
		cure: "Choose 0 nodes at the start: they come when jobs need them, and the cluster does not wait for them.",
		step: "nodes",
	},
];

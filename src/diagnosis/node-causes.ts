import type { Cause } from "./cause.ts";

/** Failures of instance types, capacity, limits. */
export const nodeCauses: readonly Cause[] = [
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
		signs: [
			["InstanceLimitExceeded"],
			["The configured max size parameter", "exceeds the"],
			["reached the limit on the number of instances"],
		],
		meaning: "Your account may not run so many machines of this type.",
		cure: "Choose fewer or smaller nodes, or ask AWS for a higher limit under Service Quotas.",
		step: "nodes",
	},
	{
		id: "no-capacity",
		signs: [
			["InsufficientInstanceCapacity"],
			["We currently do not have sufficient"],
			["not enough capacity to fulfill your request"],
		],
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
			["The instance type", "not", "supported with OS"],
			["Usage type '", "not supported with instance type"],
			["InstanceTypeValidator:"],
			["HeadNode, InstanceType:"],
			["ComputeResources, InstanceType:"],
		],
		meaning: "pcluster does not accept this instance type here.",
		cure: "Choose another one from the list.",
		step: "nodes",
	},
	{
		id: "head-too-small",
		signs: [["choose a head node instance type with at least"]],
		meaning: "The head node has too little memory to look after so many compute nodes.",
		cure: "Choose a larger type for the head node, or fewer nodes.",
		step: "nodes",
	},
	{
		id: "little-memory",
		signs: [["not recommended to use instance type"], ["type with at least 1.7 GB of memory"]],
		meaning: "This instance type has little memory for the operating system.",
		cure: "It may do for a trial; for work choose a larger one.",
		step: "nodes",
	},
	{
		id: "no-public-address",
		signs: [["cannot take public IPs"], ["auto-assign public IPs"], ["AssignPublicIp is set to true"]],
		meaning: "Machines of this type have several network cards and can have no public address.",
		cure: "Choose a smaller instance type, or a private subnet with a NAT gateway.",
		step: "nodes",
	},
	{
		id: "queue-sizes",
		signs: [
			["initial_queue_size must be fewer than or equal to max_queue_size"],
			["maintain_initial_size"],
			["MinCount", "MaxCount", "must be"],
			["Max count must be greater than or equal to min count"],
			["ComputeResources, MinCount:"],
			["ComputeResources, MaxCount:"],
		],
		meaning: "The numbers of nodes do not fit together: no more at the start than there may ever be.",
		cure: "Raise the maximum, or lower the number at the start.",
		step: "nodes",
	},
	{
		id: "scheduler-refused",
		signs: [
			["'scheduler'", "invalid value"],
			["scheduler is not supported. Supported schedulers"],
			["Scheduling, Scheduler:"],
		],
		meaning:
			"This version of pcluster does not know that scheduler: sge and torque ended with 2.11.4, awsbatch with 3.15.",
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
];

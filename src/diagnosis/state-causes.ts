import type { Cause } from "./cause.ts";

/** Failures of a cluster that exists, of the network here, and values nobody else explains. */
export const stateCauses: readonly Cause[] = [
	{
		id: "stack-busy",
		signs: [
			["compute fleet while stack is in"],
			["due to a concurrent update of the status"],
			["cannot be deleted while in status"],
		],
		meaning: "AWS is still busy with this cluster.",
		cure: "Wait until that is done, then try again.",
		step: undefined,
	},
	{
		id: "fleet-unknown",
		signs: [["Could not retrieve compute fleet status"]],
		meaning: "The head node has not said yet how its compute nodes are.",
		cure: "Wait some minutes until the cluster is up. If it stays so, the head node is switched off or broken.",
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
		id: "other-major-version",
		signs: [["belongs to an incompatible ParallelCluster major version"]],
		meaning: "This cluster was made by another major version of ParallelCluster.",
		cure: "Choose that pcluster on the start screen (p) to manage it.",
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
		id: "launch-refused",
		signs: [["Unable to validate configuration parameters for"]],
		meaning: "AWS was asked, only as a trial, to start such a machine, and refused.",
		cure: "What AWS says stands at the end of the message. Often another instance type, image or subnet does it.",
		step: undefined,
	},
	{
		id: "value-refused",
		signs: [["has an invalid value"], ["generated the following errors"], ["is incorrectly configured"]],
		meaning: "pcluster refuses a value in the config file.",
		cure: "Change the answer it comes from; if firstlight did not ask for it, correct it in the file.",
		step: undefined,
	},
];

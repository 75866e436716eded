/** What users of ParallelCluster were told when their clusters failed, from its public issues; with the cause of each. */
export const fromUsers: readonly (readonly [cause: string, text: string])[] = [
	["asked-nodes", "Parameter ComputeInstanceType failed to satisfy constraint"],
	["asked-subnet", "Parameter MasterSubnetId failed to satisfy constraint"],
	["asked-keyPair", "Parameter KeyName failed to satisfy constraint"],
	["kept-placement", "PlacementGroup: Unknown field"],
	["kept-placement", "Scheduling, SlurmQueues, Networking, PlacementGroup: Unknown field."],
	["config-unknown", "HeadNode, AdditionalPackages: Unknown field."],
	["node-finds-no-head", "Encountered exception when retrieving head node private IP."],
];

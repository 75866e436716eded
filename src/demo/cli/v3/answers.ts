import type { ClusterReport, EventReport, ListedReport } from "../../control/protocol.ts";

/** Version 3's own word for the state of a cluster, from its stack's. */
function clusterStatusOf(stackStatus: string): string {
	if (stackStatus.startsWith("ROLLBACK_")) return "CREATE_FAILED";
	if (!stackStatus.startsWith("UPDATE_")) return stackStatus;
	if (stackStatus.endsWith("_IN_PROGRESS")) return "UPDATE_IN_PROGRESS";
	return stackStatus === "UPDATE_COMPLETE" ? stackStatus : "UPDATE_FAILED";
}

/** A cluster in `create-cluster`, `list-clusters` and `delete-cluster`. */
export function summary(region: string, cluster: ListedReport) {
	return {
		clusterName: cluster.name,
		cloudformationStackStatus: cluster.status,
		cloudformationStackArn: cluster.stackId,
		region,
		version: cluster.version,
		clusterStatus: clusterStatusOf(cluster.status),
		scheduler: { type: "slurm" },
	};
}

/** `describe-cluster`; here alone the stack's state is spelt with a capital F (seen with 3.16.1). */
export function description(
	name: string,
	region: string,
	report: ClusterReport,
	events: readonly EventReport[],
) {
	const status = clusterStatusOf(report.stackStatus);
	return {
		creationTime: report.createdAt,
		headNode: headNode(report),
		version: report.version,
		clusterConfiguration: { url: report.configUrl },
		tags: Object.entries(report.tags).map(([key, value]) => ({ value, key })),
		cloudFormationStackStatus: report.stackStatus,
		clusterName: name,
		computeFleetStatus: report.fleet ?? "UNKNOWN",
		cloudformationStackArn: report.stackId,
		lastUpdatedTime: report.createdAt,
		region,
		clusterStatus: status,
		scheduler: { type: report.config.scheduler },
		failures: status === "CREATE_FAILED" ? [failure(events)] : undefined,
	};
}

/** The instances of a cluster, the head node first. */
export function instancesOf(report: ClusterReport) {
	const head = headNode(report);
	return [
		...(head === undefined ? [] : [{ ...head, nodeType: "HeadNode" }]),
		...report.nodes
			.filter((node) => node.state !== "shutting-down")
			.map((node) => ({
				launchTime: node.launchedAt,
				instanceId: node.id,
				queueName: report.config.queue,
				instanceType: report.config.computeType,
				state: node.state,
				nodeType: "ComputeNode",
				privateIpAddress: node.privateIp,
			})),
	];
}

function headNode(report: ClusterReport) {
	const { head } = report;
	if (head === undefined || head.state === "shutting-down") return undefined;
	return {
		launchTime: head.launchedAt,
		instanceId: head.id,
		publicIpAddress: report.publicIp,
		instanceType: report.config.headType,
		state: head.state,
		privateIpAddress: report.privateIp,
	};
}

/** What 3.16.1 makes of the wait condition's reason; the true one stands in the events only. */
const FAILURES = [
	[
		"Resource creation cancelled",
		"ResourceCreationFailure",
		"Failed to create resources for head node bootstrap.",
	],
	["WaitCondition timed out", "HeadNodeBootstrapFailure", "Cluster creation timed out."],
] as const;

function failure(events: readonly EventReport[]) {
	const wait = events.find(
		(event) =>
			event.resourceType === "AWS::CloudFormation::WaitCondition" && event.resourceStatus === "CREATE_FAILED",
	);
	const known = FAILURES.find(([sign]) => wait?.resourceStatusReason?.includes(sign));
	if (known === undefined) {
		return { failureCode: "ClusterCreationFailure", failureReason: "Failed to create the cluster." };
	}
	return { failureCode: known[1], failureReason: known[2] };
}

import { DescribeInstancesCommand, type Instance } from "@aws-sdk/client-ec2";
import type { ClusterInstance, InstanceId, RegionId } from "../ports.ts";
import { plainText } from "../text/plain.ts";
import { allPages, pageMark, required } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

const PAGE = 200;
const LIVE = ["pending", "running", "stopping", "stopped", "shutting-down"];

/** The tags by which the two major versions of ParallelCluster mark the nodes of a cluster. */
const V2 = { cluster: "Application", role: "aws-parallelcluster-node-type", head: "Master" };
const V3 = { cluster: "parallelcluster:cluster-name", role: "parallelcluster:node-type", head: "HeadNode" };

/** The nodes of a cluster by its stack's name; `parallelcluster-` at its beginning is version 2's mark. */
export async function findClusterInstances(
	clients: AwsClients,
	region: RegionId,
	stackName: string,
	signal: AbortSignal,
): Promise<ClusterInstance[]> {
	const marks = stackName.startsWith("parallelcluster-") ? [V2, V3] : [V3];
	for (const mark of marks) {
		const nodes = await nodesMarked(clients, region, stackName, mark, signal);
		if (nodes.length > 0) return nodes;
	}
	return [];
}

function nodesMarked(
	clients: AwsClients,
	region: RegionId,
	stackName: string,
	mark: typeof V2,
	signal: AbortSignal,
): Promise<ClusterInstance[]> {
	const question = { action: "ec2:DescribeInstances", what: "the nodes of the cluster", region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeInstancesCommand({
						Filters: [
							{ Name: `tag:${mark.cluster}`, Values: [stackName] },
							{ Name: "instance-state-name", Values: LIVE },
						],
						MaxResults: PAGE,
						...pageMark(token),
					}),
					options,
				),
			),
		things: (answer) => answer.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
		keep: (instance) => asNode(instance, mark),
		what: "instances",
	});
}

/** Undefined for login nodes and whatever else carries the cluster's tag. */
function asNode(instance: Instance, mark: typeof V2): ClusterInstance | undefined {
	const role = roleOf(instance, mark);
	if (role === undefined) return undefined;
	return {
		id: plainText(required(instance.InstanceId, "an instance's id")) as InstanceId,
		role,
		type: plainText(instance.InstanceType ?? ""),
		state: plainText(instance.State?.Name ?? ""),
		publicAddress: instance.PublicIpAddress ? plainText(instance.PublicIpAddress) : undefined,
		launchedAt: instance.LaunchTime,
	};
}

function roleOf(instance: Instance, mark: typeof V2): "head" | "compute" | undefined {
	const word = instance.Tags?.find((tag) => tag.Key === mark.role)?.Value;
	if (word === mark.head) return "head";
	return word === "Compute" ? "compute" : undefined;
}

import type { Instance } from "@aws-sdk/client-ec2";
import type { ClusterInstance } from "../ports/account.ts";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import { type FromOutside, type Outside, plainText } from "../text/plain.ts";
import { cleaned, requiredText, textOf } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { findInstances } from "./instance-pages.ts";

const LIVE = ["pending", "running", "stopping", "stopped", "shutting-down"];

/** The tags by which the two major versions of ParallelCluster mark the nodes of a cluster. */
const V2 = { cluster: "Application", role: "aws-parallelcluster-node-type", head: "Master" };
const V3 = { cluster: "parallelcluster:cluster-name", role: "parallelcluster:node-type", head: "HeadNode" };

/** The nodes of a cluster by its stack's name; `parallelcluster-` at its beginning is version 2's mark. */
export async function findClusterInstances(
	clients: AwsClients,
	region: RegionId,
	stackName: string | undefined,
	signal: AbortSignal,
): Promise<ClusterInstance[]> {
	if (stackName === undefined) {
		return nodesWith(clients, region, undefined, { Name: "tag-key", Values: [V2.role, V3.role] }, signal);
	}
	const marks = stackName.startsWith("parallelcluster-") ? [V2, V3] : [V3];
	for (const mark of marks) {
		const filter = { Name: `tag:${mark.cluster}`, Values: [stackName] };
		const nodes = await nodesWith(clients, region, stackName, filter, signal);
		if (nodes.length > 0) return nodes;
	}
	return [];
}

function nodesWith(
	clients: AwsClients,
	region: RegionId,
	stackName: string | undefined,
	filter: { readonly Name: string; readonly Values: string[] },
	signal: AbortSignal,
): Promise<ClusterInstance[]> {
	const filters = [filter, { Name: "instance-state-name", Values: LIVE }];
	const asked = { what: "the nodes of the cluster", filters };
	return findInstances(clients, region, asked, (instance) => asNode(instance, stackName), signal);
}

/** Undefined for whatever else carries the cluster's tag. */
function asNode(instance: FromOutside<Instance>, asked: string | undefined): ClusterInstance | undefined {
	const mark = [V2, V3].find((one) => tagOf(instance, one.role) !== undefined);
	const role = mark && roleOf(tagOf(instance, mark.role), mark);
	const stackName = asked ?? (mark && tagOf(instance, mark.cluster));
	if (role === undefined || stackName === undefined) return undefined;
	return {
		stackName: plainText(stackName),
		id: requiredText(instance.InstanceId, "an instance's id") as InstanceId,
		role,
		type: textOf(instance.InstanceType),
		state: textOf(instance.State?.Name),
		publicAddress: cleaned(instance.PublicIpAddress),
		launchedAt: instance.LaunchTime,
		zone: cleaned(instance.Placement?.AvailabilityZone),
		...(instance.InstanceLifecycle === "spot" && { spot: true }),
		...(isLicensed(instance.PlatformDetails) && { licensed: true }),
	};
}

function roleOf(word: Outside | undefined, { head }: typeof V2): ClusterInstance["role"] | undefined {
	if (word === head) return "head";
	return word === "Compute" ? "compute" : word === "LoginNode" ? "login" : undefined;
}

/** EC2 says "Linux/UNIX" of what costs nothing more, else the system: "Red Hat Enterprise Linux" (AWS's list of them). */
function isLicensed(platform: Outside | undefined): boolean {
	return !["", "Linux/UNIX"].includes(textOf(platform));
}

function tagOf(instance: FromOutside<Instance>, key: string): Outside | undefined {
	return instance.Tags?.find((tag) => tag.Key === key)?.Value;
}

import {
	DescribeInstanceStatusCommand,
	StartInstancesCommand,
	StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import type { AwsClients } from "./aws-client.ts";

/** Switches instances off or on again; hibernation and force are left out, so that the system shuts down in order. */
export async function switchInstances(
	verb: "stop" | "start",
	clients: AwsClients,
	region: RegionId,
	ids: readonly InstanceId[],
	signal: AbortSignal,
): Promise<void> {
	const what = `the head node ${ids.join(", ")}`;
	const action = verb === "stop" ? "ec2:StopInstances" : "ec2:StartInstances";
	const question = { action, what, doing: `${verb} ${what}`, region };
	const InstanceIds = [...ids];
	const command =
		verb === "stop" ? new StopInstancesCommand({ InstanceIds }) : new StartInstancesCommand({ InstanceIds });
	await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
}

/** EC2 answers with running instances alone: one that is left out has passed nothing. */
export async function passesChecks(
	clients: AwsClients,
	region: RegionId,
	instance: InstanceId,
	signal: AbortSignal,
): Promise<boolean> {
	const question = { action: "ec2:DescribeInstanceStatus", what: `the checks of ${instance}`, region };
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeInstanceStatusCommand({ InstanceIds: [instance] }), options),
	);
	const found = answer.InstanceStatuses?.find(({ InstanceId: id }) => id === instance);
	return found?.InstanceStatus?.Status === "ok" && found.SystemStatus?.Status === "ok";
}

import {
	DescribeInstanceStatusCommand,
	StartInstancesCommand,
	StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import type { AwsClients } from "./aws-client.ts";

const SWITCHES = {
	stop: {
		action: "ec2:StopInstances",
		of: (ids: string[]) => new StopInstancesCommand({ InstanceIds: ids }),
	},
	start: {
		action: "ec2:StartInstances",
		of: (ids: string[]) => new StartInstancesCommand({ InstanceIds: ids }),
	},
};

/** Switches instances off or on again; hibernation and force are left out, so that the system shuts down in order. */
export async function switchInstances(
	verb: keyof typeof SWITCHES,
	clients: AwsClients,
	region: RegionId,
	ids: readonly InstanceId[],
	signal: AbortSignal,
): Promise<void> {
	const what = `the head node ${ids.join(", ")}`;
	const { action, of } = SWITCHES[verb];
	const question = { action, what, doing: `${verb} ${what}`, region };
	const command = of([...ids]);
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

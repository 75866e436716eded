import {
	CreateDefaultVpcCommand,
	CreateKeyPairCommand,
	DescribeInstancesCommand,
	DetachVolumeCommand,
	ModifyVpcAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { AccountChanges, HoldingMachine } from "../ports/account-changes.ts";
import type { InstanceId, RegionId, VolumeId, VpcId } from "../ports/ids.ts";
import { dataIn } from "../text/plain.ts";
import { nameIn, required, requiredText, textOf } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** The tags by which either major version of ParallelCluster marks the nodes of a cluster. */
const NODE_TAGS = ["aws-parallelcluster-node-type", "parallelcluster:node-type"];

/** What firstlight changes in an account, through the SDK. */
export function accountChanges(clients: AwsClients): AccountChanges {
	return {
		async makeKeyPair(region, name, signal) {
			const what = `the key pair ${name}`;
			const question = { action: "ec2:CreateKeyPair", what, doing: `make ${what}`, region };
			const command = new CreateKeyPairCommand({ KeyName: name, KeyType: "ed25519" });
			const answer = await clients.ask(question, signal, (options) =>
				clients.ec2(region).send(command, options),
			);
			return required(answer.KeyMaterial, "the private half of the key pair");
		},
		async switchDnsOn(region, vpc, setting, signal) {
			const what = `the DNS settings of ${vpc}`;
			const question = { action: "ec2:ModifyVpcAttribute", what, doing: `change ${what}`, region };
			const on = { Value: true };
			const command = new ModifyVpcAttributeCommand({
				VpcId: vpc,
				...(setting === "support" ? { EnableDnsSupport: on } : { EnableDnsHostnames: on }),
			});
			await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
		},
		async makeDefaultVpc(region, signal) {
			const what = "the default VPC";
			const question = { action: "ec2:CreateDefaultVpc", what, doing: `make ${what}`, region };
			const answer = await clients.ask(question, signal, (options) =>
				clients.ec2(region).send(new CreateDefaultVpcCommand({}), options),
			);
			return requiredText(answer.Vpc?.VpcId, "the id of the VPC") as VpcId;
		},
		holder: (region, id, signal) => holder(clients, region, id, signal),
		async detachVolume(region, volume, from, signal) {
			const what = `the volume ${volume}`;
			const question = { action: "ec2:DetachVolume", what, doing: `detach ${what} from ${from}`, region };
			const command = new DetachVolumeCommand({ VolumeId: volume, InstanceId: from });
			await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
		},
	};
}

async function holder(
	clients: AwsClients,
	region: RegionId,
	id: InstanceId,
	signal: AbortSignal,
): Promise<HoldingMachine> {
	const question = { action: "ec2:DescribeInstances", what: `the machine ${id}`, region };
	const command = new DescribeInstancesCommand({ InstanceIds: [id] });
	const answer = await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
	const found = required(answer.Reservations?.[0]?.Instances?.[0], `the machine ${id}`);
	const root = found.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === found.RootDeviceName);
	return {
		name: nameIn(found.Tags),
		state: textOf(found.State?.Name),
		rootVolume: root?.Ebs?.VolumeId === undefined ? undefined : (textOf(root.Ebs.VolumeId) as VolumeId),
		ofCluster: found.Tags?.some(({ Key }) => Key !== undefined && NODE_TAGS.includes(dataIn(Key))) === true,
	};
}

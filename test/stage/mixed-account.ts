import { CloudFormationClient, CreateStackCommand } from "@aws-sdk/client-cloudformation";
import {
	AssociateRouteTableCommand,
	AttachVolumeCommand,
	CreateImageCommand,
	CreateKeyPairCommand,
	CreateRouteTableCommand,
	CreateSubnetCommand,
	CreateVolumeCommand,
	CreateVpcCommand,
	EC2Client,
	RunInstancesCommand,
} from "@aws-sdk/client-ec2";
import type { Account } from "./account.ts";

/** Ids of what an account has besides the tutorial's: each of them is trouble for a cluster. */
export interface Mixed {
	/** In a VPC of its own, whose machines get no names. */
	readonly otherVpc: string;
	readonly otherVpcSubnet: string;
	/** In the default VPC and the volumes' zone, without a way out. */
	readonly closedSubnet: string;
	readonly volumeElsewhere: string;
	readonly volumeInUse: string;
	/** Made by the user, for no pcluster in particular. */
	readonly ownImage: string;
	readonly ed25519Key: string;
	/** A cluster's name whose stack is there, with version 2 and 3. */
	readonly takenName: string;
}

const TEMPLATE = JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } });

/** Puts all of it into the account. */
export async function mixInto({ region, endpoint, belongings }: Account): Promise<Mixed> {
	const config = { region, endpoint, credentials: { accessKeyId: "stage", secretAccessKey: "stage" } };
	const ec2 = new EC2Client(config);
	const stacks = new CloudFormationClient(config);
	const zone = `${region}a`;
	const { Vpc } = await ec2.send(new CreateVpcCommand({ CidrBlock: "10.20.0.0/16" }));
	const otherVpc = told(Vpc?.VpcId);
	const subnetIn = async (VpcId: string, CidrBlock: string) =>
		told(
			(await ec2.send(new CreateSubnetCommand({ VpcId, CidrBlock, AvailabilityZone: zone }))).Subnet
				?.SubnetId,
		);
	const closedSubnet = await subnetIn(belongings.vpc, "172.31.200.0/24");
	const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId: belongings.vpc }));
	await ec2.send(
		new AssociateRouteTableCommand({
			RouteTableId: told(RouteTable?.RouteTableId),
			SubnetId: closedSubnet,
		}),
	);
	const volumeIn = async (AvailabilityZone: string) =>
		told((await ec2.send(new CreateVolumeCommand({ AvailabilityZone, Size: 20 }))).VolumeId);
	const { Instances } = await ec2.send(
		new RunInstancesCommand({
			ImageId: told(Object.values(belongings.images)[0]),
			InstanceType: "t3.micro",
			SubnetId: told(belongings.subnets[zone]),
			MinCount: 1,
			MaxCount: 1,
		}),
	);
	const InstanceId = told(Instances?.[0]?.InstanceId);
	const volumeInUse = await volumeIn(zone);
	await ec2.send(new AttachVolumeCommand({ VolumeId: volumeInUse, InstanceId, Device: "/dev/sdf" }));
	const image = await ec2.send(new CreateImageCommand({ InstanceId, Name: "lsst software" }));
	const ed25519Key = "newer";
	await ec2.send(new CreateKeyPairCommand({ KeyName: ed25519Key, KeyType: "ed25519" }));
	const takenName = "taken";
	for (const StackName of [takenName, `parallelcluster-${takenName}`])
		await stacks.send(new CreateStackCommand({ StackName, TemplateBody: TEMPLATE }));
	const mixed = {
		otherVpc,
		otherVpcSubnet: await subnetIn(otherVpc, "10.20.1.0/24"),
		closedSubnet,
		volumeElsewhere: await volumeIn(`${region}b`),
		volumeInUse,
		ownImage: told(image.ImageId),
		ed25519Key,
		takenName,
	};
	ec2.destroy();
	stacks.destroy();
	return mixed;
}

function told(value: string | undefined): string {
	if (value === undefined) throw new Error("The account did not say what it made.");
	return value;
}

import {
	DescribeVolumeAttributeCommand,
	DescribeVolumesCommand,
	type Volume as SdkVolume,
} from "@aws-sdk/client-ec2";
import { clusterIn } from "../leftovers/owners.ts";
import type { AttachedVolume, Volume } from "../ports/account.ts";
import type { InstanceId, RegionId, VolumeId } from "../ports/ids.ts";
import type { FromOutside } from "../text/plain.ts";
import {
	allPages,
	cleaned,
	nameIn,
	pageMark,
	required,
	requiredText,
	tagRecord,
	textOf,
	unlessRefused,
} from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { byHundreds } from "./by-hundreds.ts";
import { findInstances } from "./instance-pages.ts";

const PAGE = 200;

/** EBS volumes, with the names of the instances that hold them. */
export async function findVolumes(
	clients: AwsClients,
	region: RegionId,
	signal: AbortSignal,
	ids?: readonly VolumeId[],
): Promise<Volume[]> {
	if (ids?.length === 0) return [];
	const what = ids ? `the volume ${ids.join(", ")}` : "the volumes";
	const question = { action: "ec2:DescribeVolumes", what, region };
	const volumes = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(
						new DescribeVolumesCommand(
							ids ? { VolumeIds: [...ids] } : { MaxResults: PAGE, ...pageMark(token) },
						),
						options,
					),
			),
		things: (answer) => answer.Volumes,
		keep: asVolume,
		what: "volumes",
	});
	return withHolderNames(clients, region, volumes, signal);
}

/** The disks on one instance. */
export function findAttached(
	clients: AwsClients,
	region: RegionId,
	instance: InstanceId,
	signal: AbortSignal,
): Promise<AttachedVolume[]> {
	const question = { action: "ec2:DescribeVolumes", what: `the disks of ${instance}`, region };
	const Filters = [{ Name: "attachment.instance-id", Values: [instance] }];
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(new DescribeVolumesCommand({ Filters, MaxResults: PAGE, ...pageMark(token) }), options),
			),
		things: (answer) => answer.Volumes,
		keep: (volume) => {
			const { id, name, sizeGiB, type, iops, mibPerSecond } = asVolume(volume);
			const held = volume.Attachments?.find((one) => one.InstanceId === instance);
			return { id, name, sizeGiB, type, iops, mibPerSecond, endsWithIt: held?.DeleteOnTermination === true };
		},
		what: "volumes",
	});
}

/** Whether a volume carries a product code of the AWS Marketplace. */
export async function hasProductCode(
	clients: AwsClients,
	region: RegionId,
	volume: VolumeId,
	signal: AbortSignal,
): Promise<boolean> {
	const what = `the product codes of ${volume}`;
	const question = { action: "ec2:DescribeVolumeAttribute", what, region };
	const command = new DescribeVolumeAttributeCommand({ VolumeId: volume, Attribute: "productCodes" });
	const answer = await clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
	return answer.ProductCodes?.[0] !== undefined;
}

/** A volume as EC2 tells of it. */
export function asVolume(volume: FromOutside<SdkVolume>): Volume {
	const attachments = (volume.Attachments ?? []).filter(
		(held) => held.InstanceId && held.State !== "detached",
	);
	return {
		id: requiredText(volume.VolumeId, "a volume's id") as VolumeId,
		name: nameIn(volume.Tags),
		zone: requiredText(volume.AvailabilityZone, "a volume's availability zone"),
		sizeGiB: required(volume.Size, "a volume's size"),
		type: textOf(volume.VolumeType),
		iops: volume.Iops,
		mibPerSecond: volume.Throughput,
		state: textOf(volume.State),
		holders: attachments.map((held) => ({
			instanceId: textOf(held.InstanceId) as InstanceId,
			name: undefined,
			...(held.DeleteOnTermination === true && { endsWithIt: true as const }),
		})),
		fromSnapshot: textOf(volume.SnapshotId) !== "" || textOf(volume.SourceVolumeId) !== "",
		keyArn: cleaned(volume.KmsKeyId),
	};
}

async function withHolderNames(
	clients: AwsClients,
	region: RegionId,
	volumes: Volume[],
	signal: AbortSignal,
): Promise<Volume[]> {
	const ids = [...new Set(volumes.flatMap((volume) => volume.holders.map((holder) => holder.instanceId)))];
	const known = new Map(await byHundreds(ids, (some) => instanceNames(clients, region, some, signal)));
	return volumes.map((volume) => ({
		...volume,
		holders: volume.holders.map((holder) => ({ ...holder, ...known.get(holder.instanceId) })),
	}));
}

type HolderNames = Pick<Volume["holders"][number], "name" | "cluster">;

/** Asked by filter, not by ids: one instance that is gone would spoil the answer for all. */
async function instanceNames(
	clients: AwsClients,
	region: RegionId,
	ids: string[],
	signal: AbortSignal,
): Promise<[string, HolderNames][]> {
	const asked = {
		what: "the instances that hold volumes",
		filters: [{ Name: "instance-id", Values: ids }],
	};
	const found = findInstances(
		clients,
		region,
		asked,
		(instance): [string, HolderNames] => [
			textOf(instance.InstanceId),
			{ name: nameIn(instance.Tags), cluster: clusterIn(tagRecord(instance.Tags)) },
		],
		signal,
	);
	return (await unlessRefused(found)) ?? [];
}

import {
	DescribeImagesCommand,
	type DescribeImagesRequest,
	type Image as SdkImage,
} from "@aws-sdk/client-ec2";
import type { Image, ImageQuery } from "../ports/account.ts";
import type { ImageId, RegionId } from "../ports/ids.ts";
import { dataIn, type FromOutside, type Outside, plainText } from "../text/plain.ts";
import { leaveOut } from "./answer-body.ts";
import { allPages, pageMark, requiredText, tagRecord } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { architectureOf } from "./ec2-instance-types.ts";

/** Small enough that reading a page (about 15 ms for 100 images) never holds up a key for long. */
const PAGE = 100;

/** What of an image nothing here reads, and has nothing else in it. */
const UNREAD =
	/<(description|imageLocation|imageState|hypervisor|virtualizationType|sriovNetSupport|enaSupport|platformDetails|usageOperation|bootMode|imdsSupport|snapshotId|volumeType|iops|throughput|encrypted|deleteOnTermination)>[^<]*<\/\1>/g;

/** Machine images, deprecated ones always included; lists hold only those that can boot (available, on EBS). */
export async function findImages(
	clients: AwsClients,
	region: RegionId,
	query: ImageQuery,
	signal: AbortSignal,
): Promise<Image[]> {
	if (query.ids?.length === 0) return [];
	const what = query.ids ? `the image ${query.ids.join(", ")}` : "the machine images (AMIs)";
	const question = { action: "ec2:DescribeImages", what, region };
	const now = Date.now();
	return allPages({
		page: (token) => {
			const command = new DescribeImagesCommand(requestFor(query, token));
			leaveOut(UNREAD, command);
			return clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
		},
		things: (answer) => answer.Images,
		keep: (image) => asImage(image, query, now),
		what: "images",
	});
}

function requestFor(query: ImageQuery, token: Outside | undefined): DescribeImagesRequest {
	const owners = query.owners ? { Owners: [...query.owners] } : {};
	if (query.ids) return { IncludeDeprecated: true, ImageIds: [...query.ids], ...owners };
	const names = query.names ? [{ Name: "name", Values: [...query.names] }] : [];
	return {
		IncludeDeprecated: true,
		...owners,
		Filters: [
			...names,
			{ Name: "state", Values: ["available"] },
			{ Name: "root-device-type", Values: ["ebs"] },
		],
		MaxResults: PAGE,
		...pageMark(token),
	};
}

function asImage(image: FromOutside<SdkImage>, query: ImageQuery, now: number): Image {
	const id = requiredText(image.ImageId, "an image's id") as ImageId;
	return {
		id,
		name: plainText(image.Name ?? id),
		architecture: architectureOf(image.Architecture),
		rootGiB: rootSize(image),
		createdAt: dateOf(image.CreationDate),
		deprecated: (dateOf(image.DeprecationTime)?.getTime() ?? Number.POSITIVE_INFINITY) <= now,
		own: isOwn(image, query),
		marketplace: (image.ProductCodes ?? []).some((code) => code.ProductCodeType === "marketplace"),
		tags: tagRecord(image.Tags),
	};
}

function rootSize(image: FromOutside<SdkImage>): number | undefined {
	const devices = image.BlockDeviceMappings ?? [];
	const root = devices.find((device) => device.DeviceName === image.RootDeviceName);
	return (root ?? devices[0])?.Ebs?.VolumeSize;
}

/** EC2 does not say whose an image is but by its number, so: asked for among ours, and none of the others asked for. */
function isOwn(image: FromOutside<SdkImage>, query: ImageQuery): boolean {
	if (image.ImageOwnerAlias || query.owners?.includes(dataIn(image.OwnerId ?? ""))) return false;
	return query.owners ? query.owners.includes("self") : image.Public !== true;
}

function dateOf(text: Outside | undefined): Date | undefined {
	const date = new Date(dataIn(text ?? ""));
	return Number.isNaN(date.getTime()) ? undefined : date;
}

import { ACCOUNT } from "../world/ids.ts";
import type { DemoImage, DemoVolume } from "../world/things.ts";
import { AwsFault } from "./fault.ts";
import { chosen, filtered, page, tagFields } from "./listing.ts";
import { listParam } from "./request.ts";
import { type Action, allVolumes, tagSet } from "./scene.ts";

const describeVolumes: Action = (params, scene) => {
	const asked = chosen(
		allVolumes(scene),
		params,
		"VolumeId",
		(volume) => volume.id,
		(id) => new AwsFault("InvalidVolume.NotFound", `The volume '${id}' does not exist.`),
	);
	const passed = filtered(asked, params, (volume) => ({
		...tagFields(volume.tags),
		"volume-id": [volume.id],
		"availability-zone": [volume.zone],
		status: [stateOf(volume)],
		"volume-type": [volume.type],
		size: [String(volume.sizeGiB)],
		"attachment.instance-id": volume.heldBy === undefined ? [] : [volume.heldBy.instanceId],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		volumeSet: items.map((volume) => ({
			volumeId: volume.id,
			size: volume.sizeGiB,
			snapshotId: volume.snapshotId ?? "",
			availabilityZone: volume.zone,
			status: stateOf(volume),
			createTime: volume.createdAt,
			attachmentSet:
				volume.heldBy === undefined
					? []
					: [
							{
								volumeId: volume.id,
								instanceId: volume.heldBy.instanceId,
								device: volume.heldBy.device,
								status: "attached",
								attachTime: volume.createdAt,
								deleteOnTermination: volume.endsWithHolder === true,
							},
						],
			volumeType: volume.type,
			iops: volume.type === "standard" ? undefined : Math.max(100, volume.sizeGiB * 3),
			encrypted: false,
			multiAttachEnabled: false,
			tagSet: tagSet(volume.tags),
		})),
		nextToken,
	};
};

const describeImages: Action = (params, { region, now }) => {
	const ids = listParam(params, "ImageId");
	const owners = listParam(params, "Owner");
	const asked = chosen(
		region.images,
		params,
		"ImageId",
		(image) => image.id,
		(id) => new AwsFault("InvalidAMIID.NotFound", `The image id '[${id}]' does not exist`),
	);
	const deprecatedToo = params.get("IncludeDeprecated") === "true" || ids.length > 0;
	const visible = asked.filter(
		(image) =>
			(owners.length === 0 || owners.some((owner) => ownedBy(image, owner))) &&
			(deprecatedToo || image.deprecatedAt === undefined || image.deprecatedAt.getTime() > now),
	);
	const passed = filtered(visible, params, imageFields);
	const { items, nextToken } = page(passed, params);
	return { imagesSet: items.map((image) => imageXml(image)), nextToken };
};

const describeKeyPairs: Action = (params, { region }) => {
	const asked = chosen(
		region.keyPairs,
		params,
		"KeyName",
		(key) => key.name,
		(name) => new AwsFault("InvalidKeyPair.NotFound", `The key pair '${name}' does not exist`),
	);
	const passed = filtered(asked, params, (key) => ({
		"key-name": [key.name],
		fingerprint: [key.fingerprint],
	}));
	return {
		keySet: passed.map((key) => ({
			keyPairId: `key-0${Buffer.from(key.name).toString("hex").padEnd(16, "0").slice(0, 16)}`,
			keyName: key.name,
			keyFingerprint: key.fingerprint,
			keyType: key.type,
			createTime: key.createdAt,
			tagSet: [],
		})),
	};
};

/** EC2's questions about volumes, images and keys. */
export const STORAGE_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeVolumes: describeVolumes,
	DescribeImages: describeImages,
	DescribeKeyPairs: describeKeyPairs,
};

function stateOf(volume: DemoVolume): string {
	return volume.heldBy === undefined ? "available" : "in-use";
}

function ownedBy(image: DemoImage, owner: string): boolean {
	if (owner === "self") return image.owner === ACCOUNT;
	return image.owner === owner || image.ownerAlias === owner;
}

function imageFields(image: DemoImage) {
	return {
		...tagFields(image.tags),
		name: [image.name],
		"image-id": [image.id],
		"owner-id": [image.owner],
		"owner-alias": image.ownerAlias === undefined ? [] : [image.ownerAlias],
		architecture: [image.architecture],
		state: ["available"],
		"root-device-type": ["ebs"],
		"is-public": [String(image.public)],
		"virtualization-type": ["hvm"],
		"image-type": ["machine"],
		description: [image.description],
	};
}

function imageXml(image: DemoImage) {
	return {
		imageId: image.id,
		imageLocation: `${image.ownerAlias ?? image.owner}/${image.name}`,
		imageState: "available",
		imageOwnerId: image.owner,
		imageOwnerAlias: image.ownerAlias,
		isPublic: image.public,
		architecture: image.architecture,
		imageType: "machine",
		name: image.name,
		description: image.description,
		rootDeviceType: "ebs",
		rootDeviceName: "/dev/xvda",
		blockDeviceMapping: [
			{
				deviceName: "/dev/xvda",
				ebs: { volumeSize: image.rootGiB, volumeType: "gp2", deleteOnTermination: true, encrypted: false },
			},
		],
		virtualizationType: "hvm",
		hypervisor: "xen",
		enaSupport: true,
		sriovNetSupport: "simple",
		creationDate: image.createdAt,
		deprecationTime: image.deprecatedAt,
		platformDetails: "Linux/UNIX",
		usageOperation: "RunInstances",
		tagSet: tagSet(image.tags),
	};
}

import { generateKeyPairSync } from "node:crypto";
import { fingerprintOf } from "../key-fingerprints.ts";
import { changedRegion } from "../world/changes.ts";
import { AwsFault } from "./fault.ts";
import { type Action, allVolumes } from "./scene.ts";

const createKeyPair: Action = (params, { region, now, note }) => {
	const name = params.get("KeyName") ?? "";
	if (region.keyPairs.some((pair) => pair.name === name))
		throw new AwsFault("InvalidKeyPair.Duplicate", "The keypair already exists");
	const { privateKey } = generateKeyPairSync("ed25519");
	const fingerprint = fingerprintOf(privateKey);
	note({ region: region.id, of: "key-pair", name, fingerprint, at: now });
	const keyMaterial = privateKey.export({ type: "pkcs8", format: "pem" }).toString();
	return { keyName: name, keyFingerprint: fingerprint, keyMaterial };
};

const modifyVpcAttribute: Action = (params, { region, note }) => {
	const vpcId = params.get("VpcId") ?? "";
	if (!region.vpcs.some(({ id }) => id === vpcId))
		throw new AwsFault("InvalidVpcID.NotFound", `The vpc ID '${vpcId}' does not exist`);
	const setting = params.has("EnableDnsSupport.Value") ? "dnsSupport" : "dnsHostnames";
	note({ region: region.id, of: "vpc-names", vpcId, setting });
	return { return: true };
};

const createDefaultVpc: Action = (_params, { region, note }) => {
	if (region.vpcs.some(({ isDefault }) => isDefault))
		throw new AwsFault(
			"DefaultVpcAlreadyExists",
			"A Default VPC already exists for this account in this region.",
		);
	const change = { region: region.id, of: "default-vpc" } as const;
	note(change);
	const made = changedRegion(region, [change]).vpcs.at(-1);
	return { vpc: { vpcId: made?.id, cidrBlock: made?.cidr, isDefault: true, state: "pending" } };
};

const detachVolume: Action = (params, scene) => {
	const volumeId = params.get("VolumeId") ?? "";
	const volume = allVolumes(scene).find(({ id }) => id === volumeId);
	if (volume === undefined)
		throw new AwsFault("InvalidVolume.NotFound", `The volume '${volumeId}' does not exist.`);
	if (volume.heldBy === undefined)
		throw new AwsFault("IncorrectState", `Volume '${volumeId}' is in the 'available' state.`);
	scene.note({ region: scene.region.id, of: "detached", volumeId });
	return { volumeId, ...volume.heldBy, status: "detaching" };
};

/** What EC2 makes and changes on request. */
export const CHANGE_ACTIONS: Readonly<Record<string, Action>> = {
	CreateKeyPair: createKeyPair,
	ModifyVpcAttribute: modifyVpcAttribute,
	CreateDefaultVpc: createDefaultVpc,
	DetachVolume: detachVolume,
};

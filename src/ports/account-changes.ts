import type { Outside } from "../text/plain.ts";
import type { InstanceId, RegionId, VolumeId, VpcId } from "./ids.ts";

/** The machine that holds a volume. */
export interface HoldingMachine {
	readonly name: string | undefined;
	/** EC2's word: pending, running, stopping, stopped, shutting-down, terminated. */
	readonly state: string;
	/** The volume that it starts from. */
	readonly rootVolume: VolumeId | undefined;
	/** True for a node of a cluster that pcluster made. */
	readonly ofCluster: boolean;
}

/** The few things that firstlight itself changes in an account, each after a question, and each free of charge. */
export interface AccountChanges {
	/** Has EC2 make a key pair of the kind ED25519; its private half, which EC2 gives away only now. */
	makeKeyPair(region: RegionId, name: string, signal: AbortSignal): Promise<Outside>;
	/** Switches one of the DNS settings of a VPC on. */
	switchDnsOn(
		region: RegionId,
		vpc: VpcId,
		setting: "support" | "hostnames",
		signal: AbortSignal,
	): Promise<void>;
	/** Has EC2 make the region's default VPC, with its subnets and its way to the internet. */
	makeDefaultVpc(region: RegionId, signal: AbortSignal): Promise<VpcId>;
	/** The machine of that id; `not-found` when there is none. */
	holder(region: RegionId, id: InstanceId, signal: AbortSignal): Promise<HoldingMachine>;
	/** Asks EC2 to take the volume off that machine; it is free some seconds later. */
	detachVolume(region: RegionId, volume: VolumeId, from: InstanceId, signal: AbortSignal): Promise<void>;
}

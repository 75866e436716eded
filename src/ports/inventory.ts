import type { Volume } from "./account.ts";
import type { InstanceId, RegionId } from "./ids.ts";

/** Something in the account, with the tags that may tell what it was made for. */
interface Tagged {
	readonly id: string;
	readonly name: string | undefined;
	readonly tags: Readonly<Record<string, string>>;
}

/** Any instance that is not terminated, of a cluster or not. */
export interface Machine extends Tagged {
	readonly id: InstanceId;
	readonly type: string;
	/** EC2's word: pending, running, stopping, stopped, shutting-down. */
	readonly state: string;
	readonly vpcId: string | undefined;
	readonly publicAddress: string | undefined;
	/** Its processors, where EC2 tells them of this very machine. */
	readonly vcpus?: number | undefined;
	/** Set where it was bought on the spot market. */
	readonly spot?: true;
}

export interface Disk extends Tagged, Pick<Volume, "sizeGiB" | "type" | "iops" | "mibPerSecond" | "state"> {
	/** The instances that hold it. */
	readonly heldBy: readonly string[];
}

export interface Snapshot extends Tagged {
	/** Of the volume: AWS bills only the blocks that hold something. */
	readonly sizeGiB: number;
	readonly description: string;
}

/** An Elastic IP; its id is that of the allocation. */
export interface ElasticAddress extends Tagged {
	readonly address: string;
	/** True where something holds it: an instance or a network interface. */
	readonly used: boolean;
	readonly instanceId: string | undefined;
}

export interface NatGateway extends Tagged {
	readonly vpcId: string | undefined;
	/** How many public addresses it holds. */
	readonly addresses: number;
}

/** A log group of CloudWatch; its id is its name. */
export interface LogGroup {
	readonly name: string;
	readonly bytes: number;
	/** After how many days AWS deletes what is in it; undefined: never. */
	readonly keptDays: number | undefined;
}

export interface Bucket {
	readonly name: string;
	/** Undefined where AWS does not tell. */
	readonly region: string | undefined;
}

/** What an account holds that may go on costing after a cluster. Read for the list of leftovers alone. */
export interface Inventory {
	/** All but terminated ones. */
	machines(region: RegionId, signal: AbortSignal): Promise<Machine[]>;
	disks(region: RegionId, signal: AbortSignal): Promise<Disk[]>;
	/** Those of the account's own. */
	snapshots(region: RegionId, signal: AbortSignal): Promise<Snapshot[]>;
	addresses(region: RegionId, signal: AbortSignal): Promise<ElasticAddress[]>;
	/** Those that are there or on their way. */
	natGateways(region: RegionId, signal: AbortSignal): Promise<NatGateway[]>;
	logGroups(region: RegionId, prefix: string, signal: AbortSignal): Promise<LogGroup[]>;
	/** Those of the whole account whose names begin so. */
	buckets(prefix: string, signal: AbortSignal): Promise<Bucket[]>;
}

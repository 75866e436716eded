import type { ImageId, InstanceId, RegionId, SubnetId, VolumeId, VpcId } from "./ids.ts";

export type Architecture = "x86_64" | "arm64";

export interface Region {
	readonly id: RegionId;
	/** False when the account has not switched the region on. */
	readonly optedIn: boolean;
	/** True where something of the user's has been seen today. */
	readonly inUse?: boolean;
}

export interface Vpc {
	readonly id: VpcId;
	readonly name: string | undefined;
	readonly isDefault: boolean;
	readonly cidr: string;
	/** The two VPC attributes that ParallelCluster needs; undefined when the account may not read them. */
	readonly dnsSupport: boolean | undefined;
	readonly dnsHostnames: boolean | undefined;
	/** The set of DHCP options that its machines get; undefined where AWS does not tell. */
	readonly dhcpOptions?: string | undefined;
}

/** Where a subnet's default route leads; `unknown` when route tables may not be read. */
export type Route = "internet-gateway" | "nat" | "none" | "unknown";

export interface Subnet {
	readonly id: SubnetId;
	readonly name: string | undefined;
	readonly vpcId: VpcId;
	readonly zone: string;
	readonly cidr: string;
	readonly freeAddresses: number;
	readonly publicIpOnLaunch: boolean;
	readonly route: Route;
	readonly ipv6Only: boolean;
}

interface VolumeHolder {
	readonly instanceId: InstanceId;
	readonly name: string | undefined;
	/** The cluster of ParallelCluster that it is a node of; absent where it is of none, or AWS does not tell. */
	readonly cluster?: string | undefined;
	/** Set where the volume is deleted with the machine, as the disk is that it starts from. */
	readonly endsWithIt?: true;
}

export interface Volume {
	readonly id: VolumeId;
	readonly name: string | undefined;
	readonly zone: string;
	readonly sizeGiB: number;
	readonly type: string;
	/** I/O operations a second and MiB a second, where AWS tells them. */
	readonly iops?: number | undefined;
	readonly mibPerSecond?: number | undefined;
	/** EC2's word: available, in-use, creating, deleting, error … */
	readonly state: string;
	readonly holders: readonly VolumeHolder[];
	/** False for one that was made empty; true also for a copy of another volume. */
	readonly fromSnapshot: boolean;
	/** ARN of the KMS key that it is encrypted with; undefined where it is not. */
	readonly keyArn?: string | undefined;
}

export interface Image {
	readonly id: ImageId;
	readonly name: string;
	readonly architecture: Architecture | undefined;
	/** Size of the root device in GiB. */
	readonly rootGiB: number | undefined;
	readonly createdAt: Date | undefined;
	readonly deprecated: boolean;
	/** True when it belongs to this account, false when it is one of AWS's. */
	readonly own: boolean;
	/** True when it carries a Marketplace product code whose terms must be accepted first. */
	readonly marketplace: boolean;
	readonly tags: Readonly<Record<string, string>>;
}

/** Which images to ask for, deprecated ones included; `ids` looks single images up. */
export interface ImageQuery {
	readonly owners?: readonly string[];
	/** EC2 name patterns with `*`. */
	readonly names?: readonly string[];
	readonly ids?: readonly ImageId[];
}

export interface KeyPair {
	readonly name: string;
	readonly type: "rsa" | "ed25519" | undefined;
	/** As EC2 gives it: SHA-1 or MD5 hex with colons for RSA, base64 SHA-256 for ED25519. */
	readonly fingerprint: string | undefined;
}

export interface InstanceType {
	readonly id: string;
	readonly vcpus: number;
	readonly memoryMiB: number;
	readonly architectures: readonly Architecture[];
	readonly freeTier: boolean;
	readonly gpus: number;
}

/** Which instance types are asked for. */
export interface TypesWanted {
	/** These alone; all when left out, which takes a question for each hundred. */
	readonly names?: readonly string[] | undefined;
	/** Asks AWS again: else its answers hold for the day. */
	readonly fresh?: boolean | undefined;
}

/** A disk on an instance. */
export interface AttachedVolume
	extends Pick<Volume, "id" | "name" | "sizeGiB" | "type" | "iops" | "mibPerSecond"> {
	/** True when AWS deletes it with the instance, as it does with root disks. */
	readonly endsWithIt: boolean;
}

/** A machine of a cluster that exists. */
export interface ClusterInstance {
	readonly id: InstanceId;
	/** The stack that made its cluster. */
	readonly stackName: string;
	/** `login`: version 3 can have some, always on. */
	readonly role: "head" | "compute" | "login";
	readonly type: string;
	/** EC2's word: pending, running, stopping, stopped, shutting-down, terminated. */
	readonly state: string;
	readonly publicAddress: string | undefined;
	readonly launchedAt: Date | undefined;
	readonly zone?: string | undefined;
	/** Set where it was bought on the spot market. */
	readonly spot?: true;
	/** Set where its operating system is billed by the hour as well, as Red Hat's is. */
	readonly licensed?: true;
}

/** A machine whose start is only tried. */
export interface TriedMachine {
	readonly type: string;
	readonly imageId: ImageId;
	readonly subnetId: SubnetId;
	readonly keyName: string;
}

/** Why EC2 would not start a machine: its code, e.g. OptInRequired, and its words. */
export interface StartRefusal {
	readonly code: string;
	readonly said: string;
}

export interface Ec2 {
	regions(signal: AbortSignal): Promise<Region[]>;
	/** All VPCs, or only `ids`; an id that does not exist rejects with `not-found`. */
	vpcs(region: RegionId, signal: AbortSignal, ids?: readonly VpcId[]): Promise<Vpc[]>;
	/** The subnets of one VPC, or of the whole region. */
	subnets(region: RegionId, vpc: VpcId | undefined, signal: AbortSignal): Promise<Subnet[]>;
	/** One subnet by id, in whichever VPC it lies; `not-found` if there is none. */
	subnet(region: RegionId, id: SubnetId, signal: AbortSignal): Promise<Subnet>;
	/** All volumes, or only `ids`; an id that does not exist rejects with `not-found`. */
	volumes(region: RegionId, signal: AbortSignal, ids?: readonly VolumeId[]): Promise<Volume[]>;
	images(region: RegionId, query: ImageQuery, signal: AbortSignal): Promise<Image[]>;
	keyPairs(region: RegionId, signal: AbortSignal): Promise<KeyPair[]>;
	/** The name servers in each set of DHCP options, by its id. */
	nameServers(region: RegionId, signal: AbortSignal): Promise<ReadonlyMap<string, readonly string[]>>;
	/** Whether a volume carries a product code of the AWS Marketplace. */
	hasProductCode(region: RegionId, volume: VolumeId, signal: AbortSignal): Promise<boolean>;
	/** Asks whether EC2 would start such a machine, and starts nothing (a dry run); undefined: it would. */
	tryStart(region: RegionId, machine: TriedMachine, signal: AbortSignal): Promise<StartRefusal | undefined>;
	/** The VPC of each of these security groups; `not-found` when one of them does not exist. */
	groupVpcs(
		region: RegionId,
		ids: readonly string[],
		signal: AbortSignal,
	): Promise<ReadonlyMap<string, string>>;
	/** Those offered in `zone`, or in the region while none is known. */
	instanceTypes(
		region: RegionId,
		zone: string | undefined,
		signal: AbortSignal,
		wanted?: TypesWanted,
	): Promise<InstanceType[]>;
	/** The nodes of the cluster that stack `stackName` made, of all clusters without it; terminated ones left out. */
	clusterInstances(
		region: RegionId,
		stackName: string | undefined,
		signal: AbortSignal,
	): Promise<ClusterInstance[]>;
	/** The disks on an instance. */
	attachedVolumes(region: RegionId, instance: InstanceId, signal: AbortSignal): Promise<AttachedVolume[]>;
	/** Asks EC2 to switch them off, their disks kept; they are `stopping` when it resolves. */
	stopInstances(region: RegionId, ids: readonly InstanceId[], signal: AbortSignal): Promise<void>;
	/** Asks EC2 to switch them on again; they are `pending` when it resolves. */
	startInstances(region: RegionId, ids: readonly InstanceId[], signal: AbortSignal): Promise<void>;
	/** The lines that an instance wrote while it booted; none while AWS has none. It keeps them an hour after its end. */
	consoleOutput(region: RegionId, instance: InstanceId, signal: AbortSignal): Promise<string[]>;
	/** Whether a running instance has passed both of EC2's status checks. */
	passesChecks(region: RegionId, instance: InstanceId, signal: AbortSignal): Promise<boolean>;
}

export interface Stack {
	/** The ARN; the only handle to a deleted stack. */
	readonly id: string;
	readonly name: string;
	/** CloudFormation's word, e.g. CREATE_IN_PROGRESS, ROLLBACK_COMPLETE. */
	readonly status: string;
	readonly reason: string | undefined;
	readonly createdAt: Date;
	readonly updatedAt: Date | undefined;
	/** When its deletion began; undefined while nobody has asked for it. */
	readonly deletedAt?: Date | undefined;
	readonly outputs: Readonly<Record<string, string>>;
	readonly parameters: Readonly<Record<string, string>>;
	readonly tags: Readonly<Record<string, string>>;
	/** True when another stack made it. */
	readonly nested: boolean;
}

export interface StackResource {
	readonly stackId: string;
	readonly logicalId: string;
	/** For a nested stack: that stack's id. */
	readonly physicalId: string | undefined;
	readonly type: string;
	readonly status: string;
	readonly reason: string | undefined;
	readonly updatedAt: Date | undefined;
}

/** What CloudFormation told of a resource, at one moment. */
export interface StackEvent extends Omit<StackResource, "updatedAt"> {
	readonly id: string;
	readonly at: Date;
}

export interface Stacks {
	/** Every live top-level stack of the region, clusters and others; deleted ones left out. */
	stacks(region: RegionId, signal: AbortSignal): Promise<Stack[]>;
	/** One stack by name, or by id (also a deleted one); undefined when there is none. */
	stack(region: RegionId, nameOrId: string, signal: AbortSignal): Promise<Stack | undefined>;
	/** The resources of one stack, without those of its nested stacks. */
	resources(region: RegionId, stackId: string, signal: AbortSignal): Promise<StackResource[]>;
	/** The events of one stack, oldest first, without those of its nested stacks. */
	events(region: RegionId, stackId: string, signal: AbortSignal): Promise<StackEvent[]>;
	/** How many resources the stack's own template declares; undefined when it may not be read. */
	declaredResources(region: RegionId, stackId: string, signal: AbortSignal): Promise<number | undefined>;
}

/** Whose credentials are in use. */
export interface Caller {
	/** Twelve digits. */
	readonly account: string;
	/** The last part of the ARN: a user's or role session's name. */
	readonly user: string;
	/** How far this computer's clock is behind AWS's, in ms (ahead: below 0), where that is more than 5 minutes. */
	readonly clockBehindMs?: number;
}

/** AWS's answer to who we are; rejects as every port does. */
export interface Identity {
	/** `region`: where STS is asked; left undefined, where the user's set-up points, as China and GovCloud need it. */
	caller(region: RegionId | undefined, signal: AbortSignal): Promise<Caller>;
	/** Those of `actions` that AWS's policy simulator refuses to the caller; `denied` where it may not be asked. */
	refusedActions(region: RegionId, actions: readonly string[], signal: AbortSignal): Promise<string[]>;
	/** Whether the account has an IAM role of this name. */
	hasRole(region: RegionId, name: string, signal: AbortSignal): Promise<boolean>;
}

/** AWS's plan of an account: on the Free plan only a few instance types may be started. */
interface AccountPlan {
	readonly free: boolean;
	/** What is left of AWS's credits on the Free plan, US dollars, where AWS tells. */
	readonly creditUsd?: number;
}

/** What an account may have and use. */
export interface Limits {
	/** One of EC2's quotas by its code, e.g. L-1216C47A; undefined where AWS has none of that code. */
	quota(region: RegionId, code: string, signal: AbortSignal): Promise<number | undefined>;
	/** How many Elastic IPs the account may hold, as EC2 itself tells it; undefined where it does not. */
	elasticIps(region: RegionId, signal: AbortSignal): Promise<number | undefined>;
	/** Whether a KMS key is switched on: a volume encrypted with one that is not cannot be used. */
	keyWorks(region: RegionId, keyArn: string, signal: AbortSignal): Promise<boolean>;
	/** The account's plan; undefined where AWS names none. */
	plan(signal: AbortSignal): Promise<AccountPlan | undefined>;
}

import type {
	Ec2,
	Identity,
	Image,
	InstanceType,
	KeyPair,
	Limits,
	Stack,
	Stacks,
	Subnet,
	Volume,
	Vpc,
} from "../../src/ports/account.ts";
import type { AccountChanges } from "../../src/ports/account-changes.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { KeyFile, KeyFiles } from "../../src/ports/files.ts";
import type { ImageId, InstanceId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { Disk, ElasticAddress, Inventory, Machine } from "../../src/ports/inventory.ts";
import type { Reach } from "../../src/ports/machine.ts";
import type { PriceLists } from "../../src/ports/prices.ts";
import { strictPort } from "./strict-port.ts";

export const LONDON = "eu-west-2" as RegionId;
export const VPC = "vpc-0aaaaaaa" as VpcId;
export const SUBNET = "subnet-0aaaaaaa" as SubnetId;
export const AMI = "ami-0aaaaaaa" as ImageId;

export const denied = new AppError("denied", "Your account may not do this.");

export const vpc = (given: Partial<Vpc> = {}): Vpc => ({
	id: VPC,
	name: undefined,
	isDefault: true,
	cidr: "172.31.0.0/16",
	dnsSupport: true,
	dnsHostnames: true,
	dhcpOptions: "dopt-aws",
	...given,
});

export const subnet = (given: Partial<Subnet> = {}): Subnet => ({
	id: SUBNET,
	name: undefined,
	vpcId: VPC,
	zone: "eu-west-2a",
	cidr: "172.31.0.0/20",
	freeAddresses: 4091,
	publicIpOnLaunch: true,
	route: "internet-gateway",
	ipv6Only: false,
	...given,
});

export const volumeId = (digit: string) => `vol-${digit.repeat(17)}` as VolumeId;

export const volume = (digit: string, name: string | undefined, given: Partial<Volume> = {}): Volume => ({
	id: volumeId(digit),
	name,
	zone: "eu-west-2a",
	sizeGiB: 100,
	type: "gp2",
	state: "available",
	holders: [],
	fromSnapshot: false,
	...given,
});

/** A volume as the search for leftovers finds it. */
export const disk = (given: Partial<Disk> = {}): Disk => ({
	...{ id: "vol-1", name: undefined, tags: {}, sizeGiB: 100, type: "gp2", iops: undefined },
	...{ mibPerSecond: undefined, state: "available", heldBy: [] },
	...given,
});

export const tutorialVolumes = [volume("1", "lsst_stack"), volume("2", "data"), volume("3", "ps1")];

export const holder = (id: string, name?: string) => ({ instanceId: id as InstanceId, name });

export const image = (id: string, name: string, given: Partial<Image> = {}): Image => ({
	id: id as ImageId,
	name,
	architecture: "x86_64",
	rootGiB: 35,
	createdAt: new Date("2022-12-01T10:00:00Z"),
	deprecated: true,
	own: false,
	marketplace: false,
	tags: {},
	...given,
});

export const officialImages = [
	image("ami-centos07", "aws-parallelcluster-2.11.9-centos7-hvm-x86_64-202212010945"),
	image(AMI, "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-202212010945"),
	image("ami-armlin02", "aws-parallelcluster-2.11.9-amzn2-hvm-arm64-202212010945", { architecture: "arm64" }),
	image("ami-ubuntu20", "aws-parallelcluster-2.11.9-ubuntu-2004-lts-hvm-x86_64-202212010945"),
];

export const keyPair = (name: string, given: Partial<KeyPair> = {}): KeyPair => ({
	name,
	type: "rsa",
	fingerprint: `aa:bb:${name}`,
	...given,
});

export const keyFile = (path: string, given: Partial<KeyFile> = {}): KeyFile => ({
	path,
	fingerprints: [],
	type: "rsa",
	safeMode: true,
	...given,
});

export const instanceType = (
	id: string,
	memoryGiB: number,
	given: Partial<InstanceType> = {},
): InstanceType => ({
	id,
	vcpus: 2,
	memoryMiB: memoryGiB * 1024,
	architectures: ["x86_64"],
	freeTier: false,
	gpus: 0,
	...given,
});

export const londonTypes = [
	instanceType("t2.micro", 1, { freeTier: false }),
	instanceType("t2.xlarge", 16),
	instanceType("t3.micro", 1, { freeTier: true }),
	instanceType("t3.small", 2, { freeTier: true }),
	instanceType("t3.medium", 4),
	instanceType("t3.xlarge", 16),
	instanceType("m7i-flex.large", 8, { freeTier: true }),
	instanceType("t4g.medium", 4, { architectures: ["arm64"] }),
	instanceType("t4g.xlarge", 16, { architectures: ["arm64"] }),
];

export const stack = (name: string, status: string, given: Partial<Stack> = {}): Stack => ({
	id: `arn:${name}`,
	name,
	status,
	reason: undefined,
	createdAt: new Date("2026-11-01T10:00:00Z"),
	updatedAt: undefined,
	outputs: {},
	parameters: {},
	tags: {},
	nested: false,
	...given,
});

const londonSubnets = [
	subnet(),
	subnet({ id: "subnet-0bbbbbbb" as SubnetId, zone: "eu-west-2b" }),
	subnet({
		id: "subnet-0ccccccc" as SubnetId,
		zone: "eu-west-2c",
		route: "none",
		publicIpOnLaunch: false,
	}),
];

const REGIONS = ["eu-west-2", "eu-west-1", "us-east-1", "ap-east-1"] as RegionId[];

/** The account of somebody who has followed the tutorial so far, in London. */
const tutorialEc2: Partial<Ec2> = {
	regions: async () => REGIONS.map((id) => ({ id, optedIn: id !== "ap-east-1" })),
	vpcs: async () => [vpc()],
	subnets: async () => londonSubnets,
	subnet: async (_region, id) => londonSubnets.find((candidate) => candidate.id === id) ?? subnet({ id }),
	volumes: async (region, _signal, ids) =>
		region === LONDON ? tutorialVolumes.filter(({ id }) => ids?.includes(id) ?? true) : [],
	images: async (_region, { owners }) => (owners?.includes("self") ? [] : officialImages),
	keyPairs: async () => [keyPair("lsst")],
	instanceTypes: async (_region, _zone, _signal, { names } = {}) =>
		londonTypes.filter(({ id }) => names?.includes(id) ?? true),
	nameServers: async () => new Map([["dopt-aws", ["AmazonProvidedDNS"]]]),
	hasProductCode: async () => false,
	tryStart: async () => undefined,
};

const lsstKey = (path: string) => keyFile(path, { fingerprints: ["aa:bb:lsst"] });

/** What a test says of the account, in place of the tutorial's: it has to be asked for. */
export interface AccountGiven {
	readonly changes?: Partial<AccountChanges> | undefined;
	readonly ec2?: Partial<Ec2> | undefined;
	readonly stacks?: Partial<Stacks> | undefined;
	readonly keyFiles?: Partial<KeyFiles> | undefined;
	readonly identity?: Partial<Identity> | undefined;
	readonly limits?: Partial<Limits> | undefined;
	readonly inventory?: Partial<Inventory> | undefined;
	readonly reach?: Partial<Reach> | undefined;
}

export interface Account {
	readonly changes: AccountChanges;
	readonly ec2: Ec2;
	readonly stacks: Stacks;
	readonly keyFiles: KeyFiles;
	readonly identity: Identity;
	readonly limits: Limits;
	readonly inventory: Inventory;
	readonly prices: PriceLists;
	readonly reach: Reach;
}

/** Only what the test gives: anything else that is asked fails it. */
export function bareAccount({
	changes = {},
	ec2 = {},
	stacks = {},
	keyFiles = {},
	...rest
}: AccountGiven = {}): Account {
	return {
		changes: strictPort("changes", changes),
		...outskirts(rest),
		ec2: strictPort("ec2", ec2),
		stacks: strictPort("stacks", stacks),
		keyFiles: strictPort("keyFiles", keyFiles),
	};
}

const elasticIp: ElasticAddress = {
	...{ id: "eipalloc-1", name: undefined, tags: {} },
	...{ address: "192.0.2.1", used: true, instanceId: "i-1" },
};

export const machine = (given: Partial<Machine>): Machine => ({
	...{ id: "i-1" as InstanceId, name: undefined, tags: {} },
	...{ type: "t2.xlarge", state: "running", vpcId: undefined, publicAddress: undefined },
	...given,
});

/** A network that lets all out. */
export const openNetwork: Reach = { answers: async () => true, ownAddress: async () => "192.0.2.7" };

/** What only the checks before creating ask: an account with every right, and a way out. */
function outskirts({ identity = {}, limits = {}, inventory = {}, reach = {} }: AccountGiven) {
	return {
		identity: strictPort<Identity>("identity", identity, {
			refusedActions: async () => [],
			hasRole: async () => true,
		}),
		limits: strictPort<Limits>("limits", limits, {
			quota: async () => 32,
			elasticIps: async () => 5,
			keyWorks: async () => true,
			plan: async () => ({ free: false }),
		}),
		inventory: strictPort<Inventory>("inventory", inventory, {
			addresses: async () => [elasticIp],
			machines: async () => [machine({})],
		}),
		prices: { listed: () => Promise.reject(denied), spot: () => Promise.reject(denied) },
		reach: strictPort<Reach>("reach", reach, openNetwork),
	};
}

/** What is read of a cluster that is there; a test that means it gives it. */
const refused = () => Promise.reject(denied);

/** The account and the key file that the tutorial leaves one with, and what the test gives instead. */
export function tutorialAccount({
	changes = {},
	ec2 = {},
	stacks = {},
	keyFiles = {},
	...rest
}: AccountGiven = {}): Account {
	return {
		changes: strictPort("changes", changes),
		...outskirts(rest),
		ec2: strictPort("ec2", ec2, { ...tutorialEc2, attachedVolumes: refused }),
		stacks: strictPort("stacks", stacks, { stacks: async () => [], stack: refused, resources: refused }),
		keyFiles: strictPort("keyFiles", keyFiles, {
			candidates: async () => [lsstKey("/home/ada/.ssh/lsst.pem")],
			inspect: async (path) => lsstKey(path),
		}),
	};
}

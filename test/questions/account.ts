import { profileFor } from "../../src/pcluster/profile-for.ts";
import type {
	Ec2,
	Image,
	InstanceType,
	KeyPair,
	Stack,
	Stacks,
	Subnet,
	Volume,
	Vpc,
} from "../../src/ports/account.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { KeyFile, KeyFiles } from "../../src/ports/files.ts";
import type { ImageId, InstanceId, RegionId, SubnetId, VolumeId, VpcId } from "../../src/ports/ids.ts";
import type { Answers } from "../../src/questions/answers.ts";
import type { ConfigProblem } from "../../src/questions/config-problem.ts";
import type { Prefill } from "../../src/questions/prefill.ts";
import type { StepContext } from "../../src/questions/step.ts";

export const LONDON = "eu-west-2" as RegionId;
export const VPC = "vpc-0aaaaaaa" as VpcId;
export const SUBNET = "subnet-0aaaaaaa" as SubnetId;
export const AMI = "ami-0aaaaaaa" as ImageId;

export const denied = new AppError("denied", "Your account may not do this.");

/** A port of which only the given calls are expected: any other one fails the test. */
function strict<Port extends object>(name: string, given: Partial<Port>): Port {
	return new Proxy(given, {
		get: (target, key) => {
			if (Reflect.has(target, key)) return Reflect.get(target, key);
			throw new Error(`unexpected call: ${name}.${String(key)}`);
		},
	}) as Port;
}

export const strictEc2 = (given: Partial<Ec2> = {}): Ec2 => strict("ec2", given);
export const strictStacks = (given: Partial<Stacks> = {}): Stacks => strict("stacks", given);
export const strictKeyFiles = (given: Partial<KeyFiles> = {}): KeyFiles => strict("keyFiles", given);

export interface Situation {
	readonly answers?: Partial<Answers>;
	readonly prefill?: Prefill;
	readonly version?: string;
	readonly ec2?: Partial<Ec2>;
	readonly stacks?: Partial<Stacks>;
	readonly keyFiles?: Partial<KeyFiles>;
	readonly signal?: AbortSignal;
	/** By the cluster's name. */
	readonly configProblems?: Readonly<Record<string, ConfigProblem>>;
}

export function contextOf(situation: Situation = {}): StepContext {
	return {
		answers: { region: LONDON, vpc: VPC, ...situation.answers },
		prefill: situation.prefill ?? {},
		profile: profileFor(situation.version ?? "2.11.9"),
		ec2: strictEc2(situation.ec2),
		stacks: strictStacks(situation.stacks),
		keyFiles: strictKeyFiles(situation.keyFiles),
		home: "/home/ada",
		configProblem: async (name) => situation.configProblems?.[name],
		signal: situation.signal ?? new AbortController().signal,
	};
}

export const vpc = (given: Partial<Vpc> = {}): Vpc => ({
	id: VPC,
	name: undefined,
	isDefault: true,
	cidr: "172.31.0.0/16",
	dnsSupport: true,
	dnsHostnames: true,
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
	image("ami-alinux02", "aws-parallelcluster-2.11.9-amzn2-hvm-x86_64-202212010945"),
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

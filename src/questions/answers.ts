import type { NodesSpec, Os, PublicAddress, SharedVolume } from "../cluster/spec.ts";
import type { Architecture, Volume } from "../ports/account.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../ports/ids.ts";
import type { inOrder } from "./steps.ts";

export interface SubnetAnswer {
	readonly id: SubnetId;
	/** Undefined when an id was typed and AWS would not tell. */
	readonly zone: string | undefined;
	/** How many nodes still fit; absent when AWS would not tell. */
	readonly freeAddresses?: number;
	/** Absent when AWS would not tell. */
	readonly publicAddress?: PublicAddress;
	/** True where its way out is a NAT gateway, which is billed by itself. */
	readonly viaNat?: true;
}

export interface VolumeAnswer {
	readonly id: VolumeId;
	readonly name: string | undefined;
	readonly zone: string | undefined;
	/** Absent when AWS would not tell. */
	readonly disk?: Pick<Volume, "type" | "sizeGiB" | "iops" | "mibPerSecond">;
}

export interface ImageAnswer {
	readonly id: ImageId;
	readonly name: string | undefined;
	readonly architecture: Architecture | undefined;
	readonly rootGiB: number | undefined;
	/** Undefined when neither name nor tags tell: then step `os` asks. */
	readonly os: Os | undefined;
	readonly official: boolean;
}

export interface KeyPairAnswer {
	readonly name: string;
	readonly fingerprint: string | undefined;
	readonly type: "rsa" | "ed25519" | undefined;
}

/** `path` is undefined when the user goes on without a private key file. */
export interface KeyFileAnswer {
	readonly path: string | undefined;
}

type Questions = typeof inOrder;

export type StepId = keyof Questions;

/** The answer to each question, keyed by step. Only answers are stored; all else is computed from them. */
export type Answers = {
	readonly [Id in StepId]: Questions[Id] extends { readonly id: Id; summary(answer: infer Answer): string }
		? Answer
		: never;
};

/** Questions whose answers the cluster and the config file know by names of their own. */
type Told =
	| "region"
	| "vpc"
	| "subnet"
	| "volumes"
	| "mounts"
	| "image"
	| "os"
	| "keyPair"
	| "keyFile"
	| "nodes"
	| "name";

/** The answers to all others, under the name of the question. */
export type FurtherAnswers = Partial<Omit<Answers, Told>>;

/** The whole cluster as answered, free of any version's spelling. */
export interface ClusterSpec extends FurtherAnswers {
	readonly name: string;
	readonly region: RegionId;
	readonly vpcId: VpcId;
	readonly subnetId: SubnetId;
	/** How the head node gets an address that can be reached from outside; absent when AWS would not tell. */
	readonly publicAddress?: PublicAddress;
	readonly volumes: readonly SharedVolume[];
	readonly image: {
		readonly id: ImageId;
		readonly os: Os;
		readonly architecture: Architecture | undefined;
		/** True when it is AWS's own image of exactly the pcluster version in use. */
		readonly official: boolean;
	};
	readonly keyName: string;
	/** The private key for ssh on this machine; undefined when the user has none at hand. */
	readonly keyFile: string | undefined;
	readonly nodes: NodesSpec;
}

import type { NodesSpec, Os, PublicAddress, SharedVolume } from "../cluster/spec.ts";
import type { Architecture } from "../ports/account.ts";
import type { ImageId, RegionId, SubnetId, VolumeId, VpcId } from "../ports/ids.ts";

export interface SubnetAnswer {
	readonly id: SubnetId;
	/** Undefined when an id was typed and AWS would not tell. */
	readonly zone: string | undefined;
	/** How many nodes still fit; absent when AWS would not tell. */
	readonly freeAddresses?: number;
	/** Absent when AWS would not tell. */
	readonly publicAddress?: PublicAddress;
}

export interface VolumeAnswer {
	readonly id: VolumeId;
	readonly name: string | undefined;
	readonly zone: string | undefined;
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

/** The answer to each question, keyed by step. Only answers are stored; all else is computed from them. */
export interface Answers {
	readonly region: RegionId;
	readonly vpc: VpcId;
	readonly subnet: SubnetAnswer;
	readonly volumes: readonly VolumeAnswer[];
	readonly mounts: readonly SharedVolume[];
	readonly image: ImageAnswer;
	readonly os: Os;
	readonly keyPair: KeyPairAnswer;
	/** `path` is undefined when the user goes on without a private key file. */
	readonly keyFile: { readonly path: string | undefined };
	readonly nodes: NodesSpec;
	readonly name: string;
}

export type StepId = keyof Answers;

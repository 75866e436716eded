import type { DemoClusterConfig } from "../cluster/facts.ts";

/** Where the stand-in pcluster finds the account, and how often it looks. */
export const ENDPOINT_VARIABLE = "FIRSTLIGHT_DEMO_ENDPOINT";
export const POLL_VARIABLE = "FIRSTLIGHT_DEMO_POLL_MS";

/** The paths of the account's own small interface, beside AWS's. */
export const CONTROL_PATH = "/firstlight-demo/";

export interface CreateRequest {
	readonly name: string;
	readonly config: DemoClusterConfig;
	readonly keepFailed: boolean;
	/** False: only look whether it would be accepted. */
	readonly go: boolean;
}

/** What came of a `create`: pcluster's own lines. */
export interface CreateAnswer {
	readonly outcome: "created" | "refused" | "taken";
	/** Warnings, to be shown whatever the outcome. */
	readonly warnings: readonly string[];
	/** Why it was refused. */
	readonly error: string | undefined;
	readonly bucket: string;
}

export interface FailedEvent {
	readonly at: string;
	readonly status: string;
	readonly type: string;
	readonly logicalId: string;
	readonly reason: string;
	/** 0 in the cluster's own stack, 1 in a nested one. */
	readonly depth: number;
}

/** A cluster as pcluster sees it. */
export interface ClusterReport {
	readonly stackStatus: string;
	readonly newest: { readonly logicalId: string; readonly status: string };
	readonly outputs: readonly (readonly [key: string, value: string])[];
	/** Newest first, a nested stack's own after the line that points to it. */
	readonly failures: readonly FailedEvent[];
	readonly head: { readonly id: string; readonly state: string } | undefined;
	readonly nodes: readonly { readonly id: string; readonly host: string; readonly state: string }[];
	readonly fleet: string | undefined;
	readonly config: DemoClusterConfig;
	readonly user: string;
	readonly privateIp: string;
	readonly publicIp: string;
	/** SHA-1 of the one private key that opens the head node. */
	readonly keyFingerprint: string;
	/** Name and size (GiB) of each shared volume. */
	readonly volumes: readonly { readonly dir: string; readonly sizeGiB: number; readonly name: string }[];
}

export interface ListedReport {
	readonly name: string;
	readonly status: string;
	readonly version: string;
}

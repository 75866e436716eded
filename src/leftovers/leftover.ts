import type { CostTotal } from "../cost/estimate.ts";

/** Something that may have stayed of a cluster, and goes on costing. firstlight removes none of it by itself. */
export interface Leftover {
	readonly kind: LeftoverKind;
	readonly region: string;
	/** AWS's id, or the name where AWS has no other. */
	readonly id: string;
	/** What it is, in a few words: "data, 500 GiB gp2". */
	readonly what: string;
	/** What it was for, as far as names and tags tell, and what is to be known of it: sentences. */
	readonly wasFor: string;
	/** USD an hour; `cents`: so little that no figure is reckoned. */
	readonly cost: CostTotal | "cents";
	/** The command about it, and what that does: what runs is stopped, all else removed. */
	readonly command: string;
	readonly does: "remove it" | "stop it";
	/** What is lost with it. */
	readonly loses: string;
}

type LeftoverKind =
	| "machine"
	| "volume"
	| "snapshot"
	| "address"
	| "NAT gateway"
	| "network"
	| "stack"
	| "logs"
	| "bucket";

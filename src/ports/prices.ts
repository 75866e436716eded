import type { RegionId } from "./ids.ts";

/** One price as AWS lists it, before tax and traffic. */
export interface Price {
	/** USD for one unit: an hour of a machine or of an address, a month of a GiB, of an I/O a second, of a MiB/s. */
	readonly usd: number;
	/** The day it was listed, yyyy-mm-dd. */
	readonly dated: string;
	/** Whose word it is; left out: the list that comes with the program. */
	readonly from?: "aws" | "market";
}

/** The kinds of things that have a price. */
export type PricedThing =
	| { readonly of: "instance"; readonly type: string }
	/** An hour of one on the spot market of a zone, as it was last; where that is not known, of the dearest. */
	| { readonly of: "spot"; readonly type: string; readonly zone?: string | undefined }
	| { readonly of: "disk"; readonly type: string; readonly unit: "gib" | "iops" | "mibPerSecond" }
	| { readonly of: "nat" | "address" };

/** Those that AWS's price list is asked for: of a disk, its room alone. */
export type ListedThing =
	| Extract<PricedThing, { of: "instance" }>
	| { readonly of: "disk"; readonly type: string; readonly unit: "gib" };

/** Prices of one region; undefined where a price is not known, which is said and never guessed. */
export type Prices = (thing: PricedThing) => Price | undefined;

/** AWS's own price lists. Each rejects like every port, `denied` above all: few learners' accounts may read them. */
export interface PriceLists {
	/** What AWS lists for it in this region today, in USD; undefined where the list does not have it. */
	listed(region: RegionId, thing: ListedThing, signal: AbortSignal): Promise<Price | undefined>;
	/** USD an hour of one machine on the spot market of a zone, as it was last; undefined where it has none. */
	spot(
		region: RegionId,
		zone: string | undefined,
		type: string,
		signal: AbortSignal,
	): Promise<Price | undefined>;
}

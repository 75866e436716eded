import type { Program } from "./machine.ts";

/**
 * A pcluster that was found: one that works (`own`: firstlight has installed it; `unconfirmed`: its version was read
 * beside it, it has not been run yet), or one that does not and why, in one sentence.
 */
export type FoundPcluster =
	| {
			readonly works: true;
			readonly program: Program;
			readonly path: string;
			readonly version: string;
			readonly own?: boolean;
			readonly unconfirmed?: boolean;
	  }
	| { readonly works: false; readonly path: string; readonly cause: string; readonly cure: string }
	/** It came with the working folder: what it is, is not known before the user has let it be run. */
	| { readonly works: "not-asked"; readonly path: string };

export interface PclusterFinder {
	/** In the order of preference; empty when there is none. `searched` names the folders looked into. */
	find(signal: AbortSignal): Promise<{ found: FoundPcluster[]; searched: string[] }>;
	/** What one of those found says when it is run, once for it; undefined for others. */
	confirm(path: string): Promise<FoundPcluster | undefined>;
	/** Keeps what the user has said of a pcluster that was not asked: whether it may be run. */
	allow(path: string, may: boolean): Promise<void>;
}

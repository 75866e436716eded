import type { RegionId } from "./ids.ts";

/** The end of a log. */
export interface LogEnd {
	/** Oldest first. */
	readonly lines: string[];
	/** Of the newest line; undefined where there is none. */
	readonly writtenAt: Date | undefined;
}

/** What programs in the account have written, as CloudWatch keeps it; rejects as every port does. */
export interface Logs {
	/**
	 * The names of a log group's streams, that which was written to last first, of very many 250; `not-found` when there
	 * is no such group.
	 */
	streams(region: RegionId, group: string, signal: AbortSignal): Promise<string[]>;
	/** The newest lines of a stream: those of AWS's page of 1 MiB or 10,000 events. */
	newestLines(region: RegionId, group: string, stream: string, signal: AbortSignal): Promise<LogEnd>;
}

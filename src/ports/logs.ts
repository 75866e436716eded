import type { RegionId } from "./ids.ts";

/** What programs in the account have written, as CloudWatch keeps it; rejects as every port does. */
export interface Logs {
	/** The names of a log group's streams, of very many the first 250; `not-found` when there is no such group. */
	streams(region: RegionId, group: string, signal: AbortSignal): Promise<string[]>;
	/** The newest lines of a stream, oldest first: those of AWS's page of 1 MiB or 10,000 events. */
	newestLines(region: RegionId, group: string, stream: string, signal: AbortSignal): Promise<string[]>;
}

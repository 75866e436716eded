import type { RegionId } from "./ports.ts";

/** Whose credentials are in use. */
export interface Caller {
	/** Twelve digits. */
	readonly account: string;
	/** The last part of the ARN: a user's or role session's name. */
	readonly user: string;
}

/** AWS's answer to who we are; rejects as every port does. */
export interface Identity {
	caller(region: RegionId, signal: AbortSignal): Promise<Caller>;
}

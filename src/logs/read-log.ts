import type { NodeLog } from "../diagnosis/node-log.ts";

/** The end of a log, oldest line first. */
export interface ReadLog extends NodeLog {
	/** When something was written there last; undefined where nobody tells. */
	readonly writtenAt: Date | undefined;
	/** True where there is more before it. */
	readonly isCut: boolean;
}

import { plainCheck, type StartCheck } from "./start-check.ts";

/** What a config file, its backup and the logs need at most; below it creating fails halfway. */
const LEAST_MEGABYTES = 50;
/** Installing a pcluster takes so much. */
const COMFORTABLE_MEGABYTES = 500;

/** The line about the room on the home folder's disk; undefined where the system does not tell. */
export function diskCheck(freeMegabytes: number | undefined): StartCheck | undefined {
	if (freeMegabytes === undefined) return undefined;
	const detail =
		freeMegabytes >= 1000
			? `${Math.floor(freeMegabytes / 1000)} GB free`
			: `${Math.floor(freeMegabytes)} MB free`;
	if (freeMegabytes >= COMFORTABLE_MEGABYTES) return plainCheck("disk", "pass", "Disk", detail);
	const state = freeMegabytes < LEAST_MEGABYTES ? "fail" : "warn";
	return {
		...plainCheck("disk", state, "Disk", detail),
		advice: [
			"Config files and logs lie in your home folder. Free some space there before you create a cluster.",
		],
	};
}

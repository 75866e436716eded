import type { Profile } from "./profile.ts";
import { profileFor } from "./profile-for.ts";
import { lastOfVersion2 } from "./version-facts.ts";
import { compareVersions, versionNumberOf } from "./version-number.ts";

/** Which pcluster made a cluster; the version is undefined when the stack does not say. */
export interface MadeBy {
	readonly major: 2 | 3;
	readonly version: string | undefined;
}

/**
 * What is needed to manage a cluster, as a sentence; undefined when the pcluster in use can. Neither major version
 * knows the other's clusters, and version 3 refuses those of a release newer than itself (seen with 3.0 to 3.16.1).
 * Within version 2 a newer one knows the older's (2.11.9 tells them apart by their version); one from before Slurm started
 * nodes itself looks for a scaling group that later clusters have not (2.4.1: "does not have a ComputeFleet").
 */
export function neededFor(made: MadeBy, used: Pick<Profile, "major" | "version">): string | undefined {
	const name = `Made by ParallelCluster ${made.version ?? made.major}`;
	if (made.major !== used.major) {
		const version = made.version ?? (made.major === 2 ? lastOfVersion2 : undefined);
		return `${name}: it takes a pcluster ${made.major}, which is used if it is here. ${installing(version)} It costs money all the same.`;
	}
	const isOut = made.major === 2 ? hasNoScalingGroup : isNewer;
	if (!isOut(made.version, used.version)) return undefined;
	return `${name}, which is newer than yours (${used.version}): it takes that one, which is used if it is here. ${installing(made.version)}`;
}

function installing(version: string | undefined): string {
	return `Else install it: firstlight pcluster install${version === undefined ? "" : ` ${version}`}.`;
}

function hasNoScalingGroup(version: string | undefined, used: string): boolean {
	return version !== undefined && startsNodes(version) && !startsNodes(used);
}

const startsNodes = (version: string) => profileFor(version).slurmStartsNodes;

function isNewer(version: string | undefined, than: string): boolean {
	const made = versionNumberOf(version ?? "");
	const used = versionNumberOf(than);
	return made !== undefined && used !== undefined && compareVersions(made, used) > 0;
}

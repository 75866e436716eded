import type { Profile } from "../pcluster/profile.ts";
import { profileFor } from "../pcluster/profile-for.ts";
import { installCommand } from "../pcluster/version-facts.ts";
import type { Asked } from "../ports/asked.ts";
import type { FoundPcluster } from "../ports/found-pcluster.ts";
import { shortPath } from "../text/short-path.ts";
import { someNames } from "../text/some-names.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** What the search for pcluster gave. */
export interface PclusterSearch {
	readonly found: readonly FoundPcluster[];
	/** Folders looked into, for when there is none. */
	readonly searched: readonly string[];
}

/**
 * Index of the pcluster to use at first: the first that firstlight can drive, else the first that works, else the
 * first; undefined when there is none. One that came with the working folder only where there is no other.
 */
export function firstChoice({ found }: PclusterSearch): number | undefined {
	if (found.length === 0) return undefined;
	const driven = found.findIndex((one) => one.works === true && profileFor(one.version).supported);
	return Math.max(0, driven === -1 ? found.findIndex((one) => one.works === true) : driven);
}

/** How many pclusters were found and asked for their version. */
export function askedPclusters(search: Asked<PclusterSearch>): number {
	return search.at === "known" ? search.value.found.filter((one) => one.works !== "not-asked").length : 0;
}

/** The first pcluster of the working folder that nobody has said anything about; undefined when there is none. */
export function notAsked(search: Asked<PclusterSearch>): string | undefined {
	if (search.at !== "known") return undefined;
	return search.value.found.find((one) => one.works === "not-asked")?.path;
}

/** The line about the pcluster in use; `profile` is its row of the version table, once known. */
export function pclusterCheck(
	search: Asked<PclusterSearch>,
	chosen: number | undefined,
	profile: Profile | undefined,
	home: string,
): StartCheck {
	if (search.at === "asking") return plainCheck("pcluster", "asking", "pcluster", "looking …");
	if (search.at === "failed") {
		const advice = search.error.hint === undefined ? [] : [search.error.hint];
		return { ...plainCheck("pcluster", "fail", "pcluster", search.error.message), advice };
	}
	const one = chosen === undefined ? undefined : search.value.found[chosen];
	if (one === undefined) return missing(search.value.searched, home);
	const path = shortPath(one.path, home);
	if (one.works === "not-asked") {
		return {
			...plainCheck("pcluster", "unknown", "pcluster", `only in this folder: ${path}`),
			advice: [
				"It came with the folder, so firstlight has not run it. Press f to say whether it may. If you trust it, --pcluster runs it.",
			],
		};
	}
	if (!one.works) {
		return {
			...plainCheck("pcluster", "fail", "pcluster", `${path} does not run: ${one.cause}`),
			advice: [one.cure],
		};
	}
	const label = `pcluster ${one.version}`;
	if (profile !== undefined && !profile.supported) return declined(label, path, profile);
	if (profile?.newerThanKnown) return newer(label, path);
	return plainCheck("pcluster", "pass", label, one.own ? `firstlight's own, ${ownFolderOf(path)}` : path);
}

function missing(searched: readonly string[], home: string): StartCheck {
	const places = searched.map((folder) => shortPath(folder, home));
	return {
		...plainCheck("pcluster", "fail", "pcluster", "not found on this machine"),
		advice: ["It is AWS's own command to make clusters."],
		...(places.length === 0 ? {} : { remark: `Looked in ${someNames(places)}.` }),
	};
}

function declined(label: string, path: string, profile: Profile): StartCheck {
	const why = profile.why ?? `firstlight cannot drive pcluster ${profile.version}.`;
	return {
		...plainCheck("pcluster", "fail", label, path),
		advice: [why.replace(`: ${installCommand}`, ".")],
	};
}

/** It works all the same, as far as it has not changed: said here once. */
function newer(label: string, path: string): StartCheck {
	return {
		...plainCheck("pcluster", "warn", label, `newer than this firstlight knows, ${path}`),
		advice: ["firstlight treats it as the newest release that it knows. Read the review with care."],
	};
}

/** The other pclusters that were found, one line each, for the user to choose from. */
export function choicesOf(search: PclusterSearch, home: string): string[] {
	return search.found.map((one) => {
		const path = shortPath(one.path, home);
		if (one.works === "not-asked") return `not run  ${path}: it came with this folder`;
		const own = one.works && one.own ? `firstlight's own, ${ownFolderOf(path)}` : path;
		return one.works ? `pcluster ${one.version}  ${own}` : `broken  ${path}: ${one.cause}`;
	});
}

/** The folder of all that firstlight has installed: short enough for a line, and where to look. */
function ownFolderOf(path: string): string {
	return path.replace(/\/[^/]+\/bin\/pcluster$/, "");
}

import { type Since, valueAt } from "../pcluster/since.ts";
import { lastOfVersion2, OLD_SETUPTOOLS, RELEASES } from "../pcluster/version-facts.ts";
import { compareVersions, versionNumberOf } from "../pcluster/version-number.ts";

/** How a version of pcluster is installed. */
export interface Recipe {
	/** Pythons that it works with, the best first. */
	readonly pythons: readonly string[];
	/** What pip is given besides pcluster itself. */
	readonly beside: readonly string[];
	/** What pip fetches, as far as is known: feeds the bar. */
	readonly download: { readonly megabytes: number; readonly packages: number };
	/** Disk it takes once installed. */
	readonly megabytes: number;
}

/** The newest ParallelCluster 3 that firstlight knows. */
export const newestOfVersion3 = RELEASES[3].newest.join(".");

const OLD_TOOLS = [OLD_SETUPTOOLS, "wheel"];
const OLD_FLASK = [...OLD_TOOLS, "flask<2.3"];
const SIZE_2 = { download: { megabytes: 18, packages: 15 }, megabytes: 70 };
const SIZE_3 = { download: { megabytes: 42, packages: 100 }, megabytes: 184 };

/**
 * Sizes were seen with 2.11.9 and 3.16.1 from pip. setuptools 70 and later lack, or break, what all but the newest
 * import from it (pkg_resources); up to 3.6.1 the Flask and PyYAML asked for fit only older Pythons.
 */
const RECIPES: Since<Recipe> = [
	[[2, 4, 1], { pythons: ["3.8", "3.9", "3.7", "3.6"], beside: OLD_TOOLS, ...SIZE_2 }],
	[[2, 11, 0], { pythons: ["3.11", "3.10", "3.12", "3.13", "3.9", "3.8"], beside: OLD_TOOLS, ...SIZE_2 }],
	[
		[3, 0, 0],
		{
			pythons: ["3.9", "3.8", "3.7"],
			beside: [...OLD_FLASK, "openapi-spec-validator<0.5", "jsonschema<4"],
			...SIZE_3,
		},
	],
	[[3, 1, 1], { pythons: ["3.9", "3.8", "3.7"], beside: OLD_FLASK, ...SIZE_3 }],
	[[3, 7, 0], { pythons: ["3.11", "3.10", "3.9", "3.8", "3.7"], beside: OLD_TOOLS, ...SIZE_3 }],
	[
		[3, 9, 0],
		{ pythons: ["3.11", "3.12", "3.10", "3.13", "3.9", "3.8", "3.7"], beside: OLD_TOOLS, ...SIZE_3 },
	],
	[[3, 12, 0], { pythons: ["3.11", "3.12", "3.13", "3.10", "3.9"], beside: OLD_TOOLS, ...SIZE_3 }],
	[[3, 14, 0], { pythons: ["3.11", "3.12", "3.13", "3.10", "3.9"], beside: [], ...SIZE_3 }],
	[[3, 16, 2], { pythons: ["3.11", "3.12", "3.13", "3.14", "3.10", "3.9"], beside: [], ...SIZE_3 }],
];

/** The version as pip and the folder name it; undefined when the text is none, or one that was never released. */
export function releaseOf(text: string): string | undefined {
	const exact = /^\d+\.\d+\.\d+$/.test(text) ? versionNumberOf(text) : undefined;
	if (exact === undefined || compareVersions(exact, RECIPES[0][0]) < 0) return undefined;
	return exact.join(".");
}

/** How to install `version`, a release: the newest row that it has reached. */
export function recipeFor(version: string): Recipe {
	return valueAt(RECIPES, versionNumberOf(version) ?? RECIPES[0][0]);
}

/** One of the versions that the start screen offers. */
export interface Offered {
	readonly version: string;
	/** For whom it is, in one sentence. */
	readonly why: string;
}

const OFFERED: readonly Offered[] = [
	{ version: newestOfVersion3, why: "Recommended: the newest, which AWS looks after." },
	{
		version: lastOfVersion2,
		why: "As in the tutorial, or for clusters of version 2.",
	},
];

/** The versions to offer, the recommended one first: those that `isDriven` says firstlight can work with. */
export function offeredVersions(isDriven: (version: string) => boolean): Offered[] {
	return OFFERED.filter(({ version }) => isDriven(version));
}

/** Those of `names` that are versions, the newest first. */
export function newestFirst(names: readonly string[]): string[] {
	const versions = names.flatMap((name) => {
		const number = releaseOf(name) === name ? versionNumberOf(name) : undefined;
		return number === undefined ? [] : [{ name, number }];
	});
	return versions.sort((a, b) => compareVersions(b.number, a.number)).map(({ name }) => name);
}

import type { FactsAt, Profile } from "./profile.ts";
import { type Since, valueAt } from "./since.ts";
import { installCommand, lastOfVersion2, RELEASES, VERSION_FACTS } from "./version-facts.ts";
import { compareVersions, type VersionNumber, versionNumberOf } from "./version-number.ts";

/**
 * What the pcluster of this version accepts. Never throws: a version that firstlight does not drive comes with
 * `supported: false` and the reason; a release newer than the table counts as the newest one in it.
 */
export function profileFor(version: string): Profile {
	const name = version.trim();
	const number = versionNumberOf(name);
	if (!number) return profileFrom(RELEASES[2].oldest, name, notAVersion(name));
	return profileFrom(number, name, whyNot(number, name));
}

function profileFrom(number: VersionNumber, version: string, why: string | undefined): Profile {
	const major = majorOf(number);
	const entries = Object.entries<Since<unknown>>(VERSION_FACTS).map(([name, fact]) => [
		name,
		valueAt(fact, number),
	]);
	const facts: FactsAt = Object.fromEntries(entries);
	return {
		...facts,
		version,
		major,
		supported: why === undefined,
		...(why === undefined ? {} : { why }),
		newerThanKnown: compareVersions(number, RELEASES[major].newest) > 0,
		supportsArchitecture: (os, architecture) =>
			(architecture === "arm64" ? facts.armOses : facts.oses).includes(os),
	};
}

/** The known major version that serves one of this number. */
function majorOf(number: VersionNumber): 2 | 3 {
	return number[0] >= 3 ? 3 : 2;
}

function whyNot(number: VersionNumber, version: string): string | undefined {
	const major = majorOf(number);
	const { oldest } = RELEASES[major];
	if (number[0] > major) {
		return (
			`ParallelCluster ${version} came after this firstlight, which works with versions 2 and 3. ` +
			`Look for a newer firstlight, or install ${lastOfVersion2}: ${installCommand}`
		);
	}
	if (compareVersions(number, oldest) < 0) {
		return (
			`ParallelCluster ${version} is too old: firstlight works with ${oldest.join(".")} ` +
			`to ${lastOfVersion2}. Install ${lastOfVersion2}: ${installCommand}`
		);
	}
	return undefined;
}

function notAVersion(answer: string): string {
	const said = answer === "" ? "did not tell its version" : `gave “${answer}” as its version`;
	return `This pcluster ${said}. Install ${lastOfVersion2}: ${installCommand}`;
}

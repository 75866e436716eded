import { plainText } from "../text/plain.ts";
import type { Profile } from "./profile.ts";
import { installCommand, lastOfVersion2, version2 } from "./profiles.ts";
import { version3 } from "./profiles-v3.ts";
import { compareVersions, type VersionNumber, versionNumberOf } from "./version-number.ts";
import type { Since, VersionTable } from "./version-table.ts";

/**
 * What the pcluster of this version accepts. Never throws: a version that firstlight does not drive comes with
 * `supported: false` and the reason; a release newer than the table counts as the newest one in it.
 */
export function profileFor(version: string): Profile {
	const name = plainText(version).trim();
	const number = versionNumberOf(name);
	if (!number) return profileFrom(version2, version2.oldest, name, notAVersion(name));
	const table = number[0] >= 3 ? version3 : version2;
	return profileFrom(table, number, name, whyNot(table, number, name));
}

function profileFrom(
	table: VersionTable,
	number: VersionNumber,
	version: string,
	why: string | undefined,
): Profile {
	const at = <Value>(fact: Since<Value>): Value => valueAt(fact, number);
	const oses = at(table.oses);
	const armOses = at(table.armOses);
	const stateful = at(table.fleetStateFor);
	const withPython38 = at(table.lambdaPython38For);
	return {
		version,
		major: table.major,
		supported: why === undefined,
		...(why === undefined ? {} : { why }),
		newerThanKnown: compareVersions(number, table.newest) > 0,
		oses,
		armOses,
		schedulers: at(table.schedulers),
		regions: at(table.regions),
		minimumRootGiB: at(table.minimumRootGiB),
		maximumVolumes: at(table.maximumVolumes),
		imageNamesHoldArchitecture: at(table.imageNamesHoldArchitecture),
		clusterName: table.clusterName,
		stackPrefix: table.stackPrefix,
		sanityCheck: at(table.sanityCheck),
		inlineComments: at(table.inlineComments),
		fileKeys: at(table.fileKeys),
		sshTakesRegion: at(table.sshTakesRegion),
		fleetHasState: (scheduler) => stateful.includes(scheduler),
		createExitLies: at(table.createExitLies),
		bootTimeoutMinutes: at(table.bootTimeoutMinutes),
		typicalCreateMinutes: at(table.typicalCreateMinutes),
		typicalResources: at(table.typicalResources),
		initialNodes: at(table.initialNodes),
		ownVolume: at(table.ownVolume),
		reservedFolders: at(table.reservedFolders),
		rsaRefusedFor: at(table.rsaRefusedFor),
		severalSubnets: at(table.severalSubnets),
		rootFollowsImage: at(table.rootFollowsImage),
		findsOfficialImage: at(table.findsOfficialImage),
		sshFromSetting: at(table.sshFromSetting),
		lambdaPython38: (scheduler) => withPython38.includes(scheduler),
		noOfficialImage: at(table.noOfficialImage),
		checksVolumes: at(table.checksVolumes),
		supportsArchitecture: (os, architecture) => (architecture === "arm64" ? armOses : oses).includes(os),
	};
}

/** The newest value that holds at `number`; the oldest known one for a version before the table. */
function valueAt<Value>(fact: Since<Value>, number: VersionNumber): Value {
	const reached = fact.filter(([from]) => compareVersions(from, number) <= 0);
	return (reached.at(-1) ?? fact[0])[1];
}

function whyNot(table: VersionTable, number: VersionNumber, version: string): string | undefined {
	if (number[0] > table.major) {
		return (
			`ParallelCluster ${version} came after this firstlight, which works with versions 2 and 3. ` +
			`Look for a newer firstlight, or install ${lastOfVersion2}: ${installCommand}`
		);
	}
	if (compareVersions(number, table.oldest) < 0) {
		return (
			`ParallelCluster ${version} is too old: firstlight works with ${table.oldest.join(".")} ` +
			`to ${lastOfVersion2}. Install ${lastOfVersion2}: ${installCommand}`
		);
	}
	return undefined;
}

function notAVersion(answer: string): string {
	const said = answer === "" ? "did not tell its version" : `gave “${answer}” as its version`;
	return `This pcluster ${said}. Install ${lastOfVersion2}: ${installCommand}`;
}

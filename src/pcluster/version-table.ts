import type { Os, Scheduler } from "../cluster/spec.ts";
import type { FileKeys } from "./file-keys-v2.ts";
import type { VersionNumber } from "./version-number.ts";

/** A fact that changed with certain releases: each value holds from its version on, oldest first. */
export type Since<Value> = readonly [
	readonly [from: VersionNumber, value: Value],
	...(readonly (readonly [from: VersionNumber, value: Value])[]),
];

/** Everything that differs between the versions of one major line of pcluster. */
export interface VersionTable {
	readonly major: 2 | 3;
	readonly oldest: VersionNumber;
	/** The newest release that the table was made from. */
	readonly newest: VersionNumber;
	readonly stackPrefix: string;
	readonly clusterName: { readonly pattern: RegExp; readonly rule: string };
	readonly oses: Since<readonly Os[]>;
	readonly armOses: Since<readonly Os[]>;
	readonly schedulers: Since<readonly Scheduler[]>;
	readonly regions: Since<readonly string[]>;
	readonly minimumRootGiB: Since<number>;
	readonly maximumVolumes: Since<number>;
	readonly imageNamesHoldArchitecture: Since<boolean>;
	readonly sanityCheck: Since<boolean>;
	readonly inlineComments: Since<boolean>;
	readonly fileKeys: Since<FileKeys | undefined>;
	readonly sshTakesRegion: Since<boolean>;
	readonly fleetStateFor: Since<readonly Scheduler[]>;
	readonly createExitLies: Since<boolean>;
	readonly bootTimeoutMinutes: Since<number>;
	readonly typicalCreateMinutes: Since<readonly [number, number]>;
	readonly typicalResources: Since<number>;
	readonly initialNodes: Since<boolean>;
	readonly ownVolume: Since<{ readonly folder: string; readonly sizeGiB: number } | undefined>;
	readonly reservedFolders: Since<readonly string[]>;
	readonly rsaRefusedFor: Since<readonly Os[]>;
	readonly severalSubnets: Since<boolean>;
	readonly rootFollowsImage: Since<boolean>;
	readonly findsOfficialImage: Since<boolean>;
	readonly sshFromSetting: Since<string>;
	readonly lambdaPython38For: Since<readonly Scheduler[]>;
	readonly noOfficialImage: Since<readonly Os[]>;
	readonly checksVolumes: Since<boolean>;
}

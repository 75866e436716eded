import type { Os } from "../cluster/spec.ts";
import { REGIONS_2_10_1, RESERVED_FOLDERS } from "./profiles.ts";
import type { Since, VersionTable } from "./version-table.ts";

const OSES: readonly Os[] = ["alinux2", "centos7", "ubuntu1804", "ubuntu2004"];
const OSES_3_7: readonly Os[] = ["alinux2", "centos7", "ubuntu2004", "ubuntu2204", "rhel8"];
const OSES_3_10: readonly Os[] = [
	"alinux2",
	"alinux2023",
	"ubuntu2004",
	"ubuntu2204",
	"rhel8",
	"rocky8",
	"rhel9",
	"rocky9",
];
const OSES_3_14: readonly Os[] = [...without(OSES_3_10, "ubuntu2004"), "ubuntu2404"];

/** Both architectures run each of them (constants of every release from 3.0.0 to 3.16.1). */
const OSES_BY_VERSION: Since<readonly Os[]> = [
	[[3, 0, 0], OSES],
	[
		[3, 6, 0],
		[...OSES, "rhel8"],
	],
	[[3, 7, 0], OSES_3_7],
	[
		[3, 8, 0],
		[...OSES_3_7, "rocky8"],
	],
	[
		[3, 9, 0],
		[...OSES_3_7, "rocky8", "rhel9", "rocky9"],
	],
	[[3, 10, 0], OSES_3_10],
	[
		[3, 13, 0],
		[...OSES_3_10, "ubuntu2404"],
	],
	[[3, 14, 0], OSES_3_14],
	[[3, 16, 0], without(OSES_3_14, "alinux2")],
];

const REGIONS_3_8 = [...REGIONS_2_10_1, "il-central-1"];
const REGIONS_3_11 = [...REGIONS_3_8, "ap-southeast-3"];
const REGIONS_3_13 = [...REGIONS_3_11, "ap-southeast-7"];

/**
 * ParallelCluster 3, from each release of 3.0.0 to 3.16.1. The root volume has to hold the image: from 3.2 on that
 * is the only rule, so its minimum here is the size of AWS's own images, a floor for where the size is not known.
 */
export const version3: VersionTable = {
	major: 3,
	oldest: [3, 0, 0],
	newest: [3, 16, 1],
	stackPrefix: "",
	// With Slurm accounting (from 3.5) pcluster takes 40 characters only; its own check then says so.
	clusterName: {
		pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,59}$/,
		rule: "A letter first, then letters, digits and hyphens; 2 to 60 characters.",
	},
	oses: OSES_BY_VERSION,
	armOses: OSES_BY_VERSION,
	schedulers: [
		[
			[3, 0, 0],
			["slurm", "awsbatch"],
		],
		[[3, 16, 0], ["slurm"]],
	],
	// From 3.10 on pcluster also asks AWS for the newest list, so a region may be missing here.
	regions: [
		[[3, 0, 0], REGIONS_2_10_1],
		[[3, 8, 0], REGIONS_3_8],
		[[3, 11, 0], REGIONS_3_11],
		[[3, 13, 0], REGIONS_3_13],
		[
			[3, 13, 1],
			[...REGIONS_3_13, "ap-southeast-5"],
		],
	],
	minimumRootGiB: [
		[[3, 0, 0], 35],
		[[3, 7, 0], 40],
		[[3, 13, 0], 45],
		[[3, 16, 2], 50],
	],
	maximumVolumes: [[[3, 0, 0], 5]],
	imageNamesHoldArchitecture: [[[3, 0, 0], true]],
	sanityCheck: [[[3, 0, 0], true]],
	inlineComments: [[[3, 0, 0], true]],
	fileKeys: [[[3, 0, 0], undefined]],
	sshTakesRegion: [[[3, 0, 0], true]],
	fleetStateFor: [
		[
			[3, 0, 0],
			["slurm", "awsbatch"],
		],
	],
	createExitLies: [[[3, 0, 0], false]],
	bootTimeoutMinutes: [
		[[3, 0, 0], 30],
		[[3, 13, 0], 35],
	],
	typicalCreateMinutes: [
		[
			[3, 0, 0],
			[8, 20],
		],
	],
	// 55 were seen with 3.16.1 and one queue; before 3.6 the queues had no stack of their own.
	typicalResources: [
		[[3, 0, 0], 50],
		[[3, 6, 0], 55],
	],
	initialNodes: [[[3, 0, 0], false]],
	ownVolume: [[[3, 0, 0], undefined]],
	reservedFolders: [
		[[3, 0, 0], RESERVED_FOLDERS],
		[[3, 8, 0], RESERVED_FOLDERS.filter((folder) => folder !== "/home")],
	],
	rsaRefusedFor: [
		[[3, 0, 0], []],
		[[3, 7, 0], ["ubuntu2204"]],
		[
			[3, 13, 0],
			["ubuntu2204", "ubuntu2404"],
		],
	],
	severalSubnets: [
		[[3, 0, 0], false],
		[[3, 4, 0], true],
	],
	rootFollowsImage: [
		[[3, 0, 0], false],
		[[3, 2, 0], true],
	],
	findsOfficialImage: [
		[[3, 0, 0], false],
		[[3, 3, 1], true],
	],
	sshFromSetting: [[[3, 0, 0], "HeadNode, Ssh, AllowedIps"]],
	lambdaPython38For: [
		[
			[3, 0, 0],
			["slurm", "awsbatch"],
		],
		[[3, 3, 0], []],
	],
	noOfficialImage: [
		[[3, 0, 0], []],
		[[3, 8, 0], ["rocky8"]],
		[
			[3, 9, 0],
			["rocky8", "rocky9"],
		],
	],
	checksVolumes: [
		[[3, 0, 0], false],
		[[3, 4, 0], true],
	],
};

function without(oses: readonly Os[], left: Os): readonly Os[] {
	return oses.filter((os) => os !== left);
}

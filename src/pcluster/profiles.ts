import { fileKeysV2 } from "./file-keys-v2.ts";
import type { VersionTable } from "./version-table.ts";

/** The release to install for ParallelCluster 2: its last one. */
export const lastOfVersion2 = "2.11.9";

/** Installs the last ParallelCluster 2 beside whatever is there (seen to work with Python 3.8 to 3.11). */
export const installCommand =
	"python3 -m venv ~/pcluster2 && ~/pcluster2/bin/pip install 'setuptools<70' wheel " +
	`'aws-parallelcluster==${lastOfVersion2}'`;

const REGIONS_2 = [
	"ap-east-1",
	"ap-northeast-1",
	"ap-northeast-2",
	"ap-south-1",
	"ap-southeast-1",
	"ap-southeast-2",
	"ca-central-1",
	"cn-north-1",
	"cn-northwest-1",
	"eu-central-1",
	"eu-north-1",
	"eu-west-1",
	"eu-west-2",
	"eu-west-3",
	"sa-east-1",
	"us-east-1",
	"us-east-2",
	"us-gov-east-1",
	"us-gov-west-1",
	"us-west-1",
	"us-west-2",
];
/** The regions from 2.10.1 on, and those that version 3 began with. */
export const REGIONS_2_10_1 = [...REGIONS_2, "af-south-1", "eu-south-1", "me-south-1"];

/**
 * Folders that pcluster 3 refuses as mount points from 3.2 on, those of any version together; version 2 and 3.0 do
 * not look, and fail while the nodes start. Since 3.8 a volume may be the home folder.
 */
export const RESERVED_FOLDERS: readonly string[] = (
	"/bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /opt/slurm /opt/intel /opt/parallelcluster " +
	"/opt/parallelcluster/shared /opt/parallelcluster/shared_login_nodes /proc /root /run /sbin /srv /sys /tmp /usr /var"
).split(" ");

/** ParallelCluster 2, from its public repository at each tag; the edges were seen with 2.4.1 … 2.11.9. */
export const version2: VersionTable = {
	major: 2,
	oldest: [2, 4, 1],
	newest: [2, 11, 9],
	stackPrefix: "parallelcluster-",
	clusterName: {
		pattern: /^[a-zA-Z][a-zA-Z0-9-]{0,59}$/,
		rule: "A letter first, then letters, digits and hyphens; at most 60 characters.",
	},
	oses: [
		[
			[2, 4, 1],
			["alinux", "centos6", "centos7", "ubuntu1404", "ubuntu1604"],
		],
		[
			[2, 5, 0],
			["alinux", "centos6", "centos7", "ubuntu1604", "ubuntu1804"],
		],
		[
			[2, 6, 0],
			["alinux", "alinux2", "centos6", "centos7", "ubuntu1604", "ubuntu1804"],
		],
		[
			[2, 10, 0],
			["alinux", "alinux2", "centos7", "centos8", "ubuntu1604", "ubuntu1804"],
		],
		[
			[2, 11, 0],
			["alinux2", "centos7", "centos8", "ubuntu1804", "ubuntu2004"],
		],
		[
			[2, 11, 4],
			["alinux2", "centos7", "ubuntu1804", "ubuntu2004"],
		],
	],
	armOses: [
		[[2, 4, 1], []],
		[
			[2, 8, 0],
			["alinux2", "ubuntu1804"],
		],
		[
			[2, 10, 0],
			["alinux2", "ubuntu1804", "centos8"],
		],
		[
			[2, 11, 0],
			["alinux2", "ubuntu1804", "ubuntu2004", "centos8"],
		],
		[
			[2, 11, 4],
			["alinux2", "ubuntu1804", "ubuntu2004"],
		],
	],
	schedulers: [
		[
			[2, 4, 1],
			["slurm", "sge", "torque", "awsbatch"],
		],
		[
			[2, 11, 5],
			["slurm", "awsbatch"],
		],
	],
	regions: [
		[[2, 4, 1], REGIONS_2],
		[[2, 10, 1], REGIONS_2_10_1],
	],
	minimumRootGiB: [
		[[2, 4, 1], 17],
		[[2, 5, 0], 25],
		[[2, 11, 0], 35],
	],
	maximumVolumes: [[[2, 4, 1], 5]],
	imageNamesHoldArchitecture: [
		[[2, 4, 1], false],
		[[2, 8, 0], true],
	],
	sanityCheck: [
		[[2, 4, 1], false],
		[[2, 10, 2], true],
	],
	inlineComments: [
		[[2, 4, 1], false],
		[[2, 5, 0], true],
	],
	fileKeys: fileKeysV2,
	sshTakesRegion: [
		[[2, 4, 1], false],
		[[2, 10, 0], true],
	],
	fleetStateFor: [
		[[2, 4, 1], []],
		[[2, 9, 0], ["slurm"]],
	],
	createExitLies: [
		[[2, 4, 1], true],
		[[2, 5, 1], false],
	],
	bootTimeoutMinutes: [
		[[2, 4, 1], 30],
		[[2, 11, 5], 60],
	],
	typicalCreateMinutes: [
		[
			[2, 4, 1],
			[8, 20],
		],
	],
	typicalResources: [
		[[2, 4, 1], 37],
		[[2, 9, 0], 40],
	],
	initialNodes: [[[2, 4, 1], true]],
	ownVolume: [[[2, 4, 1], { folder: "/shared", sizeGiB: 20 }]],
	reservedFolders: [[[2, 4, 1], RESERVED_FOLDERS]],
	rsaRefusedFor: [[[2, 4, 1], []]],
	severalSubnets: [[[2, 4, 1], false]],
	rootFollowsImage: [[[2, 4, 1], false]],
	findsOfficialImage: [[[2, 4, 1], false]],
	sshFromSetting: [[[2, 4, 1], "ssh_from"]],
	lambdaPython38For: [
		[[2, 4, 1], ["awsbatch"]],
		[
			[2, 9, 0],
			["slurm", "awsbatch"],
		],
	],
	noOfficialImage: [[[2, 4, 1], []]],
	checksVolumes: [[[2, 4, 1], false]],
};

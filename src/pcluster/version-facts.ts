import type { Os, Scheduler } from "../cluster/spec.ts";
import { type FileKeys, fileKeysV2 } from "./file-keys-v2.ts";
import type { Since } from "./since.ts";
import type { VersionNumber } from "./version-number.ts";

/**
 * The releases that the facts below were made from: those of ParallelCluster 2 from its public repository at each tag
 * (the edges were seen with 2.4.1 … 2.11.9), those of 3 from each release.
 */
export const RELEASES: Record<2 | 3, { readonly oldest: VersionNumber; readonly newest: VersionNumber }> = {
	2: { oldest: [2, 4, 1], newest: [2, 11, 9] },
	3: { oldest: [3, 0, 0], newest: [3, 16, 1] },
};

/** The release to install for ParallelCluster 2: its last one. */
export const lastOfVersion2 = RELEASES[2].newest.join(".");

/** What versions 2 and early versions 3 need of setuptools, as pip is told it: later ones lack what they import. */
export const OLD_SETUPTOOLS = "setuptools<70";

/** The release from which on nothing in a cluster needs a Python that AWS has ended for Lambda. */
export const safeFromLambda = "3.14.1";

/** Installs the last ParallelCluster 2 beside whatever is there (seen to work with Python 3.8 to 3.11). */
export const installCommand =
	`python3 -m venv ~/pcluster2 && ~/pcluster2/bin/pip install '${OLD_SETUPTOOLS}' wheel ` +
	`'aws-parallelcluster==${lastOfVersion2}'`;

const GUIDE = "https://docs.aws.amazon.com/parallelcluster/";

const GUIDE_PAGES_2: ReadonlyMap<string, string> = new Map([
	[`${GUIDE}latest/ug/troubleshooting-v3.html`, `${GUIDE}v2/ug/troubleshooting.html`],
	[`${GUIDE}latest/ug/iam-roles-in-parallelcluster-v3.html`, `${GUIDE}v2/ug/iam.html`],
	[`${GUIDE}latest/ug/building-custom-ami-v3.html`, `${GUIDE}v2/ug/tutorials_02_ami_customization.html`],
]);

/** What stands before a cluster's name in that of its stack, with version 2. */
export const STACK_PREFIX_2 = "parallelcluster-";

const OSES_3: readonly Os[] = ["alinux2", "centos7", "ubuntu1804", "ubuntu2004"];
const OSES_3_7: readonly Os[] = ["alinux2", "centos7", "ubuntu2004", "ubuntu2204", "rhel8"];
const OSES_3_9: readonly Os[] = [...OSES_3_7, "rocky8", "rhel9", "rocky9"];
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

/** Both architectures run each of them from version 3 on (constants of every release from 3.0.0 to 3.16.1). */
const OSES_BY_VERSION_3 = {
	"3.0.0": OSES_3,
	"3.6.0": [...OSES_3, "rhel8"],
	"3.7.0": OSES_3_7,
	"3.8.0": [...OSES_3_7, "rocky8"],
	"3.9.0": OSES_3_9,
	"3.10.0": OSES_3_10,
	"3.13.0": [...OSES_3_10, "ubuntu2404"],
	"3.14.0": OSES_3_14,
	"3.16.0": without(OSES_3_14, "alinux2"),
} as const satisfies Values<readonly Os[]>;

const REGIONS_2: readonly string[] = (
	"ap-east-1 ap-northeast-1 ap-northeast-2 ap-south-1 ap-southeast-1 ap-southeast-2 ca-central-1 cn-north-1 " +
	"cn-northwest-1 eu-central-1 eu-north-1 eu-west-1 eu-west-2 eu-west-3 sa-east-1 us-east-1 us-east-2 us-gov-east-1 " +
	"us-gov-west-1 us-west-1 us-west-2"
).split(" ");
const REGIONS_2_10_1 = [...REGIONS_2, "af-south-1", "eu-south-1", "me-south-1"];
const REGIONS_3_8 = [...REGIONS_2_10_1, "il-central-1"];
const REGIONS_3_11 = [...REGIONS_3_8, "ap-southeast-3"];
const REGIONS_3_13 = [...REGIONS_3_11, "ap-southeast-7"];

/**
 * Folders that pcluster 3 refuses as mount points from 3.2 on, those of any version together; version 2 and 3.0 do
 * not look, and fail while the nodes start. Since 3.8 a volume may be the home folder.
 */
const RESERVED_FOLDERS: readonly string[] = (
	"/bin /boot /dev /etc /home /lib /lib64 /media /mnt /opt /opt/slurm /opt/intel /opt/parallelcluster " +
	"/opt/parallelcluster/shared /opt/parallelcluster/shared_login_nodes /proc /root /run /sbin /srv /sys /tmp /usr /var"
).split(" ");

/**
 * What pcluster accepts, by version: one row a fact, each value from its release on, over both major versions. This is
 * the only place where versions differ; no other code compares them.
 */
export const VERSION_FACTS = {
	oses: since<readonly Os[]>({
		"2.4.1": ["alinux", "centos6", "centos7", "ubuntu1404", "ubuntu1604"],
		"2.5.0": ["alinux", "centos6", "centos7", "ubuntu1604", "ubuntu1804"],
		"2.6.0": ["alinux", "alinux2", "centos6", "centos7", "ubuntu1604", "ubuntu1804"],
		"2.10.0": ["alinux", "alinux2", "centos7", "centos8", "ubuntu1604", "ubuntu1804"],
		"2.11.0": ["alinux2", "centos7", "centos8", "ubuntu1804", "ubuntu2004"],
		"2.11.4": ["alinux2", "centos7", "ubuntu1804", "ubuntu2004"],
		...OSES_BY_VERSION_3,
	}),
	/** Which operating systems also run on Arm. */
	armOses: since<readonly Os[]>({
		"2.4.1": [],
		"2.8.0": ["alinux2", "ubuntu1804"],
		"2.10.0": ["alinux2", "ubuntu1804", "centos8"],
		"2.11.0": ["alinux2", "ubuntu1804", "ubuntu2004", "centos8"],
		"2.11.4": ["alinux2", "ubuntu1804", "ubuntu2004"],
		...OSES_BY_VERSION_3,
	}),
	schedulers: since<readonly Scheduler[]>({
		"2.4.1": ["slurm", "sge", "torque", "awsbatch"],
		"2.11.5": ["slurm", "awsbatch"],
		"3.16.0": ["slurm"],
	}),
	/** From 3.10 on pcluster also asks AWS for the newest list, so a region may be missing here. */
	regions: since<readonly string[]>({
		"2.4.1": REGIONS_2,
		"2.10.1": REGIONS_2_10_1,
		"3.8.0": REGIONS_3_8,
		"3.11.0": REGIONS_3_11,
		"3.13.0": REGIONS_3_13,
		"3.13.1": [...REGIONS_3_13, "ap-southeast-5"],
	}),
	/**
	 * Smallest root volume in GiB; the image's own size counts as well. From 3.2 on that is the only rule: here then
	 * stands the size of AWS's own images, a floor for where the size is not known.
	 */
	minimumRootGiB: since({
		"2.4.1": 17,
		"2.5.0": 25,
		"2.11.0": 35,
		"3.7.0": 40,
		"3.13.0": 45,
		"3.16.2": 50,
	}),
	/** True where the root volume may be as small as the image's own, whatever `minimumRootGiB` says. */
	rootFollowsImage: since({ "2.4.1": false, "3.2.0": true }),
	/** Largest number of shared EBS volumes. */
	maximumVolumes: since({ "2.4.1": 5 }),
	/** With Slurm accounting (from 3.5) pcluster takes 40 characters only; its own check then says so. */
	clusterName: since<{ readonly pattern: RegExp /** The rule as a sentence. */; readonly rule: string }>({
		"2.4.1": {
			pattern: /^[a-zA-Z][a-zA-Z0-9-]{0,59}$/,
			rule: "A letter first, then letters, digits and hyphens; at most 60 characters.",
		},
		"3.0.0": {
			pattern: /^[a-zA-Z][a-zA-Z0-9-]{1,59}$/,
			rule: "A letter first, then letters, digits and hyphens; 2 to 60 characters.",
		},
	}),
	/** True where the export of logs has to be told an S3 bucket: later ones take that of pcluster. */
	exportNeedsBucket: since({ "2.4.1": true, "3.12.0": false }),
	/** What stands before a cluster's name in that of its stack. */
	stackPrefix: since({ "2.4.1": STACK_PREFIX_2, "3.0.0": "" }),
	/** For pages of AWS's newest guide to ParallelCluster the one that says the same of this version; none: the same. */
	guidePages: since({ "2.4.1": GUIDE_PAGES_2, "3.0.0": new Map<string, string>() }),
	/** False where pcluster's own check stumbles over AWS's newer images (2.4.1–2.10.1, seen in its source). */
	sanityCheck: since({ "2.4.1": false, "2.10.2": true }),
	/** False where an inline comment becomes part of the value (seen with 2.4.1). */
	inlineComments: since({ "2.4.1": false, "2.5.0": true }),
	/** The keys of version 2's file; undefined for version 3, whose file follows a schema. */
	fileKeys: [...fileKeysV2, [[3, 0, 0], undefined]] satisfies Since<FileKeys | undefined>,
	/** False where `pcluster ssh` takes no `-r`. */
	sshTakesRegion: since({ "2.4.1": false, "2.10.0": true }),
	/** True where an update says first what it would change, and asks (`pcluster update` of 2.8.0, `--dryrun`). */
	checksUpdates: since({ "2.4.1": false, "2.8.0": true }),
	/** Typical time of a create, minutes: fewest and most. */
	typicalCreateMinutes: since<readonly [number, number]>({ "2.4.1": [8, 20] }),
	/**
	 * Resources in a typical cluster, nested stacks included: what the bar expects until templates are read. 55 were
	 * seen with 3.16.1 and one queue; before 3.6 the queues had no stack of their own.
	 */
	typicalResources: since({ "2.4.1": 37, "2.9.0": 40, "3.0.0": 50, "3.6.0": 55 }),
	/** True where nodes can be there at the start and leave later; else there are only those that always stay. */
	initialNodes: since({ "2.4.1": true, "3.0.0": false }),
	/** The volume that pcluster makes of its own, and deletes with the cluster, when none is shared; undefined: none. */
	ownVolume: since<{ readonly folder: string; readonly sizeGiB: number; readonly type: string } | undefined>({
		"2.4.1": { folder: "/shared", sizeGiB: 20, type: "gp2" },
		"3.0.0": undefined,
	}),
	/** EC2's word for the type of root disks, where the file says nothing else. */
	rootDiskType: since({ "2.4.1": "gp2", "3.2.0": "gp3" }),
	/** True where the templates are made with AWS's CDK, which runs on a Node. */
	needsNode: since({ "2.4.1": false, "3.0.0": true }),
	/** True where the head node has an Elastic IP of its own (v2), billed also while the node is stopped. */
	headKeepsAddress: since({ "2.4.1": true, "3.0.0": false }),
	/** Folders that no volume can take: those of the system and of ParallelCluster. */
	reservedFolders: since({
		"2.4.1": RESERVED_FOLDERS,
		"3.8.0": RESERVED_FOLDERS.filter((folder) => folder !== "/home"),
	}),
	/** Operating systems whose ssh refuses keys of the kind RSA. */
	rsaRefusedFor: since<readonly Os[]>({
		"2.4.1": [],
		"3.7.0": ["ubuntu2204"],
		"3.13.0": ["ubuntu2204", "ubuntu2404"],
	}),
	/** True where a queue may have several subnets. */
	severalSubnets: since({ "2.4.1": false, "3.4.0": true }),
	/** Operating systems that AWS publishes no image for: they need one of the user's own. */
	noOfficialImage: since<readonly Os[]>({ "2.4.1": [], "3.8.0": ["rocky8"], "3.9.0": ["rocky8", "rocky9"] }),
	/** True where pcluster finds AWS's image of its version by itself, deprecated ones included. */
	findsOfficialImage: since({ "2.4.1": false, "3.3.1": true }),
	/** The Python of the AWS Lambda functions in a scheduler's clusters, where AWS is about to refuse it. */
	oldLambdaPython: since<Partial<Record<Scheduler, "3.8" | "3.9">>>({
		"2.4.1": { awsbatch: "3.8" },
		"2.9.0": { slurm: "3.8", awsbatch: "3.8" },
		"3.3.0": { slurm: "3.9", awsbatch: "3.9" },
		"3.14.0": {},
	}),
	/** Actions of IAM that making a cluster needs besides those of every version (pcluster's own policies). */
	furtherRights: since<readonly string[]>({
		"2.4.1": [],
		"3.0.0": ["iam:AttachRolePolicy", "iam:DetachRolePolicy", "iam:TagRole", "lambda:TagResource"],
	}),
	/**
	 * What becomes of a cluster's logs at AWS when it is deleted: `none` before it wrote any, `go` where only version 2's
	 * `--keep-logs` leaves them, else for how many days they stay unless its config says so (pcluster's changelog).
	 */
	logsWhenDeleted: since<"none" | "go" | number>({
		"2.4.1": "none",
		"2.6.0": "go",
		"3.0.0": 14,
		"3.6.0": 180,
	}),
	/** True where Slurm starts each node itself; before, scaling groups and message queues of AWS did. */
	slurmStartsNodes: since({ "2.4.1": false, "2.9.0": true }),
};

type Release = `${number}.${number}.${number}`;
type Values<Value> = Readonly<Record<Release, Value>>;

function since<Value>(values: Values<Value>): Since<Value> {
	const rows = Object.entries<Value>(values).map(([from, value]) => [from.split(".").map(Number), value]);
	return rows as unknown as Since<Value>;
}

function without(oses: readonly Os[], left: Os): readonly Os[] {
	return oses.filter((os) => os !== left);
}

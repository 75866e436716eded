import { ACCOUNT, awsId } from "./ids.ts";
import type { DemoImage } from "./things.ts";

/** The account that publishes ParallelCluster's images in the commercial regions. */
const PUBLISHER = "247102896272";

const TWO_YEARS_MS = 2 * 365 * 86_400_000;

type Arch = "x86_64" | "arm64";

interface Release {
	readonly version: string;
	/** Day of the build, also the tail of the name. */
	readonly built: string;
	readonly suffixes: readonly (readonly [suffix: string, archs: readonly Arch[]])[];
	readonly rootGiB: number;
	readonly nameHoldsArch: boolean;
}

const X86: readonly Arch[] = ["x86_64"];
const BOTH: readonly Arch[] = ["x86_64", "arm64"];

const UP_TO_2_7 = [
	["amzn-hvm", X86],
	["centos7-hvm", X86],
	["ubuntu-1604-lts-hvm", X86],
	["ubuntu-1804-lts-hvm", X86],
] as const;
const FROM_2_8 = [
	["amzn-hvm", X86],
	["amzn2-hvm", BOTH],
	["centos7-hvm", X86],
	["ubuntu-1804-lts-hvm", BOTH],
] as const;
const FROM_2_11 = [
	["amzn2-hvm", BOTH],
	["centos7-hvm", X86],
	["ubuntu-1804-lts-hvm", BOTH],
	["ubuntu-2004-lts-hvm", BOTH],
] as const;
const FROM_3_7 = [
	["amzn2-hvm", BOTH],
	["ubuntu-2004-lts-hvm", BOTH],
	["ubuntu-2204-lts-hvm", BOTH],
	["rhel8-hvm", BOTH],
] as const;

const FROM_3_14 = [
	["amzn2023-hvm", BOTH],
	["ubuntu-2204-lts-hvm", BOTH],
	["ubuntu-2404-lts-hvm", BOTH],
	["rhel8-hvm", BOTH],
	["rhel9-hvm", BOTH],
] as const;

const RELEASES: readonly Release[] = [
	release("2.4.1", "201907291201", UP_TO_2_7, 15),
	release("2.5.1", "201912131402", UP_TO_2_7, 25),
	release("2.7.0", "202005151106", UP_TO_2_7, 25),
	release("2.8.1", "202007261503", FROM_2_8, 25),
	release("2.9.1", "202009281009", FROM_2_8, 25),
	release("2.10.4", "202105171244", FROM_2_8, 25),
	release("2.11.0", "202106301532", FROM_2_11, 35),
	release("2.11.4", "202112201117", FROM_2_11, 35),
	release("2.11.9", "202212221212", FROM_2_11, 35),
	release("3.1.5", "202212221430", FROM_2_11, 35),
	release("3.8.0", "202312141005", FROM_3_7, 40),
	release("3.11.1", "202410101325", FROM_3_7, 40),
	release("3.13.2", "202507021710", FROM_3_7, 45),
	release("3.16.1", "202609171432", FROM_3_14, 45),
];

/** AWS's own images of ParallelCluster in one region, named as AWS names them; each with ids of its own. */
export function officialImages(region: string): DemoImage[] {
	return RELEASES.flatMap((it) =>
		it.suffixes.flatMap(([suffix, archs]) => archs.map((arch) => officialImage(region, it, suffix, arch))),
	);
}

function officialImage(region: string, it: Release, suffix: string, arch: Arch): DemoImage {
	const name = `aws-parallelcluster-${it.version}-${suffix}${it.nameHoldsArch ? `-${arch}` : ""}-${it.built}`;
	const createdAt = dayOf(it.built);
	return {
		id: awsId("ami", `${region} ${name}`),
		name,
		description: `AWS ParallelCluster AMI for ${suffix}`,
		owner: PUBLISHER,
		ownerAlias: "amazon",
		public: true,
		architecture: arch,
		rootGiB: it.rootGiB,
		createdAt,
		deprecatedAt: new Date(createdAt.getTime() + TWO_YEARS_MS),
		tags: {},
	};
}

/** The part of an image's name that stands for an operating system, as version 3.16.1 calls that. */
const SUFFIXES: Readonly<Record<string, string>> = {
	alinux2023: "amzn2023-hvm",
	ubuntu2204: "ubuntu-2204-lts-hvm",
	ubuntu2404: "ubuntu-2404-lts-hvm",
	rhel8: "rhel8-hvm",
	rhel9: "rhel9-hvm",
};

/** AWS's images of a version 3, each with its operating system, in the order of the account. */
export function officialOf(
	images: readonly DemoImage[],
	version: string,
): { readonly os: string; readonly image: DemoImage }[] {
	return images.flatMap((image) => {
		if (image.ownerAlias !== "amazon") return [];
		const os = Object.keys(SUFFIXES).find((it) =>
			image.name.startsWith(`aws-parallelcluster-${version}-${SUFFIXES[it]}-`),
		);
		return os === undefined ? [] : [{ os, image }];
	});
}

/** An image that this account made itself. */
export function ownImage(region: string, name: string, architecture: Arch, createdAt: Date): DemoImage {
	return {
		id: awsId("ami", `${region} ${name}`),
		name,
		description: "made with pcluster createami",
		owner: ACCOUNT,
		ownerAlias: undefined,
		public: false,
		architecture,
		rootGiB: 40,
		createdAt,
		deprecatedAt: undefined,
		tags: { Name: name },
	};
}

function release(version: string, built: string, suffixes: Release["suffixes"], rootGiB: number): Release {
	const nameHoldsArch = !/^2\.[4-7]\./.test(version);
	return { version, built, suffixes, rootGiB, nameHoldsArch };
}

function dayOf(stamp: string): Date {
	const [, year, month, day, hour, minute] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(stamp) ?? [];
	return new Date(`${year}-${month}-${day}T${hour}:${minute}:00.000Z`);
}

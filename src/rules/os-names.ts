import type { Os } from "../cluster/spec.ts";

interface OsFact {
	/** As people know it. */
	readonly name: string;
	/** The part of an official image's name that tells it (seen in the names that pcluster itself looks for). */
	readonly imageSuffix: string;
	/** The last month in which its makers look after it, without support that is paid for, as they announce it. */
	readonly ends: string;
	/** What ends with it, as a clause. */
	readonly after?: string;
}

const MIRRORS = "installing packages with yum fails until it is pointed at an archive";

/** ParallelCluster's operating systems, best suggestion first. */
export const OS_FACTS: Readonly<Record<Os, OsFact>> = {
	alinux2023: { name: "Amazon Linux 2023", imageSuffix: "amzn2023-hvm", ends: "2029-06" },
	alinux2: { name: "Amazon Linux 2", imageSuffix: "amzn2-hvm", ends: "2026-06" },
	ubuntu2404: { name: "Ubuntu 24.04", imageSuffix: "ubuntu-2404-lts-hvm", ends: "2029-05" },
	ubuntu2204: { name: "Ubuntu 22.04", imageSuffix: "ubuntu-2204-lts-hvm", ends: "2027-05" },
	rocky9: { name: "Rocky Linux 9", imageSuffix: "rocky9-hvm", ends: "2032-05" },
	rhel9: { name: "Red Hat Enterprise Linux 9", imageSuffix: "rhel9-hvm", ends: "2032-05" },
	rocky8: { name: "Rocky Linux 8", imageSuffix: "rocky8-hvm", ends: "2029-05" },
	rhel8: { name: "Red Hat Enterprise Linux 8", imageSuffix: "rhel8-hvm", ends: "2029-05" },
	ubuntu2004: { name: "Ubuntu 20.04", imageSuffix: "ubuntu-2004-lts-hvm", ends: "2025-05" },
	ubuntu1804: { name: "Ubuntu 18.04", imageSuffix: "ubuntu-1804-lts-hvm", ends: "2023-05" },
	centos7: { name: "CentOS 7", imageSuffix: "centos7-hvm", ends: "2024-06", after: MIRRORS },
	centos8: { name: "CentOS 8", imageSuffix: "centos8-hvm", ends: "2021-12", after: MIRRORS },
	alinux: { name: "Amazon Linux 1", imageSuffix: "amzn-hvm", ends: "2023-12" },
	ubuntu1604: { name: "Ubuntu 16.04", imageSuffix: "ubuntu-1604-lts-hvm", ends: "2021-04" },
	centos6: { name: "CentOS 6", imageSuffix: "centos6-hvm", ends: "2020-11", after: MIRRORS },
	ubuntu1404: { name: "Ubuntu 14.04", imageSuffix: "ubuntu-1404-lts-hvm", ends: "2019-04" },
};

/** True once its makers have ended it. */
export function hasEnded(os: Os, now: Date): boolean {
	return now.toISOString().slice(0, 7) > OS_FACTS[os].ends;
}

const MONTHS = "January February March April May June July August September October November December".split(
	" ",
);

/** "CentOS 7 ended in June 2024", and what that means for the user. */
export function endWords(os: Os): string {
	const { name, ends, after } = OS_FACTS[os];
	return `${name} ended in ${monthOf(ends)}${after === undefined ? "" : `: ${after}`}`;
}

/** When its makers ended it: "June 2024". */
export function monthOf(ends: string): string {
	const [year = "", month = ""] = ends.split("-");
	return `${MONTHS[Number(month) - 1]} ${year}`;
}

/** Every operating system, the best suggestion first. */
export const OSES_BY_PREFERENCE = Object.keys(OS_FACTS) as readonly Os[];

const OFFICIAL = /^aws-parallelcluster-(\d+\.\d+\.\d+)-(.+?-hvm)(?:-(x86_64|arm64))?[- ]/;

/** What an image's name says when it is built like an official one's; undefined parts are not in the name. */
export function readImageName(name: string): { version: string | undefined; os: Os | undefined } {
	const [, version, suffix] = OFFICIAL.exec(name) ?? [];
	const os = OSES_BY_PREFERENCE.find((candidate) => OS_FACTS[candidate].imageSuffix === suffix);
	return { version: version ?? /aws-parallelcluster-(\d+\.\d+\.\d+)/.exec(name)?.[1], os };
}

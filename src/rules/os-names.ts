import type { Os } from "../cluster/spec.ts";

interface OsFact {
	/** As people know it. */
	readonly name: string;
	/** The part of an official image's name that tells it (seen in the names that pcluster itself looks for). */
	readonly imageSuffix: string;
	/** Set when its makers have ended it: what that means for the user. */
	readonly ended?: string;
}

const MIRRORS = "installing packages with yum fails until it is pointed at an archive";

/** ParallelCluster's operating systems, best suggestion first. */
export const OS_FACTS: Readonly<Record<Os, OsFact>> = {
	alinux2023: { name: "Amazon Linux 2023", imageSuffix: "amzn2023-hvm" },
	alinux2: { name: "Amazon Linux 2", imageSuffix: "amzn2-hvm" },
	ubuntu2404: { name: "Ubuntu 24.04", imageSuffix: "ubuntu-2404-lts-hvm" },
	ubuntu2204: { name: "Ubuntu 22.04", imageSuffix: "ubuntu-2204-lts-hvm" },
	rocky9: { name: "Rocky Linux 9", imageSuffix: "rocky9-hvm" },
	rhel9: { name: "Red Hat Enterprise Linux 9", imageSuffix: "rhel9-hvm" },
	rocky8: { name: "Rocky Linux 8", imageSuffix: "rocky8-hvm" },
	rhel8: { name: "Red Hat Enterprise Linux 8", imageSuffix: "rhel8-hvm" },
	ubuntu2004: { name: "Ubuntu 20.04", imageSuffix: "ubuntu-2004-lts-hvm" },
	ubuntu1804: { name: "Ubuntu 18.04", imageSuffix: "ubuntu-1804-lts-hvm" },
	centos7: { name: "CentOS 7", imageSuffix: "centos7-hvm", ended: `CentOS 7 ended in June 2024: ${MIRRORS}` },
	centos8: {
		name: "CentOS 8",
		imageSuffix: "centos8-hvm",
		ended: `CentOS 8 ended in December 2021: ${MIRRORS}`,
	},
	alinux: { name: "Amazon Linux 1", imageSuffix: "amzn-hvm", ended: "Amazon Linux 1 ended in December 2023" },
	ubuntu1604: { name: "Ubuntu 16.04", imageSuffix: "ubuntu-1604-lts-hvm" },
	centos6: {
		name: "CentOS 6",
		imageSuffix: "centos6-hvm",
		ended: `CentOS 6 ended in November 2020: ${MIRRORS}`,
	},
	ubuntu1404: { name: "Ubuntu 14.04", imageSuffix: "ubuntu-1404-lts-hvm" },
};

/** Every operating system, the best suggestion first. */
export const OSES_BY_PREFERENCE = Object.keys(OS_FACTS) as readonly Os[];

const OFFICIAL = /^aws-parallelcluster-(\d+\.\d+\.\d+)-(.+?-hvm)(?:-(x86_64|arm64))?[- ]/;

/** What an image's name says when it is built like an official one's; undefined parts are not in the name. */
export function readImageName(name: string): { version: string | undefined; os: Os | undefined } {
	const [, version, suffix] = OFFICIAL.exec(name) ?? [];
	const os = OSES_BY_PREFERENCE.find((candidate) => OS_FACTS[candidate].imageSuffix === suffix);
	return { version: version ?? /aws-parallelcluster-(\d+\.\d+\.\d+)/.exec(name)?.[1], os };
}

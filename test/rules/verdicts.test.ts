import { describe, expect, test } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { imageVerdict, leastRootGiB, systemVerdict } from "../../src/rules/image.ts";
import { isNamedAfter, keyPairVerdict } from "../../src/rules/key.ts";
import { isNested, labelFrom } from "../../src/rules/mount.ts";
import { endWords, readImageName } from "../../src/rules/os-names.ts";
import { processorQuotaOf } from "../../src/rules/quota.ts";
import {
	publicAddressIn,
	roomVerdict,
	subnetVerdict,
	vpcOfSubnetVerdict,
	wayVerdict,
} from "../../src/rules/subnet.ts";
import { headVerdict, processorsVerdict } from "../../src/rules/types.ts";
import { marksOf } from "../../src/rules/verdict.ts";
import { volumeVerdict } from "../../src/rules/volume.ts";
import { vpcVerdict } from "../../src/rules/vpc.ts";
import { holder, image, instanceType, keyFile, subnet, VPC, volume, vpc } from "../harness/account.ts";

/** Amazon Linux 2 ended in June 2026. */
const [NOW, THEN] = [new Date("2026-11-23"), new Date("2026-06-30")];
const v2 = profileFor("2.11.9");
const OWN = { own: true };

test.each([
	["a VPC with names", vpcVerdict(vpc()), "fine"],
	["one without", vpcVerdict(vpc({ dnsHostnames: false })), "unfit"],
	[
		"one that is off here and not readable there",
		vpcVerdict(vpc({ dnsSupport: undefined, dnsHostnames: false })),
		"unfit",
	],
	["one that tells only half", vpcVerdict(vpc({ dnsSupport: undefined })), "unknown"],
	["a public subnet", wayVerdict(subnet()), "fine"],
	["one behind a NAT", wayVerdict(subnet({ route: "nat" })), "odd"],
	["one without a way out", wayVerdict(subnet({ route: "none" })), "unfit"],
	["one whose routes are not readable", wayVerdict(subnet({ route: "unknown" })), "unknown"],
	["one of IPv6 alone", wayVerdict(subnet({ ipv6Only: true })), "unfit"],
	["a private one that is full", subnetVerdict(subnet({ route: "nat", freeAddresses: 1 })), "unfit"],
	["one with two addresses", subnetVerdict(subnet({ freeAddresses: 2 })), "fine"],
	["room for all", roomVerdict(3, { initial: 1, maximum: 2 }), "fine"],
	["room for the start alone", roomVerdict(2, { initial: 1, maximum: 2 }), "odd"],
	["room for less than the start", roomVerdict(1, { initial: 1, maximum: 2 }), "unfit"],
	["a free volume here", volumeVerdict(volume("1", "a"), "eu-west-2a"), "fine"],
	["a free volume, the zone not known", volumeVerdict(volume("1", "a"), undefined), "fine"],
	["a volume elsewhere", volumeVerdict(volume("1", "a"), "eu-west-2b"), "unfit"],
	["a volume in use", volumeVerdict(volume("1", "a", { state: "in-use" }), "eu-west-2a"), "unfit"],
	["an image whose version nobody tells", imageVerdict(image("ami-1", "x", OWN), v2, NOW), "odd"],
	["the same of another account", imageVerdict(image("ami-1", "x"), v2, NOW), "unfit"],
	["a system in good care", systemVerdict("alinux2", v2, THEN), "fine"],
	["the same once its makers have ended it", systemVerdict("alinux2", v2, NOW), "odd"],
	[
		"an image for arm64",
		imageVerdict(
			image("ami-1", "aws-parallelcluster-2.11.9-amzn2-hvm-arm64-202212010945", { architecture: "arm64" }),
			v2,
			THEN,
		),
		"odd",
	],
	["a subnet of a Local Zone", subnetVerdict(subnet({ zone: "us-west-2-lax-1a" })), "odd"],
	["one that its makers have ended", systemVerdict("centos7", v2, NOW), "odd"],
	["one that pcluster has ended", systemVerdict("centos6", v2, NOW), "unfit"],
	[
		"an RSA key for Ubuntu 22.04",
		keyPairVerdict({ type: "rsa" }, "ubuntu2204", profileFor("3.7.0")),
		"unfit",
	],
	["an RSA key before that", keyPairVerdict({ type: "rsa" }, "ubuntu2204", profileFor("3.6.1")), "fine"],
	["an ED25519 key", keyPairVerdict({ type: "ed25519" }, "ubuntu2204", profileFor("3.7.0")), "fine"],
	["enough memory for a head node", headVerdict({ ...instanceType("a.b", 1), memoryMiB: 1740 }), "fine"],
	["too little of it", headVerdict({ ...instanceType("a.b", 1), memoryMiB: 1739 }), "odd"],
])("%s", (_what, verdict, fit) => {
	expect(verdict.fit).toBe(fit);
});

describe("processors", () => {
	const x86 = instanceType("t3.large", 8);
	const arm = instanceType("t4g.large", 8, { architectures: ["arm64"] });

	test("are measured by the image, or by the head node where the image does not tell", () => {
		expect(processorsVerdict(arm, x86, "arm64").fit).toBe("fine");
		expect(processorsVerdict(arm, arm, "x86_64")).toMatchObject({ why: expect.stringMatching(/x86_64$/) });
		expect(processorsVerdict(arm, arm, undefined).fit).toBe("fine");
		expect(processorsVerdict(arm, x86, undefined).fit).toBe("unfit");
	});
});

test("the root disk follows the image, but in versions with a least size of their own", () => {
	expect(leastRootGiB(20, v2)).toBe(v2.minimumRootGiB);
	expect(leastRootGiB(60, v2)).toBe(60);
	expect(leastRootGiB(20, profileFor("3.16.1"))).toBe(20);
	expect(leastRootGiB(undefined, v2)).toBe(v2.minimumRootGiB);
});

test.each([
	["t3.large", "ondemand", "Running On-Demand Standard instances"],
	["c5.large", "spot", "All Standard Spot Instance Requests"],
	["g5.xlarge", "ondemand", "Running On-Demand G and VT instances"],
	["hpc7a.12xlarge", "ondemand", "Running On-Demand HPC instances"],
	["hpc7a.12xlarge", "spot", undefined],
	["inf2.xlarge", "ondemand", undefined],
] as const)("which limit counts a %s on the market %s: %s", (type, market, name) => {
	expect(processorQuotaOf(type, market)?.name).toBe(name);
});

test("the cure for a system that has ended is another one, where one is left to choose", () => {
	expect(systemVerdict("centos7", v2, THEN)).toMatchObject({
		cure: expect.stringMatching(/^Choose another/),
	});
	expect(systemVerdict("centos7", v2, NOW)).toMatchObject({
		cure: "So have all systems that pcluster 2.11.9 takes: a newer pcluster has others.",
	});
});

test("a volume says who holds it", () => {
	const held = volume("1", "a", { state: "in-use", holders: [holder("i-1", "part3"), holder("i-2")] });
	expect(marksOf(volumeVerdict(held, undefined))).toEqual({ disabled: "in use by part3 (i-1), i-2" });
	const own = { ...held, holders: [{ ...holder("i-1", "HeadNode"), cluster: "lsst" }] };
	expect(marksOf(volumeVerdict(own, undefined))).toEqual({ disabled: "in use by your cluster lsst" });
});

test("a list dims what is unfit, and notes what is odd", () => {
	expect(marksOf(systemVerdict("centos6", v2, NOW))).toHaveProperty("disabled");
	expect(marksOf(systemVerdict("centos7", v2, NOW))).toHaveProperty("note");
	expect(marksOf(wayVerdict(subnet({ route: "unknown" })))).toEqual({});
});

test.each([
	[
		"a VPC without both settings",
		vpcVerdict(vpc({ dnsSupport: false, dnsHostnames: false })),
		"DNS support is off and DNS host names are off",
	],
	[
		"one address left",
		roomVerdict(1, { initial: 1, maximum: 2 }),
		"1 free address; head node and compute nodes may need 3",
	],
	[
		"two of them",
		roomVerdict(2, { initial: 1, maximum: 2 }),
		"2 free addresses; head node and compute nodes may need 3",
	],
	[
		"a subnet with no way and no room",
		subnetVerdict(subnet({ route: "none", freeAddresses: 0 })),
		"no way to the internet, so the head node could not report back",
	],
	[
		"a private one in a Local Zone",
		subnetVerdict(subnet({ route: "nat", zone: "us-west-2-lax-1a" })),
		"ssh only from inside this network",
	],
	[
		"one of another VPC",
		vpcOfSubnetVerdict(subnet(), "vpc-1" as typeof VPC),
		`it belongs to another VPC, ${VPC}`,
	],
	["one of this VPC", vpcOfSubnetVerdict(subnet(), VPC), undefined],
	[
		"a volume that is being made",
		volumeVerdict(volume("1", "a", { state: "creating" }), undefined),
		"not ready for use: AWS says “creating”",
	],
	[
		"one that nobody says to hold",
		volumeVerdict(volume("1", "a", { state: "in-use" }), undefined),
		"in use by another machine",
	],
	[
		"a volume elsewhere that is in use",
		volumeVerdict(volume("1", "a", { state: "in-use" }), "eu-west-2b"),
		"in eu-west-2a",
	],
])("%s, in words: %s", (_what, verdict, why) => {
	expect("why" in verdict ? verdict.why : undefined).toBe(why);
});

test("a command switches on each setting of a VPC that is off", () => {
	const command = (given: Parameters<typeof vpc>[0]) => {
		const verdict = vpcVerdict(vpc(given));
		return "command" in verdict ? verdict.command : undefined;
	};
	const on = (setting: string) =>
		`aws ec2 modify-vpc-attribute --vpc-id ${VPC} --enable-dns-${setting} '{"Value":true}'`;
	expect(command({ dnsSupport: false, dnsHostnames: false })).toBe(`${on("support")} && ${on("hostnames")}`);
	expect(command({ dnsHostnames: false })).toBe(on("hostnames"));
});

test.each([
	[{ route: "unknown" }, undefined],
	[{ route: "nat" }, "none"],
	[{ publicIpOnLaunch: true }, "automatic"],
	[{ publicIpOnLaunch: false }, "elastic"],
] as const)("machines of a subnet with %j get an address: %s", (given, address) => {
	expect(publicAddressIn(subnet(given))).toBe(address);
});

test.each([
	["lsst", true],
	["lsst.pem", true],
	["lsst.key", true],
	["lsst.txt", false],
	["my-lsst.pem", false],
])("a file is called like the key pair lsst: %s: %s", (name, is) => {
	expect(
		isNamedAfter(keyFile(`/home/ada/lsst.d/${name}`), { name: "lsst", type: "rsa", fingerprint: "a" }),
	).toBe(is);
});

test.each([
	["PS1 catalogue!", [], "PS1_catalogue"],
	["2nd disk", [], "nd_disk"],
	["data", ["data"], "data_2"],
	["data", ["data", "data_2"], "data_3"],
	["a".repeat(40), [], "a".repeat(26)],
	[`${"a".repeat(25)} b`, [], "a".repeat(25)],
	["default", [], "volume1"],
	["123", ["volume1"], "volume2"],
	[undefined, [], "volume1"],
])("a volume named %s beside %j has the label %s", (name, taken, label) => {
	expect(labelFrom(name, taken)).toBe(label);
});

test("a folder lies in another by whole names", () => {
	expect([
		isNested("/a/b", "/a"),
		isNested("/a", "/a/b"),
		isNested("/ab", "/a"),
		isNested("/a", "/a"),
	]).toEqual([true, true, false, false]);
});

test("an image's name tells its version and system, as far as it is built like an official one's", () => {
	expect(readImageName("aws-parallelcluster-3.9.1-amzn2-hvm-x86_64-2024")).toEqual({
		version: "3.9.1",
		os: "alinux2",
	});
	expect(readImageName("my-aws-parallelcluster-3.9.1-copy")).toEqual({ version: "3.9.1", os: undefined });
	expect(readImageName("mine")).toEqual({ version: undefined, os: undefined });
	expect(endWords("alinux2")).toBe("Amazon Linux 2 ended in June 2026");
	expect(endWords("centos8")).toMatch(/^CentOS 8 ended in December 2021: installing packages/);
});

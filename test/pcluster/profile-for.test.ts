import { describe, expect, it } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { RELEASES } from "../../src/pcluster/version-facts.ts";

/** The newest ParallelCluster 3 that the facts know, or one so many minor releases and patches after it. */
function release(minors: number, patches = 0): string {
	const [major, minor, patch] = RELEASES[3].newest;
	return [major, minor + minors, patch + patches].join(".");
}

describe("profileFor", () => {
	it.each([
		["2.4.1", 17],
		["2.4.9", 17],
		["2.5.0", 25],
		["2.10.4", 25],
		["2.11.0", 35],
		["2.11.9", 35],
		["3.6.1", 35],
		["3.7.0", 40],
		["3.12.0", 40],
		["3.13.0", 45],
		["3.16.1", 45],
	])("%s needs a root volume of %i GiB", (version, least) => {
		expect(profileFor(version).minimumRootGiB).toBe(least);
	});

	it.each([
		["2.4.1", "alinux centos6 centos7 ubuntu1404 ubuntu1604"],
		["2.5.1", "alinux centos6 centos7 ubuntu1604 ubuntu1804"],
		["2.6.0", "alinux alinux2 centos6 centos7 ubuntu1604 ubuntu1804"],
		["2.9.1", "alinux alinux2 centos6 centos7 ubuntu1604 ubuntu1804"],
		["2.10.0", "alinux alinux2 centos7 centos8 ubuntu1604 ubuntu1804"],
		["2.11.0", "alinux2 centos7 centos8 ubuntu1804 ubuntu2004"],
		["2.11.3", "alinux2 centos7 centos8 ubuntu1804 ubuntu2004"],
		["2.11.4", "alinux2 centos7 ubuntu1804 ubuntu2004"],
		["3.5.1", "alinux2 centos7 ubuntu1804 ubuntu2004"],
		["3.11.1", "alinux2 alinux2023 ubuntu2004 ubuntu2204 rhel8 rocky8 rhel9 rocky9"],
		["3.6.0", "alinux2 centos7 ubuntu1804 ubuntu2004 rhel8"],
		["3.7.0", "alinux2 centos7 ubuntu2004 ubuntu2204 rhel8"],
		["3.8.0", "alinux2 centos7 ubuntu2004 ubuntu2204 rhel8 rocky8"],
		["3.9.3", "alinux2 centos7 ubuntu2004 ubuntu2204 rhel8 rocky8 rhel9 rocky9"],
		["3.13.2", "alinux2 alinux2023 ubuntu2004 ubuntu2204 rhel8 rocky8 rhel9 rocky9 ubuntu2404"],
		["3.15.1", "alinux2 alinux2023 ubuntu2204 rhel8 rocky8 rhel9 rocky9 ubuntu2404"],
		["3.16.0", "alinux2023 ubuntu2204 rhel8 rocky8 rhel9 rocky9 ubuntu2404"],
		["3.16.1", "alinux2023 ubuntu2204 rhel8 rocky8 rhel9 rocky9 ubuntu2404"],
	])("%s knows the operating systems %s", (version, oses) => {
		expect(profileFor(version).oses.join(" ")).toBe(oses);
	});

	it.each([
		["2.7.0", "centos7", "arm64", false],
		["2.7.0", "alinux2", "arm64", false],
		["2.8.0", "alinux2", "arm64", true],
		["2.9.1", "centos8", "arm64", false],
		["2.10.0", "centos8", "arm64", true],
		["2.11.3", "centos8", "arm64", true],
		["2.11.4", "centos8", "arm64", false],
		["2.11.4", "ubuntu2004", "arm64", true],
		["2.11.9", "centos7", "x86_64", true],
		["2.11.9", "alinux", "x86_64", false],
	] as const)("%s with %s on %s: %s", (version, os, architecture, possible) => {
		expect(profileFor(version).supportsArchitecture(os, architecture)).toBe(possible);
	});

	it.each([
		["2.11.4", "slurm sge torque awsbatch"],
		["2.11.5", "slurm awsbatch"],
		["3.0.0", "slurm awsbatch"],
		["3.15.1", "slurm awsbatch"],
		["3.16.0", "slurm"],
	])("%s knows the schedulers %s", (version, schedulers) => {
		expect(profileFor(version).schedulers.join(" ")).toBe(schedulers);
	});

	it.each([
		["2.4.1", 21],
		["2.10.0", 21],
		["2.10.1", 24],
		["2.11.9", 24],
		["3.0.0", 24],
		["3.7.2", 24],
		["3.8.0", 25],
		["3.10.1", 25],
		["3.11.0", 26],
		["3.13.0", 27],
		["3.13.1", 28],
		["3.16.1", 28],
	])("%s works in %i regions", (version, count) => {
		expect(profileFor(version).regions).toHaveLength(count);
	});

	it.each([
		["2.4.1", { inlineComments: false, sanityCheck: false, sshTakesRegion: false }],
		["2.5.0", { inlineComments: true, sanityCheck: false, sshTakesRegion: false }],
		["2.9.1", { sshTakesRegion: false, sanityCheck: false }],
		["2.10.0", { sshTakesRegion: true, sanityCheck: false }],
		["2.10.1", { sanityCheck: false }],
		["2.10.2", { sanityCheck: true }],
		[
			"2.8.1",
			{
				oldLambdaPython: { awsbatch: "3.8" },
				slurmStartsNodes: false,
				typicalResources: 37,
				rootFollowsImage: false,
			},
		],
		["2.9.0", { oldLambdaPython: { slurm: "3.8" }, slurmStartsNodes: true, typicalResources: 40 }],
		[
			"2.11.9",
			{ initialNodes: true, stackPrefix: "parallelcluster-", ownVolume: { folder: "/shared", sizeGiB: 20 } },
		],
		["3.0.0", { initialNodes: false, stackPrefix: "", ownVolume: undefined, fileKeys: undefined }],
		["3.2.4", { oldLambdaPython: { slurm: "3.8" }, rootFollowsImage: true }],
		["3.3.0", { oldLambdaPython: { slurm: "3.9" }, findsOfficialImage: false }],
		["3.3.1", { severalSubnets: false, findsOfficialImage: true }],
		["3.4.0", { severalSubnets: true, rsaRefusedFor: [], noOfficialImage: [] }],
		["3.7.0", { rsaRefusedFor: ["ubuntu2204"], reservedFolders: expect.arrayContaining(["/home"]) }],
		["3.8.0", { noOfficialImage: ["rocky8"], reservedFolders: expect.not.arrayContaining(["/home"]) }],
		["3.9.0", { noOfficialImage: ["rocky8", "rocky9"] }],
		["3.13.0", { rsaRefusedFor: ["ubuntu2204", "ubuntu2404"], oldLambdaPython: { slurm: "3.9" } }],
		["3.14.0", { oldLambdaPython: expect.not.objectContaining({ slurm: expect.anything() }) }],
	])("%s is told apart at its edges", (version, facts) => {
		expect(profileFor(version)).toMatchObject(facts);
	});

	it.each(["2.4.1", "2.5.1", "2.11.9"])("drives %s", (version) => {
		const profile = profileFor(version);
		expect([profile.supported, profile.why, profile.version]).toEqual([true, undefined, version]);
	});

	it.each(["2.11.10", "2.12.0", "2.99.1"])("takes the unknown %s for the newest version 2", (version) => {
		const { oses, minimumRootGiB, supported } = profileFor(version);
		expect({ oses, minimumRootGiB, supported }).toEqual({
			oses: profileFor("2.11.9").oses,
			minimumRootGiB: 35,
			supported: true,
		});
	});

	it.each([
		["2.11.9", false],
		["2.11.10", true],
		["2.12.0", true],
		["3.0.0", false],
		[release(0), false],
		[release(0, 1), true],
		[`${release(1)}b1`, true],
		["nonsense", false],
	])("%s came after this program: %s", (version, after) => {
		expect(profileFor(version).newerThanKnown).toBe(after);
	});

	it.each([release(0, 1), "3.99.0"])("takes the unknown %s for the newest version 3", (version) => {
		const { oses, schedulers, regions } = profileFor(version);
		const newest = profileFor(release(0));
		expect({ oses, schedulers, regions }).toEqual({
			oses: newest.oses,
			schedulers: newest.schedulers,
			regions: newest.regions,
		});
	});

	it("has no folder twice and knows which ones version 3 refuses", () => {
		const folders = (version: string) => profileFor(version).reservedFolders;
		expect([folders("3.7.2").includes("/home"), folders("3.8.0").includes("/home")]).toEqual([true, false]);
		expect(new Set(folders("3.16.1")).size).toBe(folders("3.16.1").length);
		expect(folders("3.16.1")).not.toContain("/mnt/data");
	});

	it.each([
		["l", false],
		["ls", true],
		["lsst_2", false],
		[`a${"b".repeat(59)}`, true],
		[`a${"b".repeat(60)}`, false],
	])("version 3 takes %s for a name: %s", (name, good) => {
		expect(profileFor("3.16.1").clusterName.pattern.test(name)).toBe(good);
	});

	it("declines a version 4 politely and says what to install", () => {
		const { supported, why, major } = profileFor("4.0.0");
		expect([supported, major]).toEqual([false, 3]);
		expect(why).toContain("4.0.0");
		expect(why).toContain("aws-parallelcluster==2.11.9");
	});

	it.each(["2.4.0", "2.3.1", "1.0.0", "0.9"])("finds %s too old", (version) => {
		const { supported, why } = profileFor(version);
		expect(supported).toBe(false);
		expect(why).toContain("too old");
	});

	it.each(["", "usage: pcluster", "nonsense"])("is not confused by the answer %j", (version) => {
		const { supported, why, oses } = profileFor(version);
		expect(supported).toBe(false);
		expect(why).toContain("2.11.9");
		expect(oses.length).toBeGreaterThan(0);
	});

	it.each([
		["lsst", true],
		["a", true],
		["Lsst-2", true],
		["2lsst", false],
		["lsst_2", false],
		[`a${"b".repeat(59)}`, true],
		[`a${"b".repeat(60)}`, false],
	])("takes %s for a name: %s", (name, good) => {
		expect(profileFor("2.11.9").clusterName.pattern.test(name)).toBe(good);
	});
});

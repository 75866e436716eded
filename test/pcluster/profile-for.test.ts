import { describe, expect, it } from "vitest";
import { profileFor } from "../../src/pcluster/profile-for.ts";

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
		["3.16.1", "alinux2 alinux2023 ubuntu2204 rhel8 rocky8 rhel9 rocky9 ubuntu2404"],
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
	])("%s knows the schedulers %s", (version, schedulers) => {
		expect(profileFor(version).schedulers.join(" ")).toBe(schedulers);
	});

	it.each([
		["2.4.1", 21],
		["2.10.0", 21],
		["2.10.1", 24],
		["2.11.9", 24],
	])("%s works in %i regions", (version, count) => {
		expect(profileFor(version).regions).toHaveLength(count);
	});

	it.each([
		["2.8.1", false],
		["2.9.0", true],
		["2.11.9", true],
	])("%s: Slurm's fleet has a state: %s", (version, has) => {
		expect(profileFor(version).fleetHasState("slurm")).toBe(has);
		expect(profileFor(version).fleetHasState("sge")).toBe(false);
	});

	it.each([
		["2.4.1", { inlineComments: false, createExitLies: true, sanityCheck: false, sshTakesRegion: false }],
		["2.5.0", { inlineComments: true, createExitLies: true, sanityCheck: false, sshTakesRegion: false }],
		["2.5.1", { createExitLies: false, imageNamesHoldArchitecture: false, bootTimeoutMinutes: 30 }],
		["2.8.0", { imageNamesHoldArchitecture: true }],
		["2.9.1", { sshTakesRegion: false, sanityCheck: false }],
		["2.10.0", { sshTakesRegion: true, sanityCheck: false }],
		["2.10.1", { sanityCheck: false }],
		["2.10.2", { sanityCheck: true }],
		["2.11.4", { bootTimeoutMinutes: 30 }],
		["2.11.5", { bootTimeoutMinutes: 60 }],
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

	it.each(["3.0.0", "3.11.1", "4.0.0"])("declines %s politely and says what to install", (version) => {
		const { supported, why, major } = profileFor(version);
		expect([supported, major]).toEqual([false, 3]);
		expect(why).toContain(version);
		expect(why).toContain("aws-parallelcluster==2.11.9");
	});

	it.each(["2.4.0", "2.3.1", "1.0.0", "0.9"])("finds %s too old", (version) => {
		const { supported, why } = profileFor(version);
		expect(supported).toBe(false);
		expect(why).toContain("too old");
	});

	it.each(["", "usage: pcluster", "\u001b[31mnonsense"])("is not confused by the answer %j", (version) => {
		const { supported, why, oses } = profileFor(version);
		expect(supported).toBe(false);
		expect(why).toContain("2.11.9");
		expect(why).not.toContain("\u001b");
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

import { describe, expect, it } from "vitest";
import { parseIni } from "../../src/config/ini-parse.ts";
import { listOf, readValue } from "../../src/config/ini-values.ts";
import { keptVolumesInV2 } from "../../src/config/kept-volumes-v2.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { caseText } from "./cases/read-case.ts";
import { newest, oldest, tutorial, volume } from "./specs.ts";

function written(existing: string, change: Partial<ClusterSpec> = {}, profile = newest) {
	const text = writerV2.render({ ...tutorial, ...change }, profile, existing);
	expect(writerV2.render({ ...tutorial, ...change }, profile, text), "written twice").toBe(text);
	const file = parseIni(text, profile.inlineComments);
	return { text, read: (section: string, key: string) => readValue(file, section, key) };
}

const kept = (text: string) => keptVolumesInV2(parseIni(text, true));
const sectionIn = (text: string, name: string) => new RegExp(`^\\[${name}\\][^[]*`, "m").exec(text)?.[0];

describe("storage that pcluster makes", () => {
	it("is listed with what it is", () => {
		expect(kept(caseText("v2/c02-own-new-volume.cfg"))).toEqual([
			{
				label: "scratch",
				mountPoint: "/shared",
				sizeGiB: 40,
				storage: "EBS",
				kind: "new",
				goesWithCluster: true,
			},
			{
				label: "lustre",
				mountPoint: "/fsx",
				sizeGiB: 1200,
				storage: "FSx",
				kind: "new",
				goesWithCluster: true,
			},
		]);
		expect(kept(caseText("v2/c08-wrong-place-keys.cfg"))).toMatchObject([
			{ label: "mycluster ebs", mountPoint: "/shared", kind: "snapshot", sizeGiB: undefined },
		]);
		expect(kept(caseText("v2/c07-two-templates-unknown-key.cfg"))).toMatchObject([
			{ label: "bigdisk", mountPoint: "/work", kind: "new", sizeGiB: 500 },
		]);
		expect(kept(caseText("v2/c01-private-compute-no-public-ip.cfg"))).toMatchObject([
			{
				label: "home",
				mountPoint: "/mnt/lsst_stack",
				storage: "EFS",
				kind: "existing",
				goesWithCluster: false,
			},
		]);
	});

	it.each([
		["a size of pcluster's own", "[ebs a]\nvolume_type = gp2\n", { sizeGiB: 20 }],
		["a larger one for slow disks", "[ebs a]\nvolume_type = st1\n", { sizeGiB: 500 }],
		["the snapshot's size", "[ebs a]\nebs_snapshot_id = snap-1\n", { sizeGiB: undefined, kind: "snapshot" }],
		["the folder of the cluster", "shared_dir = work\n[ebs a]\nx = 1\n", { mountPoint: "/work" }],
		["pcluster's own folder", "[ebs a]\nx = 1\n", { mountPoint: "/shared" }],
	])("has %s", (_name, rest, found) => {
		expect(kept(`[cluster default]\nebs_settings = a\n${rest}`)).toMatchObject([found]);
	});

	it("is not what exists, what is not listed, and what has no section", () => {
		const text =
			"[cluster default]\nebs_settings = a, b\n[ebs a]\nebs_volume_id = vol-1\n[ebs c]\nvolume_size = 1\n";
		expect(kept(text)).toEqual([]);
	});

	it("counts stripes twice and mirrors once", () => {
		const raid = (type: number) =>
			kept(`[cluster default]\nraid_settings = r\n[raid r]\nraid_type = ${type}\nvolume_size = 50\n`);
		expect(raid(0)).toMatchObject([{ storage: "RAID", sizeGiB: 100 }]);
		expect(raid(1)).toMatchObject([{ storage: "RAID", sizeGiB: 50 }]);
		expect(kept("[cluster default]\nraid_settings = r\n[raid r]\n")).toMatchObject([{ sizeGiB: undefined }]);
	});

	it("is among what is known before the first question", () => {
		expect(writerV2.prefillFrom(caseText("v2/c02-own-new-volume.cfg")).keptVolumes).toMatchObject([
			{ label: "scratch" },
			{ label: "lustre" },
		]);
		expect(writerV2.prefillFrom(caseText("v2/percent-reference.cfg"))).not.toHaveProperty("keptVolumes");
	});

	it("stays beside the chosen volumes, with its section untouched", () => {
		const existing = caseText("v2/c02-own-new-volume.cfg");
		const { text, read } = written(existing);
		expect(listOf(read("cluster main", "ebs_settings") ?? "")).toEqual([
			"scratch",
			"lsst_stack",
			"data",
			"ps1",
		]);
		expect(sectionIn(text, "ebs scratch")).toBe(sectionIn(existing, "ebs scratch"));
	});

	it("stays when no volume is chosen", () => {
		const { text } = written(caseText("v2/c02-own-new-volume.cfg"), { volumes: [] });
		expect(text).toContain("\nebs_settings = scratch\n");
	});

	it("keeps its folder when there are several, which must each name theirs", () => {
		const { text, read } = written(caseText("v2/c08-wrong-place-keys.cfg"));
		expect(read("ebs mycluster ebs", "shared_dir")).toBe("/shared");
		expect(read("ebs mycluster ebs", "ebs_snapshot_id")).toBe("snap-11111111");
		expect(read("cluster mycluster", "shared_dir")).toBeUndefined();
		expect(text).toContain("\n# shared_dir = /shared\n");
	});

	it("keeps the cluster's folder when it is the only one", () => {
		const { read } = written(caseText("v2/c08-wrong-place-keys.cfg"), { volumes: [] });
		expect(read("cluster mycluster", "shared_dir")).toBe("/shared");
		expect(read("ebs mycluster ebs", "shared_dir")).toBeUndefined();
		expect(read("cluster mycluster", "ebs_settings")).toBe("mycluster ebs");
	});

	it("keeps its name when a chosen volume would have the same", () => {
		const { read } = written(caseText("v2/c02-own-new-volume.cfg"), {
			volumes: [volume("scratch", "vol-1")],
		});
		expect(read("ebs scratch", "ebs_volume_id")).toBeUndefined();
		expect(read("ebs scratch_2", "ebs_volume_id")).toBe("vol-1");
		expect(read("cluster main", "ebs_settings")).toBe("scratch, scratch_2");
	});

	it("gives way to no name that is chosen for another", () => {
		const { read } = written(caseText("v2/c02-own-new-volume.cfg"), {
			volumes: [volume("scratch", "vol-1"), volume("scratch_2", "vol-2")],
		});
		expect(read("ebs scratch_3", "ebs_volume_id")).toBe("vol-1");
		expect(read("ebs scratch_2", "ebs_volume_id")).toBe("vol-2");
	});

	it("keeps the spelling of its folder", () => {
		const { read } = written("[cluster default]\nebs_settings = a\n[ebs a]\nshared_dir = work\n");
		expect(read("ebs a", "shared_dir")).toBe("work");
	});

	it("stays beside as many chosen ones as pcluster still takes", () => {
		const volumes = [..."bcde"].map((label) => volume(label, "vol-1"));
		const { read } = written(caseText("v2/c02-own-new-volume.cfg"), { volumes });
		expect(read("ebs e", "shared_dir")).toBe("/mnt/e");
	});
});

describe("what another template uses", () => {
	const two = caseText("v2/c07-two-templates-unknown-key.cfg");

	it("is not changed with ours: ours gets a copy", () => {
		const { text, read } = written(
			two.replace("[vpc public]\n", "[vpc public]\nssh_from = 10.0.0.0/8 ; home\n"),
		);
		expect(sectionIn(text, "vpc public")).toContain("vpc_id = vpc-11111111\n");
		expect(read("cluster bigdrive", "vpc_settings")).toBe("public");
		expect(read("cluster default", "vpc_settings")).toBe("public_2");
		expect(read("vpc public_2", "vpc_id")).toBe(tutorial.vpcId);
		expect(read("vpc public_2", "ssh_from")).toBe("10.0.0.0/8");
	});

	it("is shared on while nothing changes", () => {
		const same = two
			.replaceAll("vpc-11111111", tutorial.vpcId)
			.replaceAll("subnet-11111111", tutorial.subnetId);
		expect(written(same).text).not.toContain("public_2");
	});

	it("keeps its volume", () => {
		const shared =
			"[cluster default]\nebs_settings = data\n[cluster b]\nebs_settings = data\n[ebs data]\nebs_volume_id = vol-9\nshared_dir = /d\n";
		const { read } = written(shared);
		expect(read("ebs data", "ebs_volume_id")).toBe("vol-9");
		expect(read("ebs data_2", "shared_dir")).toBe("/mnt/data");
		expect(listOf(read("cluster default", "ebs_settings") ?? "")).toEqual(["lsst_stack", "data_2", "ps1"]);
	});
});

describe("a value made from another", () => {
	const existing = caseText("v2/percent-reference.cfg");
	const nodes = { ...tutorial.nodes, headType: "t3.large", computeType: "t3.medium" };

	it("is what was chosen, although it was right before", () => {
		for (const profile of [newest, oldest]) {
			const { read } = written(existing, { nodes }, profile);
			expect(read("cluster default", "master_instance_type")).toBe("t3.large");
			expect(read("cluster default", "compute_instance_type")).toBe("t3.medium");
		}
	});

	it("stays made from it while both are the same", () => {
		const { text } = written(existing, {
			nodes: { ...nodes, headType: "t3.small", computeType: "t3.medium" },
		});
		expect(text).not.toContain("%(");
		expect(written(existing, { nodes: { ...nodes, headType: "t3.medium" } }).text).toContain(
			"\ncompute_instance_type = %(master_instance_type)s\n",
		);
	});

	it("that is kept says its old value by itself, all else on its lines as it was", () => {
		const line =
			"tags = {%%: %(KEY_NAME)s, %(base_os)s,  # %(key_name)s\n# %(key_name)s\n   b: %(key_name)s} ; end";
		const { text } = written(`[cluster default]\nkey_name = 50%%\nbase_os = centos7\n${line}\n`);
		expect(text).toContain(
			"\ntags = {%%: 50%%, %(base_os)s,  # %(key_name)s\n# %(key_name)s\n   b: 50%%} ; end\n",
		);
	});

	it("that is made from a kept one stays", () => {
		const { text } = written(
			"[cluster default]\nkey_name = old\nmy = %(key_name)s\npost_install = %(my)s.sh\n",
		);
		expect(text).toContain("\nmy = old\npost_install = %(my)s.sh\n");
	});

	it("that says what goes away says it by itself", () => {
		const { text } = written("[cluster default]\nebs_settings = a\nx = %(ebs_settings)s\n", { volumes: [] });
		expect(text).toContain("\nx = a\n");
	});

	it("is refused with its line where the old value cannot be written there", () => {
		const lines = "[cluster default]\nebs_settings = a,\n  b\nx = %(ebs_settings)s\n";
		expect(() => written(lines)).toThrow("Line 4 of the config file makes x from a value that changes now.");
	});

	it("may refer ten deep, as Python does", () => {
		const chain = (depth: number) =>
			`[s]\n${Array.from({ length: depth }, (_, at) => `k${at} = %(k${at + 1})s\n`).join("")}k${depth} = v\n`;
		expect(readValue(parseIni(chain(10), true), "s", "k0")).toBe("v");
		expect(readValue(parseIni(chain(11), true), "s", "k0")).toBeUndefined();
	});
});

describe("[DEFAULT]", () => {
	it.each([
		["the list of volumes", "ebs_settings = old", { volumes: [] }, "cluster default", "ebs_settings"],
		["queues", "queue_settings = q", {}, "cluster default", "queue_settings"],
		[
			"a snapshot",
			"ebs_snapshot_id = snap-1",
			{ volumes: [volume("a", "vol-1")] },
			"ebs a",
			"ebs_snapshot_id",
		],
	])("does not bring back what must not be there: %s", (_name, line, change, section, key) => {
		const { text, read } = written(`[DEFAULT]\n${line}\n`, change, oldest);
		expect(read(section, key)).toBeUndefined();
		expect(text).toContain(`# ${line}\n`);
	});

	it("is nothing to other kinds of sections, nor to a template with a value of its own", () => {
		const rest = "[cluster default]\n[cluster b]\nqueue_settings = own\n[vpc public]\n[notes]\n";
		const { text, read } = written(`[DEFAULT]\nqueue_settings = q\n${rest}`, {}, oldest);
		expect(text).toContain("# queue_settings = q\n");
		expect(read("cluster b", "queue_settings")).toBe("own");
	});

	it("stays where it lives on itself", () => {
		const text = "[DEFAULT]\nqueue_settings = q\nx = %(queue_settings)s\n[cluster default]\n";
		expect(() => written(text, {}, oldest)).toThrow("Line 2 of the config file sets queue_settings");
	});

	it("does not win over what was chosen", () => {
		const { read } = written(
			"[DEFAULT]\nkey_name = other\nbase_os = centos7\n[cluster default]\n",
			{},
			oldest,
		);
		expect(read("cluster default", "key_name")).toBe("astro");
	});

	it.each([
		["[cluster b]\n"],
		["[notes]\na = 1\nx = %(Queue_Settings)s\n"],
		["[DEFAULT]\nx = %(queue_settings)s\n[notes]\n"],
	])("is left alone, and the file refused, where others live on it: %s", (rest) => {
		const text = `[DEFAULT]\nqueue_settings = q\n[cluster default]\n${rest}`;
		expect(() => written(text, {}, oldest)).toThrow(
			"Line 2 of the config file sets queue_settings for every section",
		);
	});
});

it.each(["[cluster default]]", "[a]b]", "[]]", "[[a]]"])(
	"a header that Pythons read differently is refused: %s",
	(header) => {
		expect(() => written(`[aws]\nx = 1\n${header}\n`)).toThrow("Line 3 of the config file has a ] too many");
	},
);

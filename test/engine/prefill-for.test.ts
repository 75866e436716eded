import { describe, expect, test } from "vitest";
import type { ConfigWriter } from "../../src/config/writer.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { configPathFor, prefillFor } from "../../src/engine/prefill-for.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { ConfigFiles } from "../../src/ports/files.ts";
import type { Settings } from "../../src/settings.ts";
import { caseText } from "../config/cases/read-case.ts";
import { memoryConfig } from "../harness/memory-config.ts";
import { worldOf } from "../harness/services.ts";

const OLD = "/home/ada/.parallelcluster/config";
const NEW = "/home/ada/.parallelcluster/lsst.yaml";
const INI =
	"[aws]\naws_region_name = eu-west-1\n[cluster default]\nkey_name = mine\nplacement_group = x\nvpc_settings = p\n[vpc p]\nssh_from = 10.0.0.0/8\n";

function sessionOf(major: 2 | 3, given: Partial<Settings>, files: Record<string, string>) {
	const writer: ConfigWriter = major === 2 ? writerV2 : writerV3;
	const { engine, services } = worldOf({ settings: given });
	const used = { ...engine, writer, profile: profileFor(major === 2 ? "2.11.9" : "3.16.1") };
	const { settings } = services;
	const read = (configFiles: ConfigFiles = memoryConfig(files).files, profileRegion?: string) =>
		prefillFor(used, { settings, configFiles, profileRegion });
	return { read, path: (name: string) => configPathFor(settings, used, name) };
}

describe("the file of a cluster", () => {
	test("is one for all with version 2, one for each with version 3", () => {
		expect(sessionOf(2, {}, {}).path("lsst")).toBe(OLD);
		expect(sessionOf(3, {}, {}).path("lsst")).toBe(NEW);
	});

	test("is the one of --config, unless that is another version's: then it goes beside it", () => {
		expect(sessionOf(2, { configPath: "/w/any.ini" }, {}).path("lsst")).toBe("/w/any.ini");
		expect(sessionOf(3, { configPath: "/w/any.YML" }, {}).path("lsst")).toBe("/w/any.YML");
		expect(sessionOf(3, { configPath: "/w/any.ini" }, {}).path("lsst")).toBe("/w/lsst.yaml");
		expect(sessionOf(3, { configPath: "/w/config" }, {}).path("b-2")).toBe("/w/b-2.yaml");
	});
});

describe("what is known before the first question", () => {
	test("comes from version 2's one file", async () => {
		const { prefill, notes } = await sessionOf(2, {}, { [OLD]: INI }).read();
		expect(prefill).toMatchObject({ region: "eu-west-1", keyName: "mine" });
		expect(prefill.base).toBeUndefined();
		expect(notes).toEqual([]);
	});

	test("comes with version 3 from that file too, which a sentence says, with what is left behind", async () => {
		const { prefill, notes } = await sessionOf(3, {}, { [OLD]: INI }).read();
		expect(prefill).toMatchObject({
			region: "eu-west-1",
			keyName: "mine",
			sshFrom: { range: "10.0.0.0/8" },
			source: { region: "from your file of version 2", sshFrom: "from your file of version 2" },
		});
		expect(notes).toEqual([
			"The answers come from your file of version 2, ~/.parallelcluster/config. It stays as it is: pcluster 3.16.1 gets a file of its own.",
			"Not taken over: placement_group. Set them by hand if you need them.",
		]);
	});

	test.each([
		[{}, "this", "from only-this-address"],
		[{ [OLD]: INI }, "10.0.0.0/8", "from your config file"],
	])("from where ssh is let in by the settings gives way to a file: %j", async (files, range, source) => {
		const { prefill } = await sessionOf(2, { onlyThisAddress: true }, files).read();
		expect(prefill).toMatchObject({ sshFrom: { range }, source: { sshFrom: source } });
	});

	test("comes over without the storage that the older file keeps, and with what of it version 3 takes", async () => {
		const text =
			"[cluster default]\nebs_settings = a\npost_install = s3://b/x.sh\n[ebs a]\nvolume_size = 9\n";
		expect((await sessionOf(2, {}, { [OLD]: text }).read()).prefill.keptVolumes).toHaveLength(1);
		const { prefill, notes } = await sessionOf(3, {}, { [OLD]: text }).read();
		expect(prefill.keptVolumes).toBeUndefined();
		expect(prefill.base).toContain("s3://b/x.sh");
		expect(notes[1]).toContain("Not taken over: [ebs a].");
		expect((await sessionOf(3, {}, { [OLD]: "[aws]\naws_region_name = x\n" }).read()).notes).toHaveLength(1);
	});

	test("comes with --cluster from that cluster's own file first", async () => {
		const files = { [OLD]: INI, [NEW]: "Region: eu-west-2\n" };
		const { prefill, notes } = await sessionOf(3, { cluster: "lsst" }, files).read();
		expect(prefill).toMatchObject({ region: "eu-west-2", name: "lsst" });
		expect(notes).toEqual([]);
		expect((await sessionOf(3, { cluster: "other" }, files).read()).prefill.region).toBe("eu-west-1");
	});

	test("is nothing with version 3 while no cluster is named and there is no older file", async () => {
		const { prefill, notes } = await sessionOf(
			3,
			{},
			{ "/home/ada/.parallelcluster/.yaml": "Region: x\n" },
		).read();
		expect(prefill).toEqual({ source: {} });
		expect(notes).toEqual([]);
	});

	test("comes from --config alone, where that is given", async () => {
		const given = { configPath: "/w/mine.ini" };
		expect((await sessionOf(3, given, { [OLD]: INI }).read()).prefill.region).toBeUndefined();
		const { prefill, notes } = await sessionOf(3, given, { "/w/mine.ini": INI }).read();
		expect(prefill.region).toBe("eu-west-1");
		expect(notes[0]).toContain("/w/mine.ini");
	});

	test("is what flags say before files, and files before the AWS profile", async () => {
		const files = { [NEW]: "Region: eu-west-2\n" };
		const read = (given: Partial<Settings>) =>
			sessionOf(3, { cluster: "lsst", ...given }, files).read(undefined, "us-east-1");
		expect((await read({ region: "eu-west-3" })).prefill).toMatchObject({
			region: "eu-west-3",
			source: { region: "from --region" },
		});
		expect((await read({})).prefill.region).toBe("eu-west-2");
		expect((await sessionOf(3, {}, {}).read(undefined, "us-east-1")).prefill.region).toBe("us-east-1");
	});

	test("is nothing from an older file that nobody named and that cannot be used: a note says why", async () => {
		const unreadable: ConfigFiles = {
			read: () => Promise.reject(new AppError("config-unreadable", "It is a folder.")),
			write: () => Promise.reject(new Error("not here")),
			beside: () => Promise.reject(new Error("not here")),
		};
		const { prefill, notes } = await sessionOf(3, {}, {}).read(unreadable);
		expect(prefill.region).toBeUndefined();
		expect(notes).toEqual([expect.stringContaining("It is a folder.")]);
	});
});

describe("a file that is in the way", () => {
	const twice = "[global]\ncluster_template = a\n\n[global]\nupdate_check = false\n";

	test("is told with its line before anything is asked, with a free path beside it", async () => {
		const { trouble, prefill } = await sessionOf(2, {}, { [OLD]: twice }).read();
		expect(trouble).toMatchObject({ path: OLD, text: twice, problem: { line: 4 }, fresh: `${OLD}-2` });
		expect(trouble?.problem?.reason).toContain("[global]");
		expect(prefill.keyName).toBeUndefined();
	});

	test("keeps the ending of its name in the free path, and passes by what is there", async () => {
		const files = { [NEW]: "a: [", "/home/ada/.parallelcluster/lsst-2.yaml": "Region: x\n" };
		const { trouble } = await sessionOf(3, { cluster: "lsst" }, files).read();
		expect(trouble?.fresh).toBe("/home/ada/.parallelcluster/lsst-3.yaml");
	});

	test.each([
		[8, "/home/ada/.parallelcluster/lsst-9.yaml"],
		[9, undefined],
	])("has a free path beside it up to the ninth: 2 to %i are there", async (last, fresh) => {
		const numbers = Array.from({ length: last - 1 }, (_, at) => at + 2);
		const taken = numbers.map((number) => [`/home/ada/.parallelcluster/lsst-${number}.yaml`, ""]);
		const files = { [NEW]: "a: [", ...Object.fromEntries(taken) };
		expect((await sessionOf(3, { cluster: "lsst" }, files).read()).trouble?.fresh).toBe(fresh);
	});

	test.each([
		["/w/.config", "/w/.config-2"],
		["/w.d/config", "/w.d/config-2"],
		["/w/a.b.cfg", "/w/a.b-2.cfg"],
	])("has the ending of its name, no dot of a folder or at the start: %s", async (configPath, fresh) => {
		const { trouble } = await sessionOf(2, { configPath }, { [configPath]: twice }).read();
		expect(trouble?.fresh).toBe(fresh);
	});

	test("may be one that cannot be read at all", async () => {
		const unreadable: ConfigFiles = {
			read: (path) =>
				Promise.reject(new AppError("config-unreadable", `${path} is a folder.`, { hint: "Look." })),
			write: () => Promise.reject(new Error("not here")),
			beside: () => Promise.reject(new Error("not here")),
		};
		const { trouble } = await sessionOf(2, {}, {}).read(unreadable);
		expect(trouble).toMatchObject({
			text: undefined,
			problem: { line: undefined, reason: `${OLD} is a folder.`, cure: "Look." },
			fresh: undefined,
		});
	});

	test("is judged as the version that it is of: an older one named with --config is only read", async () => {
		const given = { configPath: "/w/mine.ini" };
		expect((await sessionOf(3, given, { "/w/mine.ini": INI }).read()).trouble).toBeUndefined();
		const broken = await sessionOf(3, given, { "/w/mine.ini": twice }).read();
		expect(broken.trouble?.problem?.line).toBe(4);
		const yaml = await sessionOf(3, { configPath: "/w/a.yaml" }, { "/w/a.yaml": INI }).read();
		expect(yaml.trouble?.problem?.reason).toContain("version 2");
	});

	test.each<[string, number | undefined, string]>([
		["v3/c16-jinja.yaml", 1, "Jinja"],
		["v3/c19-duplicate-key.yaml", 12, "SlurmSettings"],
		["v3/c21-image-build-file.yaml", undefined, "image"],
		["v3/list-for-map.yaml", 5, "HeadNode"],
		["v3/circular-alias.yaml", 3, "*a0"],
	])("%s cannot be used: line %s, and why", async (name, line, word) => {
		const { trouble } = await sessionOf(3, { cluster: "lsst" }, { [NEW]: caseText(name) }).read();
		if (line !== undefined) expect(trouble?.problem?.line).toBe(line);
		expect(trouble?.problem?.reason).toContain(word);
		expect(trouble?.problem?.cure).not.toBe("");
	});

	test.each<[string, [number, string][]]>([
		["v2/c07-two-templates-unknown-key.cfg", [[19, "key_location"]]],
		[
			"v2/c08-wrong-place-keys.cfg",
			[
				[5, "vpc_settings"],
				[39, "[ebs mycluster ebs]"],
			],
		],
	])("%s can be used, and what pcluster refuses in it is told with its line", async (name, wanted) => {
		const { trouble, prefill } = await sessionOf(2, {}, { [OLD]: caseText(name) }).read();
		expect(trouble?.problem).toBeUndefined();
		expect(prefill.region).toBe("eu-west-2");
		for (const [line, word] of wanted) {
			expect(trouble?.oddities).toContainEqual(
				expect.objectContaining({ line, reason: expect.stringContaining(word) }),
			);
		}
	});

	test.each(["c01-private-compute-no-public-ip", "c02-own-new-volume", "percent-reference"])(
		"v2/%s is no trouble",
		async (name) => {
			const { trouble } = await sessionOf(2, {}, { [OLD]: caseText(`v2/${name}.cfg`) }).read();
			expect(trouble).toBeUndefined();
		},
	);

	test("an access key in the file is told by its place alone, where this pcluster takes it from there", async () => {
		const text = caseText("v2/c23-keys-only-in-config.cfg");
		const known = await sessionOf(2, {}, { [OLD]: text }).read();
		expect(known.keysIn).toBe(OLD);
		expect(JSON.stringify(known.prefill)).not.toContain("AKIA");
		expect((await sessionOf(2, {}, { [OLD]: INI }).read()).keysIn).toBeUndefined();
		expect((await sessionOf(3, {}, { [OLD]: text }).read()).keysIn).toBeUndefined();
	});
});

import { describe, expect, it } from "vitest";
import { MANAGED } from "../../src/config/document-v2.ts";
import { odditiesInV2, problemInV2 } from "../../src/config/oddities-v2.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { caseText } from "./cases/read-case.ts";
import { newest, oldest } from "./specs.ts";

const told = (text: string, profile = newest) =>
	odditiesInV2(text, profile).map(({ line, reason }) => `${line}: ${reason}`);

describe("what pcluster does not take as meant", () => {
	it("is told with its line and its place", () => {
		expect(odditiesInV2(caseText("v2/c08-wrong-place-keys.cfg"), newest)).toEqual([
			{
				line: 5,
				reason: "pcluster 2.11.9 refuses vpc_settings in [global].",
				cure: "Its place is [cluster mycluster]: move it there, or put a # before it.",
			},
			{
				line: 39,
				reason: "pcluster 2.11.9 refuses the name of the section [ebs mycluster ebs].",
				cure: "A letter first, then letters, digits, - or _; at most 30. " + "Change it here and in line 34.",
			},
		]);
		expect(odditiesInV2(caseText("v2/c07-two-templates-unknown-key.cfg"), newest)).toEqual([
			{
				line: 19,
				reason: "pcluster 2.11.9 refuses key_location in [cluster default].",
				cure: "Take the line out, or put a # before it.",
			},
		]);
	});

	it.each([
		"c01-private-compute-no-public-ip",
		"c02-own-new-volume",
		"c23-keys-only-in-config",
		"percent-reference",
	])("is nothing in %s", (name) => {
		expect(odditiesInV2(caseText(`v2/${name}.cfg`), newest)).toEqual([]);
	});

	it.each([
		["vpc_id = a", "Its place is [vpc …]: move it there, or put a # before it."],
		["aws_region_name = a", "Its place is [aws]: move it there, or put a # before it."],
		["shared_dirs = a", "Take the line out, or put a # before it."],
	])("has a place where it belongs: %s", (line, cure) => {
		expect(odditiesInV2(`[cluster default]\n${line}\n`, newest)).toMatchObject([{ line: 2, cure }]);
	});

	it("is told in the order of the lines", () => {
		const text =
			"[vpc public]\nodd = 1\n[cluster default]\nvpc_settings = public\nodd = 1\n[DEFAULT]\nodd = 1\n[aws]\nodd = 1\n";
		expect(odditiesInV2(text, newest).map(({ line }) => line)).toEqual([2, 5, 7, 9]);
	});

	it("is passed over by the oldest", () => {
		expect(told(caseText("v2/c08-wrong-place-keys.cfg"), oldest)).toEqual([
			"5: pcluster 2.4.1 passes over vpc_settings in [global].",
		]);
	});

	it.each([
		[
			"fsx_settings that lead nowhere",
			"[cluster default]\nfsx_settings = f\n",
			"2: pcluster 2.11.9 looks for a section [fsx f], which is not in the file.",
		],
		[
			"a key of [DEFAULT]",
			"[DEFAULT]\nproject = a\n",
			"2: pcluster 2.11.9 counts project of [DEFAULT] to every section, and refuses it in those where it does not belong.",
		],
		["a second alias", "[aliases]\nssh = ssh\nscp = scp\n", "3: pcluster 2.11.9 refuses scp in [aliases]."],
		[
			"an indented setting",
			"[cluster default]\nkey_name = a\n\n  post_install = s3://b\n",
			"4: post_install is indented here, so it counts as a part of key_name above.",
		],
		[
			"a key that has gone",
			"[vpc public]\naccess_from = 0.0.0.0/0\n[cluster default]\nvpc_settings=public\n",
			"2: pcluster 2.11.9 refuses access_from in [vpc public].",
		],
	])("is %s", (_name, text, line) => {
		expect(told(text)).toEqual([line]);
	});

	it.each([
		["a section that is not in use", "[ebs a b]\nx = 1\n[cluster b]\nnonsense = 1\n"],
		["queues, whose list becomes a comment", "[cluster default]\nqueue_settings = q\n[queue q]\nx = 1\n"],
		["JSON over several lines", '[cluster default]\nextra_json = {\n   "a": 1,\n   "tags": 2 }\n'],
		["a missing vpc section, which is made", "[cluster default]\nvpc_settings = v\n"],
	])("is not %s", (_name, text) => {
		expect(told(text)).toEqual([]);
	});

	it.each([
		[
			"2.5.1",
			"cw_log_settings",
			"[cluster default]\ncw_log_settings = a\n[cw_log a]\nenable = true\n",
			false,
		],
		["2.6.0", "cw_log_settings", "[cluster default]\ncw_log_settings = a\n[cw_log a]\nenable = true\n", true],
		[
			"2.10.0",
			"volume_throughput",
			"[cluster default]\nebs_settings = a\n[ebs a]\nvolume_throughput = 1\n",
			false,
		],
		[
			"2.10.1",
			"volume_throughput",
			"[cluster default]\nebs_settings = a\n[ebs a]\nvolume_throughput = 1\n",
			true,
		],
		[
			"2.8.1",
			"a label with blanks",
			"[cluster default]\nebs_settings = a b\n[ebs a b]\nvolume_size = 1\n",
			true,
		],
		[
			"2.9.0",
			"a label with blanks",
			"[cluster default]\nebs_settings = a b\n[ebs a b]\nvolume_size = 1\n",
			false,
		],
		["2.9.1", "custom_awsbatch_template_url", "[cluster default]\ncustom_awsbatch_template_url = a\n", true],
		[
			"2.10.0",
			"custom_awsbatch_template_url",
			"[cluster default]\ncustom_awsbatch_template_url = a\n",
			false,
		],
	])("%s and %s", (version, _key, text, isTaken) => {
		expect(told(text, profileFor(version)).length === 0).toBe(isTaken);
	});

	it("never concerns what the wizard writes", () => {
		for (const { fileKeys } of [newest, oldest]) {
			for (const [kind, key] of MANAGED) expect(fileKeys?.sections[kind]).toContain(key);
		}
	});
});

describe("a file that cannot be used", () => {
	it.each([
		["a section twice", "[aws]\n[aws]\n", 2],
		["a key twice", "[aws]\nx = 1\nX: 2\n", 3],
		["no header", "x = 1\n", 1],
		["a header that Pythons read differently", "[cluster default]]\n", 1],
		["a lone % in a section in use", "[cluster default]\nfsx_settings = f\n[fsx f]\nshared_dir = 50%\n", 4],
		["two of them, the first first", "[cluster default]\nx = 50%\n[aws]\ny = 50%\n", 2],
		["a circle of references", "[aws]\na = %(b)s\nb = %(a)s\n", 2],
	])("is one with %s", (_name, text, line) => {
		expect(problemInV2(text, newest)).toMatchObject({
			line,
			reason: expect.stringMatching(/^This line .*\.$/),
		});
	});

	it.each([
		["a lone % where pcluster never looks", "[notes]\nx = 50%\n"],
		["a lone % in what the wizard writes", "[cluster default]\nkey_name = 50%\n"],
		["a byte order mark", "\ufeff[aws]\n"],
	])("is not one with %s", (_name, text) => {
		expect(problemInV2(text, newest)).toBeUndefined();
	});
});

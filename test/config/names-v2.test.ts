import { describe, expect, test } from "vitest";
import { parseIni } from "../../src/config/ini-parse.ts";
import { labelsOf, ownSection, partsOf } from "../../src/config/names-v2.ts";

test("a section's name has a kind and a label", () => {
	expect(["global", "cluster big", "ebs my disk", " odd"].map(partsOf)).toEqual([
		["global", ""],
		["cluster", "big"],
		["ebs", "my disk"],
		["", "odd"],
	]);
});

test.each([
	["cluster_template = big", true, "big"],
	["cluster_template = my big one", true, "my big one"],
	["cluster_template =", true, "default"],
	["cluster_template = a, b", true, "default"],
	["cluster_template = a\n  b", true, "default"],
	["cluster_template = a ; b", true, "a"],
	["cluster_template = a ; b", false, "default"],
	["other = a", true, "default"],
])("the template of %j, notes after values %s, is %s", (line, inline, template) => {
	expect(labelsOf(parseIni(`[global]\n${line}\n`, inline))).toEqual({ template, vpc: "public" });
});

describe("a section is written under its own name, or under a free one", () => {
	const setting = (key: string, value: string) => ({ key, value, what: key });
	const volume = {
		name: "ebs data",
		groups: [[setting("shared_dir", "/d"), setting("ebs_volume_id", "vol-1")]],
		absent: ["size"],
		clashing: ["snapshot"],
	};
	const own = (text: string, taken: string[] = [], wanted = volume) =>
		ownSection(parseIni(text, true), wanted, taken).name;
	const other = "[cluster b]\nebs_settings = data\n";
	const same = "[ebs data]\nshared_dir = /d\nebs_volume_id = vol-1\n";

	test.each<[string, string, string[], string]>([
		["nothing has it", "", [], "ebs data"],
		["it is ours", "[ebs data]\nebs_volume_id = vol-9\n", [], "ebs data"],
		["a kept volume has it", "", ["data"], "ebs data_2"],
		["both are taken", "", ["data", "data_2"], "ebs data_3"],
		["another template uses it as we want it", other + same, [], "ebs data"],
		["another template uses it with one other value", other + same.replace("/d", "/e"), [], "ebs data_2"],
		["another template uses it with what must go", `${other}${same}size = 9\n`, [], "ebs data_2"],
		["another template uses it with what clashes", `${other}${same}snapshot = s\n`, [], "ebs data_2"],
		["the next is another volume", `${other}[ebs data_2]\nebs_volume_id = vol-9\n`, [], "ebs data_3"],
		["the next is from an earlier run", `${other}[ebs data_2]\nebs_volume_id = vol-1\n`, [], "ebs data_2"],
		[
			"the next is used by another template",
			"[cluster b]\nebs_settings = data, data_2\n[ebs data_2]\nebs_volume_id = vol-1\n",
			[],
			"ebs data_3",
		],
	])("%s", (_, text, taken, name) => {
		expect(own(text, taken)).toBe(name);
	});

	test("that is no volume is never taken for an earlier run's", () => {
		const vpc = { name: "vpc net", groups: [[setting("vpc_id", "vpc-1")]], absent: [], clashing: [] };
		expect(own("[cluster b]\nvpc_settings = net\n[vpc net_2]\nvpc_id = vpc-1\n", [], vpc)).toBe("vpc net_3");
	});

	test("that is no longer than pcluster takes", () => {
		const label = "a".repeat(30);
		expect(own("", [label], { ...volume, name: `ebs ${label}` })).toBe(`ebs ${"a".repeat(28)}_2`);
	});
});

import { expect, it } from "vitest";
import { notesOnV2 } from "../../src/config/notes-v2.ts";
import { writerV2 } from "../../src/config/writer-v2.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { caseText } from "./cases/read-case.ts";
import { newest, oldest, tutorial, volume } from "./specs.ts";

function notesOn(text: string, change: Partial<ClusterSpec> = {}, profile = newest): string[] {
	const spec = { ...tutorial, ...change };
	const after = writerV2.render(spec, profile, text);
	expect(notesOnV2(after, writerV2.render(spec, profile, after), spec, profile), "once written").toEqual([]);
	return notesOnV2(text, after, spec, profile);
}

it.each([
	[
		"a section that another template uses",
		caseText("v2/c07-two-templates-unknown-key.cfg"),
		{},
		[
			"Line 9: [vpc public] is used by [cluster bigdrive] too and stays as it is. Yours is a copy, [vpc public_2].",
		],
	],
	[
		"a volume that has the label already",
		caseText("v2/c02-own-new-volume.cfg"),
		{ volumes: [volume("scratch", "vol-1")] },
		["Line 14: [ebs scratch] is another volume and stays as it is. Yours is [ebs scratch_2]."],
	],
	[
		"a folder that must be named",
		caseText("v2/c08-wrong-place-keys.cfg"),
		{},
		[
			"Line 39: [ebs mycluster ebs] must name its folder now that there are several volumes: /shared.",
			"Line 16: [vpc public] is used by [cluster default] too and stays as it is. Yours is a copy, [vpc public_2].",
		],
	],
	[
		"a value that is written out",
		"[cluster default]\nkey_name = old\npost_install = s3://%(key_name)s\n",
		{},
		["Line 3: post_install was made from a value that changes now. Its old value is written out."],
	],
	[
		"the region of other templates",
		"[aws]\naws_region_name = us-east-1\n[cluster b]\n",
		{},
		["Line 2: aws_region_name counts for [cluster b] too: it was us-east-1."],
	],
	[
		"nothing in a section that is ours",
		"[aws]\nx = 1\n[ebs data]\nebs_volume_id = vol-0123456789abcdef1\n",
		{},
		[],
	],
	[
		"nothing of a value made from one that stays",
		"[cluster default]\nkey_name = astro\npost_install = s3://%(key_name)s\n",
		{},
		[],
	],
	["nothing of a region that nobody named", "[cluster b]\n", {}, []],
	["nothing of a region that stays", "[aws]\naws_region_name = eu-west-2\n[cluster b]\n", {}, []],
	["nothing in a file of one cluster", caseText("v2/percent-reference.cfg"), {}, []],
])("tells of %s", (_name, text, change, notes) => {
	expect(notesOn(text, change).toSorted()).toEqual(notes.toSorted());
});

it("tells what becomes a comment in [DEFAULT]", () => {
	expect(notesOn("[DEFAULT]\nqueue_settings = q\n", {}, oldest)).toEqual([
		"Line 2: queue_settings of [DEFAULT] becomes a comment, since [cluster default] must do without it.",
	]);
});

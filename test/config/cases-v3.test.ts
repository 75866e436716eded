import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { writerV3 } from "../../src/config/writer-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { otherLines, stand } from "./lines-v3.ts";
import { meantBy } from "./meant-v3.ts";
import { yamlReader } from "./python-yaml.ts";
import { SHAPES } from "./shapes-v3.ts";
import { tutorial } from "./specs.ts";

const v3 = profileFor("3.16.1");
const caseOf = (name: string) => readFileSync(new URL(`cases/v3/${name}.yaml`, import.meta.url), "utf8");
const render = (text: string) => writerV3.render({ ...tutorial, publicAddress: "elastic" }, v3, text);
const read = yamlReader();

/** Each file is as it was where it is not managed, says what is meant, and is done after one time. */
function expectKept(texts: readonly string[]): void {
	const written = texts.map(render);
	const said = read([...texts, ...written]);
	texts.forEach((text, at) => {
		const after = written[at] ?? "";
		expect(writerV3.problem(text, v3)).toBeUndefined();
		expect({ after, lost: stand(otherLines(text), after) }).toEqual({ after });
		const meant = meantBy(said[at] ?? null, { ...tutorial, publicAddress: "elastic" }, v3);
		expect({ text, said: said[texts.length + at] }).toEqual({ text, said: meant });
		expect(render(after)).toBe(after);
	});
}

const KEPT = ["c12-commented-blocks", "min-block-indent", "min-colcomments", "min-flow", "min-mixed-indent"];

describe("files that are kept", () => {
	it("keep every line that is not managed", () => {
		expectKept(KEPT.map(caseOf));
	});

	it("c12: each block that was turned off comes back where it belongs", () => {
		const on = render(caseOf("c12-commented-blocks"))
			.replace("#    AdditionalSecurityGroups:\n#      -", "    AdditionalSecurityGroups:\n      -")
			.replace("#  SlurmSettings:\n#    Custom", "  SlurmSettings:\n    Custom")
			.replace("#      - DebugFlags", "      - DebugFlags");
		const said = parse(on);
		expect(said.HeadNode.Networking).toMatchObject({
			AdditionalSecurityGroups: ["sg-11111111"],
			ElasticIp: true,
		});
		expect(said.Scheduling.SlurmSettings).toEqual({ CustomSlurmSettings: [{ DebugFlags: "Steps" }] });
	});

	it("min-block-indent: the value of a block of text", () => {
		expect(parse(render(caseOf("min-block-indent"))).Tags[0].Value).toBe("  deeper\n - x\n");
	});

	it("min-colcomments: a comment stays in its column as long as the value has its length", () => {
		const text = caseOf("min-colcomments");
		expect(render(text)).toContain(
			text.slice(0, text.indexOf("HeadNode:")).replace("us-east-1", "eu-west-2"),
		);
	});
});

describe("files that are refused before the first question", () => {
	it.each([
		["c16-jinja", 1, /template of Jinja/],
		["c19-duplicate-key", 12, /^SlurmSettings stands here and on line 10 already\.$/],
		["c21-image-build-file", 6, /a file for an image, not for a cluster/],
		["circular-alias", 3, /holds itself: \*a0/],
		["list-for-map", 5, /^HeadNode has a list where/],
	])("%s, line %i", (name, line, reason) => {
		const problem = writerV3.problem(caseOf(name), v3);
		expect(problem).toEqual({
			line,
			reason: expect.stringMatching(reason),
			cure: expect.stringMatching(/\.$/),
		});
		expect(() => render(caseOf(name))).toThrow(expect.objectContaining({ code: "bad-config" }));
	});

	it.each([
		["Region: a\n\tImage: b\n", 2, /tab/],
		["Region: a\t\n", 1, /tab/],
		["Region: a\n---\nRegion: b\n", 2, /second document/],
		["R\0e\0g\0", 1, /another encoding/],
		["Region: a\u2028b\n", 1, /cannot be seen/],
		["Region: a\rImage: b\n", 1, /cannot be seen/],
		["Base: &b {Os: x}\nImage:\n  <<: *b\n", 3, /<</],
		["Image: text\n", 1, /^Image has a single value/],
		["SharedStorage:\n  Name: x\n", 1, /^SharedStorage has a group of settings where a list/],
		[
			"Scheduling:\n  SlurmQueues:\n    - Networking:\n        SubnetIds: a\n",
			4,
			/^SubnetIds has a single value where a list belongs\.$/,
		],
		[
			"Scheduling:\n  SlurmQueues:\n    - Networking:\n        SubnetIds:\n          - a\n          - {b: c}\n",
			6,
			/^SubnetIds has a group of settings where one value belongs\.$/,
		],
		["Region: x\nHeadNode:\n  InstanceType: [a]\n", 3, /^InstanceType has a list where one value belongs\.$/],
		[
			"SharedStorage:\n  - Name: a\n  - b\n",
			3,
			/^SharedStorage has a single value where a group of settings, each with a name, belongs\.$/,
		],
		[
			"Scheduling:\n  SlurmQueues:\n    - ComputeResources:\n        - Instances:\n            - InstanceType: a\n            - InstanceType: [b]\n",
			6,
			/^InstanceType has a list/,
		],
		["Region: !Ref x\n", 1, /the tag !Ref/],
		["Region: x\nMine: !!int a\n", 2, /!!int does not fit/],
		["Region: x\nMine: !!int 08\n", 2, /!!int does not fit/],
		["Region: x\nMine: !!bool maybe\n", 2, /!!bool does not fit/],
		["Region: x\nMine: !!float one\n", 2, /!!float does not fit/],
		["Region: x\nMine: !!timestamp today\n", 2, /!!timestamp does not fit/],
		["Region: x\nMine: !!binary abc\n", 2, /!!binary does not fit/],
		["Region: x\nMine: !!map a\n", 2, /!!map does not fit/],
		["Region: &a x\nB: &a y\n", 2, /&a is given twice/],
		[`A: ${"[".repeat(200)}${"]".repeat(200)}\n`, 1, /deeper/],
		[`A: ${"[".repeat(9000)}${"]".repeat(9000)}\n`, 1, /deeper/],
		[
			`${[..."abcdefg"]
				.map(
					(name, at) =>
						`${name}: &${name} [${Array(9)
							.fill(at > 0 ? `*${"abcdefg"[at - 1]}` : "x")
							.join(",")}]\n`,
				)
				.join("")}`,
			5,
			/repeats itself/,
		],
	])("%.60j, line %i", (text, line, reason) => {
		expect(writerV3.problem(text, v3)).toMatchObject({ line, reason: expect.stringMatching(reason) });
		expect(writerV3.prefillFrom(text)).toEqual({});
	});
});

it.each([
	"Build: {InstanceType: a}\nHeadNode: {InstanceType: b}\n",
	"Build: {InstanceType: a}\nScheduling: {Scheduler: slurm}\n",
	"HeadNode:\nScheduling: ~\nSharedStorage: []\nImage: {Os: }\n",
])("is used although it is odd: %j", (text) => {
	expect(writerV3.problem(text, v3)).toBeUndefined();
});

it("a file in any shape keeps every line that is not managed", () => {
	expectKept(SHAPES);
});

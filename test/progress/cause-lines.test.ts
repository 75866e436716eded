import { describe, expect, test } from "vitest";
import { causes } from "../../src/diagnosis/causes.ts";
import { diagnose, diagnosisFrom, type Voice } from "../../src/diagnosis/diagnose.ts";
import { placed } from "../../src/diagnosis/placed.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import { ENDED } from "../../src/pcluster/verdict-v2.ts";
import { aboutRun, type CauseLines, causeLines, questionText } from "../../src/progress/cause-lines.ts";
import type { Remains, RunView } from "../../src/runs/run.ts";
import { wrap } from "../../src/text/fit.ts";

const SAID = `${"Something that AWS says, with vpc-0123456789abcdef0 and vol-0123456789abcdef0 in it. ".repeat(9)}End.`;

function failed(
	verb: "create" | "delete",
	kind: Remains["kind"],
	cause: (typeof causes)[number] | undefined,
	stackStatus = "ROLLBACK_COMPLETE",
	awsProfile = "lsst",
	by: Voice | undefined = "AWS",
): RunView {
	const said = diagnosisFrom({ resource: "HeadNode", reason: SAID }, cause, by);
	const diagnosis = placed(said, { awsProfile, profile: profileFor("3.16.1") }, "eu-west-2");
	return {
		phase: "stack",
		verb,
		stackStatus,
		outcome: { kind: "failed", diagnosis, remains: { kind } },
	} as unknown as RunView;
}

function linesOf(view: RunView, columns: number, rows: number): CauseLines {
	const lines = causeLines(view, { columns, rows: rows - 5 });
	if (!lines) throw new Error("not failed");
	return lines;
}

const joined = (lines: readonly string[]) => lines.join(" ").replaceAll(" \\ ", " ");

describe.each([
	[80, 24],
	[60, 20],
])("why it failed, on %i×%i", (columns, rows) => {
	test.each(causes.map((cause) => [cause.id, cause] as const))(
		"%s: meaning, cure, question, command and what is left stand whole",
		(_, cause) => {
			for (const kind of ["nothing", "own", "other", "unknown"] as const) {
				const lines = linesOf(failed("create", kind, cause), columns, rows);
				expect(joined(lines.meaning)).toBe(cause.meaning);
				expect(joined(lines.cure)).toBe(cause.cure);
				expect(lines.question.length).toBe(cause.step === undefined ? 0 : 1);
				if (typeof cause.command === "string" && cause.command.startsWith("aws "))
					expect(joined(lines.command)).toBe(`${cause.command} --region eu-west-2 --profile lsst`);
				const { meaning, cure, question, command, left, link, said } = lines;
				const all = [meaning, cure, question, command, left, link, said].flat().length;
				const rest = Number(lines.log) + (lines.below > 0 ? lines.below + 1 : 0);
				expect(3 + all + rest).toBeLessThanOrEqual(rows - 5);
				expect(said.length).toBeGreaterThan(0);
			}
		},
	);
});

describe("why it failed", () => {
	test("what stands in quotes has no sign of the shell in it, even where it is broken", () => {
		const query = "'NetworkInterfaces[].[NetworkInterfaceId,Description,Status]'";
		const cause = {
			...(causes[0] as (typeof causes)[number]),
			command: `aws ec2 describe-x --query ${query}`,
		};
		const { command } = linesOf(failed("delete", "own", cause), 60, 24);
		expect(command.join("")).toContain(query);
		expect(command[0]).toBe("aws ec2 describe-x --query \\");
	});

	test("a known cause stands first, AWS's own words last", () => {
		const cause = causes.find(({ id }) => id === "vpc-dns");
		const lines = linesOf(failed("create", "own", cause), 80, 40);
		expect(lines.meaning.join(" ")).not.toContain("Something that AWS says");
		expect(joined(lines.said)).toMatch(/^AWS says: HeadNode: Something that AWS says/);
		expect(lines.link).toEqual([cause?.link]);
		expect(lines.said.at(-1)).toMatch(/…$/);
	});

	test("what is said of the head node's logs stands whole or not at all", () => {
		const node = { text: "Press k to make it once more, and keep its head node for a look.", commands: [] };
		const view = failed("create", "own", causes[0]);
		const shown = Array.from(
			{ length: 30 },
			(_, rows) => causeLines(view, { columns: 60, rows, node })?.node,
		);
		expect(new Set(shown.map((lines) => lines?.length))).toEqual(new Set([0, 2]));
	});

	test("where AWS's words are cut it is said where all of them are", () => {
		const view = failed("create", "own", causes[0]);
		const said = causeLines(view, { columns: 60, rows: 15, whole: " (? has all)" })?.said ?? [];
		expect(said.at(-1)).toMatch(/… \(\? has all\)$/);
		expect(Math.max(...said.map((line) => line.length))).toBeLessThanOrEqual(54);
		const told = aboutRun(view).paragraphs.join(" ");
		for (const text of [causes[0]?.meaning, causes[0]?.cure, SAID]) expect(told).toContain(text);
	});

	test("what nobody explains stands first itself, and not twice", () => {
		const lines = linesOf(failed("create", "own", undefined), 80, 40);
		expect(joined(lines.meaning)).toBe(`HeadNode: ${SAID}`);
		expect(lines.said).toEqual([]);
	});

	test("what pcluster refuses is its own word, also where AWS shows the stack", () => {
		const refused = failed("delete", "own", causes[0], "CREATE_COMPLETE", "lsst", "pcluster");
		expect(joined(linesOf(refused, 80, 40).said)).toMatch(/^pcluster says: HeadNode: /);
	});

	test("a command of several rows is still one for a shell", () => {
		const cause = causes.find(({ id }) => id === "address-limit");
		const lines = linesOf(failed("create", "own", cause, "", "survey lsst"), 60, 24);
		expect(lines.command.length).toBeGreaterThan(1);
		expect(lines.command.slice(0, -1).every((line) => line.endsWith(" \\"))).toBe(true);
		expect(lines.command.at(-1)).toMatch(/'survey lsst'$/);
		expect(lines.command.every((line) => line.length <= 54)).toBe(true);
	});

	test.each([
		["create", "nothing", "", "Nothing was made, and nothing costs money."],
		["create", "own", "ROLLBACK_COMPLETE", "costs next to nothing"],
		["create", "own", "ROLLBACK_FAILED", "keeps the name and may cost"],
		["create", "unknown", "", "is not known"],
		["delete", "own", "DELETE_FAILED", "goes on costing"],
	] as const)("after %s, with %s left (%s): %s", (verb, kind, status, words) => {
		const lines = linesOf(failed(verb, kind, undefined, status), 80, 40);
		expect(wrap(lines.left.join(" "), 1000).join(" ")).toContain(words);
	});

	test.each<[string, object, object, string]>([
		[
			"a creation that costs",
			{ stackStatus: "ROLLBACK_FAILED" },
			{ cost: "It costs $1/h." },
			"It costs $1/h. It keeps the name",
		],
		[
			"one that is kept for a look",
			{ stackStatus: "CREATE_FAILED" },
			{},
			"Its head node and its disks go on costing. It is kept",
		],
		[
			"one that is kept, with its cost",
			{ stackStatus: "CREATE_FAILED" },
			{ cost: "It costs $1/h." },
			"It costs $1/h. It is kept",
		],
		["a deletion of which nothing is left", { verb: "delete", kind: "nothing" }, {}, ""],
		["a creation under another's name", { kind: "other" }, {}, ""],
		["a start", { verb: "start" }, {}, ""],
		["a stop", { verb: "stop", phase: "fleet" }, {}, "The compute nodes may still run, and then cost."],
		["a stop of which nothing is left", { verb: "stop", phase: "fleet", kind: "nothing" }, {}, ""],
		[
			"a stop whose nodes are stopped",
			{ verb: "stop", phase: "fleet", fleet: "STOPPED", headStage: "stopping" },
			{},
			"The compute nodes are stopped. The head node may still be on",
		],
		[
			"a stop of the nodes alone",
			{ verb: "stop", phase: "fleet", fleet: "STOPPED" },
			{},
			"The compute nodes may still",
		],
		["a change that never began", { verb: "update", stackStatus: undefined }, {}, "Nothing was changed"],
		[
			"a change that was taken back",
			{ verb: "update", stackStatus: "UPDATE_ROLLBACK_COMPLETE" },
			{},
			"AWS has taken it back: the cluster is as it was before. It goes on, and costs.",
		],
		[
			"a change that is stuck",
			{ verb: "update", stackStatus: "UPDATE_ROLLBACK_FAILED" },
			{},
			"AWS could not take it back",
		],
		["a change in another state", { verb: "update", stackStatus: "UPDATE_COMPLETE" }, {}, ""],
	])("what is left is said of %s", (_, given, area, words) => {
		const { kind = "own", ...view } = given as { kind?: Remains["kind"] };
		const all = { ...failed("create", kind, undefined), ...view } as RunView;
		const left = causeLines(all, { columns: 200, rows: 40, ...area })?.left.join(" ");
		expect(left?.startsWith(words)).toBe(true);
		if (words === "") expect(left).toBe("");
	});

	test("of a pcluster that was killed nothing is said of what it costs but what is left, and nobody is quoted", () => {
		const diagnosis = diagnose([], ENDED);
		const outcome = { kind: "failed", diagnosis, remains: { kind: "own" } };
		const view = { ...failed("delete", "own", undefined, "CREATE_COMPLETE"), outcome } as RunView;
		const { meaning, cure, left, said } = linesOf(view, 200, 40);
		expect(meaning.join(" ")).toMatch(
			/^pcluster was ended from outside before it had an answer\. You stopped it/,
		);
		expect([...meaning, ...cure].join(" ")).not.toMatch(/cost|created/);
		expect(left).toEqual(["What AWS has not removed goes on costing."]);
		expect(said).toEqual([]);
	});

	test("the rows that remain go to the link, AWS's words, the log's place and what lies below, in this order", () => {
		const cause = causes.find(({ id }) => id === "vpc-dns");
		const shown = (rows: number) => {
			const { link, said, log, below, instead } = linesOf(failed("create", "own", cause), 80, rows);
			return [link.length, said.length, log, below, instead];
		};
		const least = [...Array(40).keys()].find((rows) => shown(rows)[2] === true) ?? 0;
		expect(shown(least - 1)).toEqual([1, 4, false, 0, (shown(least)[4] as number) - 1]);
		expect(shown(least).slice(0, 4)).toEqual([1, 4, true, 0]);
		expect([3, 4, 5].map((more) => shown(least + more)[3])).toEqual([0, 3, 4]);
		expect(shown(least - 2).slice(0, 3)).toEqual([1, 3, false]);
		expect(shown(0)[4]).toBe(1);
	});

	test("the key of the question is told, and what it leads to where the answers are another session's", () => {
		const step = "subnet" as const;
		expect(questionText({ step } as never)).toBe("Press e to go back to the question: Subnet.");
		expect(questionText({ step } as never, false)).toMatch(
			/^Press e to go through its answers again.*Subnet\.$/,
		);
		expect(questionText({ step: undefined } as never)).toBeUndefined();
	});

	test("a run that goes on has none", () => {
		expect(
			causeLines({ outcome: { kind: "running" } } as RunView, { columns: 80, rows: 19 }),
		).toBeUndefined();
	});
});

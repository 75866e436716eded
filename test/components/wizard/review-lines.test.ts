import { describe, expect, test } from "vitest";
import {
	checkLines,
	checkSummary,
	fileLines,
	planLines,
} from "../../../components/screens/wizard/review-lines.ts";
import type { PaneLine } from "../../../components/ui/ScrollPane.tsx";
import type { ShownCheck } from "../../../hooks/use-preflight.ts";
import type { CheckResult, Finding } from "../../../src/checks/preflight-check.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import { AppError } from "../../../src/ports/errors.ts";

const check = (title: string, result?: CheckResult, instead: Partial<Finding> = {}) =>
	({
		...{ id: title, title },
		finding: result && { id: title, title, result, detail: `${title} it is.`, ...instead },
	}) as ShownCheck;

/** A line with its look: "bad bold|✗ VPC | is". */
const lookOf = ({ label, text, tone, dim, bold }: PaneLine) =>
	[[tone, dim && "dim", bold && "bold"].filter(Boolean).join(" "), label, text]
		.filter((part) => part !== undefined)
		.join("|");

const CHECKS = [
	check("Image", "pass", { fix: "Nothing." }),
	check("Limit", "unknown"),
	check("Rights"),
	check("Subnet", "fail", { fix: "Take another.", step: "subnet", command: "aws ec2 x" }),
	check("Spot", "warn"),
];

describe("the checks of the review", () => {
	test("stand by how bad they are, with what to do of all that is not fine", () => {
		expect(checkLines(CHECKS, 60).map(lookOf)).toEqual([
			"bad bold|✗ Subnet  |Subnet it is.",
			"|          Take another. To change it: Subnet.",
			"accent|          aws ec2 x",
			"warn|! Spot    |Spot it is.",
			"|? Limit   |Limit it is.",
			"good|✓ Image   |Image it is.",
			"dim|… Rights  checking",
		]);
	});

	test("break beside a name of 24 columns at most", () => {
		const long = check("A name that is longer than any", "pass", { detail: "one two three" });
		expect(checkLines([long], 40).map(lookOf)).toEqual([
			"good|✓ A name that is longer th… |one two",
			`|${" ".repeat(28)}three`,
		]);
	});

	test("have their name cut while they are asked, too", () => {
		const [line] = checkLines([check("A name that is longer than any")], 80).map(lookOf);
		expect(line).toBe("dim|… A name that is longer th… checking");
	});

	test("are counted in one line, those still asked among them", () => {
		expect(checkSummary(CHECKS)).toBe("1 failed, 1 to know, 1 not known, 1 fine, 1 still checking");
		expect(checkSummary([check("A", "pass"), check("B", "pass")])).toBe("2 fine");
	});
});

describe("the plan", () => {
	const entry = (label: string, ...lines: string[]) => ({ label, lines });
	const plan = {
		...{ picture: ["picture"], estimate: undefined, checks: CHECKS, reasons: [entry("VPC", "the only one")] },
		...{
			file: [],
			plan: [entry("Region", "eu-west-2", "London"), entry("VPC", "one")],
			costs: [entry("Now", "nothing")],
		},
	};

	test("tells what speaks against it before all else, and of what is not known only the names", () => {
		expect(planLines(plan, 80).map(lookOf)).toEqual([
			"|picture",
			"bad|✗ Subnet: Subnet it is. Take another. To change it: Subnet.",
			"warn|! Spot: Spot it is.",
			"dim|? Not known: Limit",
			"dim|VPC  |the only one",
			"|",
			"bold|All of it",
			"dim|Region  |eu-west-2",
			"dim|        |London",
			"dim|VPC     |one",
			"|",
			"bold|What is billed when",
			"dim|Now  |nothing",
		]);
		const narrow = planLines({ ...plan, checks: [], plan: [entry("Region", "eu-west-2 London")] }, 20);
		expect(narrow.map(lookOf)).toContain("dim|        |London");
		const fine = planLines({ ...plan, checks: [check("Image", "pass")] }, 80).map(lookOf);
		expect(fine[1]).toBe("dim|VPC  |the only one");
	});
});

test("each state's cost has a bar by its share of the dearest one, and none where nothing costs", () => {
	const totals = [0.01, 1, 0.5, 0.46, 0].map((perHour) => ({ perHour, unknown: [] }));
	const [waiting, working, stopped, head, deleted] = totals;
	const estimate = {
		...{ items: [], spot: false, paidAlready: deleted },
		totals: { waiting, working, "nodes stopped": stopped, "head stopped": head, deleted },
	} as unknown as Estimate;
	const empty = { picture: [], checks: [], reasons: [], file: [], plan: [], costs: [] };
	const lines = planLines({ ...empty, estimate }, 80);
	const from = lines.findIndex(({ text }) => text === "What it costs");
	const bars = lines.slice(from + 1, from + 6).map(({ text }) => text.split(" ")[0]?.length);
	expect(bars).toEqual([1, 10, 5, 5, 0]);
	expect(lines.slice(from, from + 2).map(lookOf)).toEqual([
		"bold|What it costs",
		"|waiting for jobs       |█          $0.01/h  $7.30/month",
	]);
	expect(lines[from + 6]).toMatchObject({ text: expect.stringMatching(/^USD at list price/), dim: true });
	expect(
		planLines({ ...empty, estimate }, 52)
			.slice(0, 4)
			.map(lookOf),
	).toEqual([
		"bold|waiting for jobs $0.01/h   all nodes at work $1.00/h",
		"bold|nodes stopped $0.50/h",
		"bold|head node stopped too $0.46/h   deleted $0/h",
		"|",
	]);
	const owned = { ...estimate, paidAlready: { perHour: 0.01, unknown: [] } };
	expect(planLines({ ...empty, estimate: owned }, 60)[2]).toEqual({
		text: "deleted $0/h   (your volumes: $7.30/month, as today)",
		bold: true,
	});
});

describe("the file of the review", () => {
	const draft = (instead: object) =>
		({ at: "known", value: { before: undefined, text: "b", lines: [], ...instead } }) as never;

	test("is told as a difference, each line by its sign and colour", () => {
		const lines = [
			{ kind: "same", text: "[aws]" },
			{ kind: "gap", text: "…" },
			{ kind: "removed", text: "a = 1" },
			{ kind: "added", text: "a = 2" },
		];
		const [head, ...rest] = fileLines(draft({ before: { text: "a" }, lines }), 80).map(lookOf);
		expect(head).toBe("dim|The file is there: + is added, - goes, all else stays.");
		expect(rest.map((line) => line.split("|")[0])).toEqual(["", "dim", "bad", "good"]);
		expect(rest.slice(2).map((line) => line.split("|")[1])).toEqual(["- a = 1", "+ a = 2"]);
		expect(fileLines(draft({}), 80).map(lookOf)).toEqual(["dim|There is no such file yet; it will be made."]);
	});

	test("says why it cannot be read, and what to do", () => {
		const error = new AppError("bad-input", "It is broken.", { hint: "Mend it." });
		expect(fileLines({ at: "failed", error }, 80).map(lookOf)).toEqual([
			"bad|✗ It is broken.",
			"bold|Mend it.",
		]);
		const bare = new AppError("bad-input", "It is broken.");
		expect(fileLines({ at: "failed", error: bare }, 80)).toHaveLength(1);
		expect(fileLines({ at: "asking" }, 80).map(lookOf)).toEqual(["dim|Reading the file …"]);
	});
});

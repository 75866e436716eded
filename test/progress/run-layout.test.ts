import { describe, expect, test } from "vitest";
import type { Finding } from "../../src/diagnosis/findings.ts";
import { AppError } from "../../src/ports/errors.ts";
import { findingLines } from "../../src/progress/finding-lines.ts";
import {
	bodyRoom,
	findingsRoom,
	findingsScrolled,
	isMoreThanShown,
	isPhased,
	otherPane,
	paneOf,
	rowsOf,
	scrolled,
	troublesOf,
} from "../../src/progress/run-layout.ts";
import { followedFrom, shownRows } from "../../src/progress/shown-rows.ts";
import type { ResourceRow, RunView } from "../../src/runs/run.ts";
import { runView } from "../components/console/world.ts";

const CAUSE = {
	resource: "HeadNode",
	reason: "No machine is left.",
	meaning: "AWS has none.",
	cure: undefined,
};
const FAILED: RunView["outcome"] = {
	kind: "failed",
	diagnosis: { ...CAUSE, step: undefined },
	remains: { kind: "nothing" },
};

function rowsIn(...states: ResourceRow["state"][]): ResourceRow[] {
	return states.map((state, place) => ({
		...{ key: `${place}`, logicalId: `R${place}`, type: "AWS::EC2::Instance", depth: 0, state },
		...{ reason: undefined, seconds: undefined },
	}));
}

const waiting = (count: number) => rowsIn(...Array.from({ length: count }, () => "waiting" as const));

function findings(count: number): Finding[] {
	return Array.from({ length: count }, (_, place): Finding => {
		const diagnosis = { resource: undefined, reason: `No ${place}.`, meaning: undefined, cure: undefined };
		return { level: "WARNING", type: "Check", diagnosis: { ...diagnosis, step: undefined } };
	});
}

/** A terminal of so many rows. */
const of = (rows: number) => ({ columns: 80, rows });

describe("the sentences below a run", () => {
	test.each<[string, Partial<RunView>, readonly string[]]>([
		["where nothing is wrong", {}, []],
		["of what may not be read", { progressNote: "No events." }, ["No events."]],
		["of trouble", { trouble: new AppError("unreachable", "AWS is away.") }, ["AWS is away."]],
		[
			"of a login that has run out",
			{ trouble: new AppError("expired-credentials", "It has expired.", { hint: "Log in." }) },
			["It has expired. AWS goes on meanwhile. Log in. Then this goes on from here."],
		],
		[
			"of a clock that is wrong",
			{ trouble: new AppError("clock-wrong", "The clock is wrong.", { hint: "Set it." }) },
			["The clock is wrong. AWS goes on meanwhile. Set it. Then this goes on from here."],
		],
		[
			"of a cause that nothing explains",
			{ cause: { ...CAUSE, step: undefined } },
			["It has failed, and AWS is clearing up. HeadNode: No machine is left."],
		],
		[
			"of a cause that is explained",
			{ cause: { ...CAUSE, step: undefined, quotes: "AWS" } },
			["It has failed, and AWS is clearing up. AWS has none."],
		],
		[
			"of a cause that belongs to no resource",
			{ cause: { ...CAUSE, resource: undefined, step: undefined } },
			["It has failed, and AWS is clearing up. No machine is left."],
		],
		[
			"of warnings",
			{ findings: findings(2) },
			["pcluster's check has passed with 2 warnings: v shows what it says."],
		],
	])("%s", (_, instead, sentences) => {
		expect(troublesOf(runView(instead))).toEqual(sentences);
	});
});

test.each<[boolean, string, Partial<RunView>]>([
	[true, "while its config is checked", { phase: "checking" }],
	[true, "before AWS has begun", {}],
	[true, "while AWS makes it", { stackStatus: "CREATE_IN_PROGRESS" }],
	[false, "while AWS takes it back", { stackStatus: "ROLLBACK_IN_PROGRESS" }],
	[false, "where resources may not be seen", { progressNote: "No events." }],
	[false, "once it has ended", { outcome: { kind: "done" } }],
	[false, "where its check refused it", { phase: "checking", outcome: FAILED }],
	[false, "that is a deletion", { verb: "delete" }],
	[false, "that stops nodes", { phase: "fleet", verb: "stop" }],
])("told by its parts: %s, a run %s", (phased, _, instead) => {
	expect(isPhased(runView(instead))).toBe(phased);
});

test("while the config is checked there are no resources, whatever was there before", () => {
	expect(rowsOf(runView({ rows: waiting(2) }))).toHaveLength(2);
	expect(rowsOf(runView({ phase: "checking", rows: waiting(2) } as Partial<RunView>))).toEqual([]);
});

describe("the rows below a headline", () => {
	test.each([
		[24, { tree: 8, under: 3, tail: 12 }],
		[18, { tree: 2, under: 3, tail: 6 }],
		[17, { tree: 5, under: 0, tail: 5 }],
		[10, { tree: 2, under: 0, tail: 2 }],
	])("of a terminal with %i", (rows, room) => {
		expect(bodyRoom(runView(), of(rows))).toEqual(room);
	});

	test("give way to the sentences below them, each row of those", () => {
		const note = { progressNote: "One two three four five six seven eight." };
		expect(bodyRoom(runView(note), of(24)).tail).toBe(11);
		expect(bodyRoom(runView(note), { columns: 30, rows: 24 }).tail).toBe(9);
		const head = { phase: "fleet", verb: "stop", headStage: "later" } as Partial<RunView>;
		expect(bodyRoom(runView(head), of(24)).tail).toBe(11);
	});

	test("are the tree's alone where pcluster has answered as it does to programs", () => {
		for (const line of ["{", "  }", '{"cluster": "lsst"}'])
			expect(bodyRoom(runView({ tail: ["ok", line] }), of(24))).toEqual({ tree: 12, under: 0, tail: 12 });
		expect(bodyRoom(runView({ tail: ["made {it}"] }), of(24)).under).toBe(3);
	});

	test("after a failure are those that its cause leaves", () => {
		const { tree, under, tail } = bodyRoom(runView({ outcome: FAILED }), of(24));
		expect([tree, under]).toEqual([11, 0]);
		expect(tail).toBe(12);
	});
});

describe("what the check has noticed", () => {
	const view = (count: number) => runView({ findings: findings(count) });
	const lines = (count: number) => findingLines(findings(count), 76).length;

	test("scrolls until its last line stands below the title, and back to its first", () => {
		const room = findingsRoom(view(20), of(24));
		const last = findingsScrolled(view(20), of(24), 0, 1000);
		expect(last).toBe(lines(20) - (room - 1));
		expect(findingsScrolled(view(20), of(24), last, 1)).toBe(last);
		expect(findingsScrolled(view(20), of(24), last, -1)).toBe(last - 1);
		expect(findingsScrolled(view(20), of(24), 1, -5)).toBe(0);
	});

	test("is not said to go on where all of it is on the screen", () => {
		// A line each, and an empty one between two; a sentence below the run tells of them.
		expect(lines(5)).toBe(9);
		expect(findingsRoom(view(5), of(23))).toBe(10);
		expect(isMoreThanShown(view(5), of(23), "findings")).toBe(false);
		expect(isMoreThanShown(view(5), of(22), "findings")).toBe(true);
		expect(isMoreThanShown(view(5), of(22), "phases")).toBe(false);
	});

	test("has the rows that a refusal leaves, three at least", () => {
		const refused = runView({ phase: "checking", findings: findings(1), outcome: FAILED });
		expect([24, 16, 15, 12].map((rows) => findingsRoom(refused, of(rows)))).toEqual([12, 4, 3, 3]);
	});
});

describe("the window on the resources", () => {
	test("follows the last one at work, with one more below it", () => {
		const rows = rowsIn("done", "done", "working", "waiting", "waiting", "waiting");
		expect(followedFrom(rows, 3)).toBe(1);
		expect(followedFrom(rows, 6)).toBe(0);
		expect(followedFrom(rowsIn("done", "done", "done", "done"), 3)).toBe(1);
		expect(followedFrom(rowsIn("working", "done", "failed", "done", "failed"), 2)).toBe(2);
	});

	test("tells how many there are above and below, and never shows none", () => {
		const shown = (height: number, offset: number) => {
			const { rows, above, below } = shownRows(waiting(6), height, offset);
			return [above, rows.length, below];
		};
		expect(shown(4, 0)).toEqual([2, 4, 0]);
		expect(shown(4, -1)).toEqual([1, 4, 1]);
		expect(shown(4, -9)).toEqual([0, 4, 2]);
		expect(shown(9, 3)).toEqual([0, 6, 0]);
		expect(shown(0, -9)).toEqual([0, 1, 5]);
	});

	test("scrolls over all rows and no further", () => {
		// Twelve rows fit, and the window begins at the end.
		const view = runView({ rows: waiting(12), tail: ["{"] });
		const more = runView({ rows: waiting(14), tail: ["{"] });
		expect(scrolled(view, of(24), 0, -1)).toBe(0);
		expect(scrolled(more, of(24), 0, -1)).toBe(-1);
		expect(scrolled(more, of(24), 0, -9)).toBe(-2);
		expect(scrolled(more, of(24), -2, 1)).toBe(-1);
		expect(isMoreThanShown(view, of(24), "tree")).toBe(false);
		expect(isMoreThanShown(more, of(24), "tree")).toBe(true);
	});
});

describe("the pane that is shown", () => {
	const refused = runView({ phase: "checking", findings: findings(1), outcome: FAILED });
	const over = runView({ outcome: FAILED });
	test.each([
		["of a creation that goes well", runView(), undefined, "phases"],
		["of a deletion", runView({ verb: "delete" }), undefined, "tree"],
		["of a config that was refused", refused, undefined, "findings"],
		["when the log is asked for", runView(), "tail", "tail"],
		["when the log was asked for before it failed", over, "tail", "tree"],
		["when all resources are asked for", over, "tree", "tree"],
		["when another than the refusal is asked for", refused, "tree", "tree"],
	] as const)("%s", (_, view, chosen, pane) => {
		expect(paneOf(view, chosen)).toBe(pane);
	});

	test("is the one of before when the key that led to it is pressed again", () => {
		expect(otherPane("tail", "tail")).toBeUndefined();
		expect(otherPane("phases", "tree")).toBe("tree");
	});
});

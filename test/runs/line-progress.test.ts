import { describe, expect, test } from "vitest";
import type { Dialect, PrintedEvent } from "../../src/pcluster/dialect.ts";
import { LineProgress } from "../../src/runs/line-progress.ts";
import type { RunOutcome, StackView } from "../../src/runs/run.ts";
import { engineOf } from "./engine.ts";

/** A pcluster that prints a resource and its status in a line. */
const dialect: Dialect = {
	...engineOf().dialect,
	progressFrom: (line) => {
		const [logicalId = "", status] = line.split(" ");
		return status === undefined ? undefined : { logicalId, status };
	},
};
const shown = (verb: StackView["verb"], typical: number, ...lines: string[]) =>
	new LineProgress(dialect, verb, typical).progress(lines);

describe("progress from pcluster's own lines", () => {
	test.each([
		["create", 4, ["A CREATE_COMPLETE", "B CREATE_IN_PROGRESS", "words"], 1, 4, 1 / 6],
		["create", 1, ["A CREATE_COMPLETE", "B CREATE_IN_PROGRESS"], 1, 2, 1 / 3],
		["create", 4, ["A CREATE_COMPLETE", "MasterServer CREATE_IN_PROGRESS"], 1, 4, 2 / 3],
		["delete", 4, ["A DELETE_COMPLETE", "B CREATE_COMPLETE"], 1, 4, 1 / 6],
		["delete", 4, ["A DELETE_COMPLETE", "B DELETE_COMPLETE", "C CREATE_COMPLETE"], 2, 4, 1 / 3],
		["delete", 4, ["MasterServer DELETE_IN_PROGRESS"], 0, 4, 0],
	] as const)("of a %s that usually has %i, by %j", (verb, typical, lines, done, expected, fraction) => {
		const seen = shown(verb, typical, ...lines);
		expect(seen).toMatchObject({ resourcesDone: done, resourcesExpected: expected });
		expect(seen.rows?.every(({ depth }) => depth === 0)).toBe(true);
		expect(seen.fraction).toBeCloseTo(fraction);
	});
});

const printed = (logicalId: string, status: string, reason = "", whole = false): PrintedEvent => ({
	...{ logicalId, status, reason, whole },
	type: "AWS::EC2::Thing",
});

describe("what its events tell", () => {
	const failed = { kind: "failed", diagnosis: { reason: "No." }, remains: { kind: "nothing" } } as RunOutcome;
	const reasonOf = (lines: LineProgress, outcome: RunOutcome | undefined = failed) => {
		const explained = lines.explained(outcome);
		return explained?.kind === "failed" ? explained.diagnosis.reason : explained;
	};

	test("older ones change no status that is known, and lead the causes", () => {
		const lines = new LineProgress(dialect, "create", 4);
		lines.take([printed("A", "CREATE_COMPLETE"), printed("B", "CREATE_FAILED", "second")]);
		lines.take([printed("A", "CREATE_IN_PROGRESS"), printed("C", "CREATE_FAILED", "first")], true);
		expect(lines.progress([]).rows?.map(({ logicalId, state }) => `${logicalId} ${state}`)).toEqual([
			"A done",
			"B failed",
			"C failed",
		]);
		expect(reasonOf(lines)).toContain("first");
	});

	test("newer ones do change it, and a cause that is told again is the one of before", () => {
		const lines = new LineProgress(dialect, "create", 4);
		lines.take([printed("A", "CREATE_IN_PROGRESS"), printed("B", "CREATE_FAILED", "first")]);
		lines.take([printed("A", "CREATE_FAILED", "second"), printed("B", "CREATE_FAILED", "third")]);
		expect(lines.progress([]).rows?.map(({ state }) => state)).toEqual(["failed", "failed"]);
		expect(reasonOf(lines)).toContain("first");
		lines.take([printed("B", "CREATE_FAILED", "later")], true);
		expect(reasonOf(lines)).toContain("first");
	});

	test("the stack as a whole is no resource, and neither that nor what was cancelled is a cause", () => {
		const lines = new LineProgress(dialect, "create", 4);
		lines.take([
			printed("lsst", "CREATE_FAILED", "the whole", true),
			printed("A", "CREATE_FAILED", "Resource creation cancelled"),
			printed("B", "DELETE_FAILED", "of another verb"),
		]);
		expect(lines.progress([]).rows?.map(({ logicalId }) => logicalId)).toEqual(["A", "B"]);
		expect(reasonOf(lines)).toBe("No.");
	});

	test("nothing but a failure is explained", () => {
		const lines = new LineProgress(dialect, "create", 4);
		lines.take([printed("A", "CREATE_FAILED", "first")]);
		expect(lines.explained({ kind: "done" })).toEqual({ kind: "done" });
		expect(lines.explained(undefined)).toBeUndefined();
	});
});

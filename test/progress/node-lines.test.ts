import { describe, expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { nodeNote, withNodeWords } from "../../src/progress/node-lines.ts";
import type { RunView } from "../../src/runs/run.ts";

const TELLING = { log: "chef-client", line: "Error executing action", cause: undefined };
const SHOWS = ["aws logs filter-log-events"];
const LONDON = { region: "eu-west-2", profile: undefined };
const KEEP = "Press k to make it once more, and keep its head node for a look.";

describe.each([
	["not read", undefined, undefined],
	["being read", { at: "asking" } as const, "Reading what"],
	["told why", { at: "known", value: { telling: TELLING, refused: [] } } as const, undefined],
	["told why, one refused", { at: "known", value: { telling: TELLING, refused: SHOWS } } as const, undefined],
	["told nothing", { at: "known", value: { telling: undefined, refused: [] } } as const, "AWS keeps nothing"],
	["refused", { at: "known", value: { telling: undefined, refused: SHOWS } } as const, "You may not read"],
	[
		"not to be had",
		{ at: "failed", error: new AppError("unreachable", "AWS is away.") } as const,
		"AWS is away.",
	],
])("where the head node's logs are %s", (_, asked, words) => {
	test("the key that keeps it for a look is named where it can be pressed", () => {
		const text = nodeNote(asked, true, LONDON)?.text;
		expect(text).toContain(KEEP);
		if (words !== undefined) expect(text).toContain(words);
	});

	test("and nowhere else", () => {
		const note = nodeNote(asked, false, LONDON);
		if (words === undefined) expect(note).toBeUndefined();
		else expect(note?.text).toContain(words);
		expect(note?.text ?? "").not.toContain(KEEP);
	});
});

test("the commands of what is refused stand after what announces them", () => {
	const note = nodeNote({ at: "known", value: { telling: undefined, refused: SHOWS } }, true, LONDON);
	expect(note?.text).toMatch(/sees it with:$/);
	expect(note?.commands).toEqual(["aws logs filter-log-events --region eu-west-2"]);
});

test.each([
	[[], "Make it once more and keep its head node"],
	[SHOWS, "Look for the first error in the head node's log."],
])("a command that shows the log is not named once that was looked at: %j", (refused, cure) => {
	const diagnosis = {
		reason: "It failed",
		cure: "The command finds it.",
		command: "aws logs describe-log-groups",
	};
	const view = { outcome: { kind: "failed", diagnosis } } as unknown as RunView;
	const { outcome } = withNodeWords(view, { at: "known", value: { telling: undefined, refused } });
	expect(outcome).toMatchObject({ diagnosis: { cure: expect.stringContaining(cure) } });
	expect(outcome).not.toHaveProperty("diagnosis.command");
	expect(withNodeWords(view, { at: "asking" })).toBe(view);
});

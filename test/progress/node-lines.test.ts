import { describe, expect, test } from "vitest";
import { AppError } from "../../src/ports/errors.ts";
import { nodeNote } from "../../src/progress/node-lines.ts";

const TELLING = { log: "chef-client", line: "Error executing action", cause: undefined };
const SHOWS = ["aws logs filter-log-events"];
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
		const text = nodeNote(asked, true)?.text;
		expect(text).toContain(KEEP);
		if (words !== undefined) expect(text).toContain(words);
	});

	test("and nowhere else", () => {
		const note = nodeNote(asked, false);
		if (words === undefined) expect(note).toBeUndefined();
		else expect(note?.text).toContain(words);
		expect(note?.text ?? "").not.toContain(KEEP);
	});
});

test("the commands of what is refused stand after what announces them", () => {
	const note = nodeNote({ at: "known", value: { telling: undefined, refused: SHOWS } }, true);
	expect(note?.text).toMatch(/sees it with:$/);
	expect(note?.commands).toEqual(SHOWS);
});

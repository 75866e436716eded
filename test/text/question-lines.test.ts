import { expect, test } from "vitest";
import { questionLines } from "../../src/text/question-lines.ts";

const words = {
	question: "Which one?",
	why: "Because it matters a great deal to everybody here.",
	notes: ["First note.", "Second note."],
};

test("all is said where there is room", () => {
	const lines = questionLines(words, { width: 30, height: 20 }, 5);
	expect(lines.question).toEqual(["Which one?"]);
	expect(lines.why).toEqual(["Because it matters a great", "deal to everybody here."]);
	expect(lines.notes).toEqual(["• First note.", "• Second note."]);
	expect(lines.left).toBe(20 - 1 - 2 - 2 - 1);
});

test("the list's rows come first: the why is shortened before the notes", () => {
	const lines = questionLines(words, { width: 30, height: 10 }, 5);
	expect(lines.notes).toHaveLength(2);
	expect(lines.why).toEqual(["Because it matters a great …"]);
	const tight = questionLines(words, { width: 30, height: 8 }, 5);
	expect(tight.why).toEqual([]);
	expect(tight.notes).toEqual(["• First note. …"]);
	expect(tight.left).toBeGreaterThanOrEqual(5);
});

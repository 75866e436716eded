import { expect, test } from "vitest";
import { laidText, nextFound } from "../../src/text/found-rows.ts";

test("a long line goes on below its own beginning, and each line that holds the letters is found once", () => {
	const lines = ["Image:", "  CustomAmi: ami-1 and more of it", "\tami ami", "none"];
	expect(laidText(lines, "AMI", 16)).toEqual({
		rows: ["Image:", "  CustomAmi:", "  ami-1 and more", "  of it", "    ami ami", "none"],
		found: [1, 4],
	});
	expect(laidText(lines, "", 40).found).toEqual([]);
});

test.each([
	[-1, 1, 1],
	[1, 1, 4],
	[4, 1, 1],
	[4, -1, 1],
	[1, -1, 4],
] as const)("from row %i on by %i the next one is %i", (top, by, next) => {
	expect(nextFound([1, 4], top, by)).toBe(next);
});

test("where nothing is found there is no next one", () => {
	expect(nextFound([], 3, 1)).toBeUndefined();
});

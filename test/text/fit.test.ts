import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	cut,
	padded,
	widthOf,
	wordWrap,
	wrap,
	wrapBelow,
	wrapBeside,
	wrapHanging,
} from "../../src/text/fit.ts";

test("a cell is exactly as wide as asked for, wide characters counted twice", () => {
	for (const text of ["", "abc", "星の観測", "a very long name indeed"])
		expect(widthOf(padded(text, 9))).toBe(9);
	expect(padded("5", 4, "right")).toBe("   5");
});

test("what is cut says so, where asked", () => {
	expect(cut("subnet-4710c32e", 8)).toBe("subnet-…");
	expect(cut("/home/ada/.ssh/lsst.pem", 9, "start")).toBe("…lsst.pem");
	expect(cut("fits", 4)).toBe("fits");
	expect(cut("anything", 0)).toBe("");
});

describe("wrapping", () => {
	test("breaks at blanks and within words that are too long", () => {
		expect(wrap("one two three", 8)).toEqual(["one two", "three"]);
		expect(wrap("abcdefghij", 4)).toEqual(["abcd", "efgh", "ij"]);
		expect(wrap("", 4)).toEqual([""]);
	});

	test("keeps blanks of a line that fits", () => {
		expect(wrap("/mnt/data  vol-1", 20)).toEqual(["/mnt/data  vol-1"]);
	});

	test("begins and ends no line with a blank, however many stand between the words", () => {
		expect(wrap("one  two   three", 5)).toEqual(["one", "two", "three"]);
		expect(wrap("abcde fghij k", 5)).toEqual(["abcde", "fghij", "k"]);
	});

	test("goes on below the beginning of a line, at most half the width further in", () => {
		expect(wrapBelow("  one two three", 9)).toEqual(["  one two", "  three"]);
		expect(wrapBelow("      one two", 8)).toEqual(["    one", "    two"]);
		expect(wrapBelow("      fits", 10)).toEqual(["      fits"]);
		expect(wrapBelow("  to-be-copied it is", 9, wordWrap)).toEqual(["  to-be-copied", "  it is"]);
	});

	test("goes on beside its head, below which nothing stands", () => {
		expect(wrapBeside("星 ", "one two three", 10)).toEqual(["星 one two", "   three"]);
		expect(wrapBeside("• ", "", 10)).toEqual(["• "]);
	});

	test("loses no character and never exceeds the width", () => {
		const words = fc.array(fc.string({ minLength: 1, maxLength: 12, unit: fc.constantFrom(..."abcé星-/") }), {
			maxLength: 12,
		});
		fc.assert(
			fc.property(words, fc.integer({ min: 2, max: 30 }), (parts, width) => {
				const lines = wrap(parts.join(" "), width);
				expect(lines.join("").replaceAll(" ", "")).toBe(parts.join(""));
				for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
			}),
		);
	});
});

test.each([
	["  ! Limits: too many words", ["  ! Limits: too", "    many words"]],
	["  up  has no work now", ["  up  has no", "      work now"]],
	["  - a point that is made", ["  - a point that", "    is made"]],
	["plain words that go on", ["plain words that", "go on"]],
	["  in by two that go on", ["  in by two that", "  go on"]],
])("what is broken hangs below its words: %s", (line, rows) => {
	expect(wrapHanging(line, 16)).toEqual(rows);
});

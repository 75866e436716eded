import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { LazySegmenter } from "../../src/text/lazy-segmenter.ts";
import { isSafeText, plainWidth } from "../../src/text/safe-text.ts";

const everyUnit = Array.from({ length: 0x10000 }, (_, code) => String.fromCharCode(code));
const safe = everyUnit.filter(isSafeText);

test("the characters of our screens are among the safe ones", () => {
	for (const text of ["› ✓ ✗ ● ○ … – │─┌┐└┘╭╮╰╯ █░▒▓ ↑↓←→ ⠋⠙⠹", "plain ASCII ~", "é ü ñ µ ° ≈ ·"]) {
		expect(isSafeText(text), text).toBe(true);
	}
	for (const text of ["👋", "e\u0301", "日本", "\u001b[31m", "\u200b"])
		expect(isSafeText(text), text).toBe(false);
});

test("each safe character is one column wide", () => {
	expect(safe.length).toBeGreaterThan(600);
	expect(safe.filter((character) => stringWidth(character) !== 1)).toEqual([]);
});

/** Safe text as Ink's screens hold it: with colours and styles. */
const styled = fc
	.array(
		fc.oneof(
			fc.string({ unit: fc.constantFrom(...safe), maxLength: 12 }),
			fc.constantFrom("\u001b[1m", "\u001b[22m", "\u001b[38;5;214m", "\u001b[39m", "\u001b"),
		),
		{ maxLength: 6 },
	)
	.map((parts) => parts.join(""));

test("safe text is cut into its characters, as the real segmenter cuts it", () => {
	const real = new Intl.Segmenter();
	const cut = (segments: Iterable<{ segment: string; index: number; input: string }>) =>
		[...segments].map(({ segment, index, input }) => ({ segment, index, input }));
	fc.assert(
		fc.property(styled, (text) => {
			const [ours, theirs] = [new LazySegmenter().segment(text), real.segment(text)];
			expect(cut(ours)).toEqual(cut(theirs));
			for (const index of [0, 1, text.length - 1, text.length, undefined]) {
				expect(ours.containing(index)?.segment).toBe(theirs.containing(index)?.segment);
			}
		}),
	);
});

test("any other text goes to the real segmenter", () => {
	fc.assert(
		fc.property(fc.string({ unit: "grapheme", maxLength: 20 }), (text) => {
			const ours = [...new LazySegmenter(undefined, { granularity: "grapheme" }).segment(text)];
			expect(ours.map(({ segment }) => segment)).toEqual(
				[...new Intl.Segmenter().segment(text)].map(({ segment }) => segment),
			);
		}),
	);
});

test("safe text, styled or not, is as wide as string-width says, and no other text is judged", () => {
	const anyText = fc.oneof(styled, fc.string({ unit: "grapheme", maxLength: 20 }));
	const options = fc.record(
		{ ambiguousIsNarrow: fc.boolean(), countAnsiEscapeCodes: fc.boolean() },
		{ requiredKeys: [] },
	);
	fc.assert(
		fc.property(anyText, options, (text, asked) => {
			const width = plainWidth(text, asked);
			if (width !== undefined) expect(width).toBe(stringWidth(text, asked));
		}),
	);
	expect(plainWidth("\u001b[1mlsst\u001b[22m ✓")).toBe(6);
	expect(plainWidth("日本")).toBeUndefined();
	expect(plainWidth("lsst", { ambiguousIsNarrow: false })).toBeUndefined();
});

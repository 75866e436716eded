import fc from "fast-check";
import stringWidth from "string-width";
import { expect, test } from "vitest";
import { LazySegmenter } from "../../src/startup/lazy-segmenter.ts";
import { isSafeText } from "../../src/startup/safe-text.ts";

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

test("safe text is cut into its characters, as the real segmenter cuts it", () => {
	const real = new Intl.Segmenter();
	const cut = (segments: Iterable<{ segment: string; index: number; input: string }>) =>
		[...segments].map(({ segment, index, input }) => ({ segment, index, input }));
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...safe), maxLength: 40 }), (text) => {
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

test("the width of safe text is its length", () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom(...safe) }), (text) => {
			expect(stringWidth(text)).toBe(text.length);
		}),
	);
});

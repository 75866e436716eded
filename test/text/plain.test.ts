import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { widthOf } from "../../src/text/fit.ts";
import { plainText } from "../../src/text/plain.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { HOSTILE } from "./hostile.ts";

/** What people do call their things. */
const HONEST = [
	"lsst_stack",
	"Ångström, naïve, straße",
	"données à garder",
	"データ 漢字",
	"данные",
	"δεδομένα",
	"क्षेत्र",
	"กำลัง",
	"سلام",
	"𝛼-Cen 🔭",
	"e\u0301",
	"“quoted” – … › ✓",
];

describe("text from outside", () => {
	test.each(HOSTILE)("loses %s", (_, text, left) => {
		expect(plainText(text)).toBe(left);
	});

	test.each(HONEST)("keeps %s", (text) => {
		expect(plainText(text)).toBe(text);
	});

	test("whatever it is, nothing unseen is left of it, and cleaning again changes nothing", () => {
		const nasty = fc.constantFrom(...HOSTILE.map(([, text]) => text), ...HONEST);
		const any = fc.string({ unit: anyCharacter, maxLength: 12 });
		const halves = fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 6 });
		const words = fc.array(
			fc.oneof(
				nasty,
				any,
				halves.map((units) => String.fromCharCode(...units)),
			),
			{ maxLength: 8 },
		);
		fc.assert(
			fc.property(words, (parts) => {
				const left = plainText(parts.join(""));
				expect(left).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Default_Ignorable_Code_Point}\u2028\u2029]/u);
				expect(left).not.toMatch(/\p{M}{4}/u);
				expect(left).not.toMatch(/^\p{M}/u);
				expect(plainText(left)).toBe(left);
			}),
			{ numRuns: 200 },
		);
	});

	test("set beside our own text it takes its own columns and no more", () => {
		for (const [, text] of HOSTILE) {
			const left = plainText(text);
			expect(widthOf(`│ ${left} │`)).toBe(widthOf(left) + 4);
		}
	});
});

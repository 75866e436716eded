import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { MARKS } from "../../components/theme.ts";
import { asciiText, isAsciiLocale } from "../../src/text/ascii.ts";
import { widthOf } from "../../src/text/fit.ts";

test.each([
	[{}, false],
	[{ LANG: "en_GB.UTF-8" }, false],
	[{ LANG: "C.utf8" }, false],
	[{ LANG: "C" }, true],
	[{ LANG: "en_GB.ISO-8859-1" }, true],
	[{ LANG: "en_GB.UTF-8", LC_ALL: "C" }, true],
	[{ LANG: "en_GB.UTF-8", LC_CTYPE: "POSIX" }, true],
	[{ LANG: "C", LC_ALL: "", LC_CTYPE: "de_DE.UTF-8" }, false],
])("%j", (env, ascii) => {
	expect(isAsciiLocale(env)).toBe(ascii);
});

test.each([
	["│ ╭──╮ › lsst ✓", "| +--+ > lsst +"],
	["looking …", "looking ."],
	["Ångström × 2", "Angstrom x 2"],
	["漢字", "????"],
	["\u001b[1m●\u001b[0m", "\u001b[1m*\u001b[0m"],
])("%s becomes %s", (text, ascii) => {
	expect(asciiText(text)).toBe(ascii);
});

test("every mark and sign of the screens has a plain one", () => {
	const folder = join(import.meta.dirname, "../../components/ui");
	const drawn = readdirSync(folder)
		.map((name) => readFileSync(join(folder, name), "utf8"))
		.join("");
	const signs = [...Object.values(MARKS), ...new Set(drawn.match(/[^\0-\x7f]/gu))];
	expect(signs.filter((sign) => sign !== "?" && asciiText(sign) === "?")).toEqual([]);
});

test("the text stays as wide as it was", () => {
	fc.assert(
		fc.property(fc.array(fc.constantFrom(..."│✓…é漢x›⠋●ß".split(""))), (signs) => {
			const text = signs.join("");
			expect(asciiText(text)).toMatch(/^[ -~]*$/);
			expect(widthOf(asciiText(text))).toBe(widthOf(text));
		}),
	);
});

import { expect, test } from "vitest";
import { parseIni } from "../../src/config/ini-parse.ts";
import { indentOf, isIni, linesOf, noteStart } from "../../src/config/ini-text.ts";
import { listOf, readerOf } from "../../src/config/ini-values.ts";

test.each([
	["# a", 0],
	["a # b ; c", 2],
	["a ; b # c", 2],
	["a;b#c", undefined],
	["a#b #c ; d", 7],
	["a", undefined],
])("a note in %j begins at %s", (text, at) => {
	expect(noteStart(text)).toBe(at);
});

test("lines keep their own ends, and after the last there is none", () => {
	expect(linesOf("a\n\r\nb\rc")).toEqual([
		{ text: "a", eol: "\n" },
		{ text: "", eol: "\r\n" },
		{ text: "b", eol: "\r" },
		{ text: "c", eol: "" },
	]);
	expect(linesOf("a\n")).toHaveLength(1);
	expect(linesOf("")).toEqual([]);
	expect([indentOf("\u00a0 a "), indentOf("a"), indentOf("  ")]).toEqual(["\u00a0 ", "", "  "]);
});

test.each([
	["[aws]\n", true],
	["\ufeff\n# a\n; b\n[cluster a] ; c\n", true],
	["Region: x\n[aws]\n", false],
	["[a, b]: c\n", false],
	["# only\n", false],
	["", false],
])("%j is of version 2: %s", (text, is) => {
	expect(isIni(text)).toBe(is);
});

test("a list has names, and a key says nothing where it is empty or NONE", () => {
	expect(listOf(" a , b,,\n c,")).toEqual(["a", "b", "c"]);
	const read = readerOf(parseIni("[s]\na = x\nb =\nc = NONE\n", true), "s");
	expect(["a", "b", "c", "d"].map(read)).toEqual(["x", undefined, undefined, undefined]);
});

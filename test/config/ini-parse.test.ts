import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textOf } from "../../src/config/ini-file.ts";
import { parseIni } from "../../src/config/ini-parse.ts";
import { isBroken, readValue } from "../../src/config/ini-values.ts";
import { anyCharacter } from "../harness/any-character.ts";
import { anyText } from "./ini-texts.ts";

const read = (lines: string, key = "k", inline = true) => readValue(parseIni(lines, inline), "s", key);

describe("a parsed file", () => {
	it("is the same text again, whatever it is", () => {
		fc.assert(
			fc.property(
				fc.oneof(anyText, fc.string(), fc.string({ unit: anyCharacter })),
				fc.boolean(),
				(text, inline) => {
					expect(textOf(parseIni(text, inline))).toBe(text);
				},
			),
		);
	});
});

describe("a value", () => {
	it.each([
		["after =", "[s]\nk=v", "v"],
		["after :", "[s]\nk : v=w", "v=w"],
		["whatever the key's case", "[s]\nK = v", "v"],
		["without its note", "[s]\nk = v ; note", "v"],
		["with a mark inside a word", "[s]\nk = a;b#c", "a;b#c"],
		["with its quotes", '[s]\nk = "v"', '"v"'],
		["over several lines", "[s]\nk = a,\n  b\n\n  c\n\n", "a,\nb\n\nc"],
		["with doubled %", "[s]\nk = 100%%", "100%"],
		["that refers to another", "[s]\nk = a%(O)s\no = b", "ab"],
		["from DEFAULT", "[DEFAULT]\nk = v\n[s]\n", "v"],
		["from a second DEFAULT", "[DEFAULT]\no = w\n[DEFAULT]\nk = v\n[s]\n", "v"],
	])("%s", (_name, text, value) => {
		expect(read(text)).toBe(value);
	});

	it("includes the note where pcluster knows none", () => {
		expect(read("[s]\nk = v ; note", "k", false)).toBe("v ; note");
	});

	it.each(["50%", "%(k)s", "%(other)s", "%("])("is broken: %s", (value) => {
		const file = parseIni(`[s]\nk = ${value}\n`, true);
		expect(readValue(file, "s", "k")).toBeUndefined();
		expect(isBroken(file, "s", "k")).toBe(true);
	});

	it("that is absent is not broken", () => {
		expect(isBroken(parseIni("[s]\n", true), "s", "k")).toBe(false);
	});
});

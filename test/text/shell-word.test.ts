import { execFileSync } from "node:child_process";
import fc from "fast-check";
import { expect, test } from "vitest";
import { shellWord } from "../../src/text/shell-word.ts";
import { anyCharacter } from "../harness/any-character.ts";

test.each([
	["/home/ada/k.pem", "/home/ada/k.pem"],
	["~/my key.pem", "~/'my key.pem'"],
	["~/k.pem", "~/k.pem"],
	["it's", "'it'\\''s'"],
	["", "''"],
	["$(rm)", "'$(rm)'"],
])("%s is written %s", (word, written) => {
	expect(shellWord(word)).toBe(written);
});

test("a shell reads back what was written", () => {
	const words = fc.sample(
		fc.string({ unit: anyCharacter }).filter((word) => !word.includes("\0") && word.isWellFormed()),
		200,
	);
	const line = words.map((word) => (word.startsWith("~/") ? "x" : shellWord(word))).join(" ");
	const wanted = words.map((word) => (word.startsWith("~/") ? "x" : word));
	const out = execFileSync("sh", ["-c", `printf '%s\\0' ${line}`], { encoding: "utf8" });
	expect(out.split("\0").slice(0, -1)).toEqual(wanted);
});

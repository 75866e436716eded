import { expect, test } from "vitest";
import { briefly, itemsAt, list, textAt, textsAt, truthAt } from "../../src/config/seen-parts.ts";
import { YamlFile } from "../../src/config/yaml-file.ts";
import type { Seen } from "../../src/config/yaml-words.ts";

/** What a file says that holds just this. */
const said = (text: string) => new YamlFile(`A: ${text}\n`).at(["A"]) as Seen;

test("a value is found at its place, and none where the way ends before", () => {
	const file = said("{Queues: [{Name: a}], Tags: ~, Region: eu}");
	expect(textAt(file, "Queues", 0, "Name")).toBe("a");
	expect(itemsAt(file, "Queues")).toHaveLength(1);
	for (const path of [
		["Tags", "Key"],
		["Region", "length"],
		["Queues", 1, "Name"],
	]) {
		expect(textAt(file, ...path)).toBeUndefined();
		expect(itemsAt(file, ...path)).toEqual([]);
	}
});

test("words for nothing say nothing", () => {
	const words = ["a", "", "~", "null", "''", "[a]"].map(said);
	expect([...words, undefined].map((word) => textAt(word))).toEqual(["a", ...Array(6).fill(undefined)]);
	expect(textAt(said("'null'"))).toBe("null");
	expect(textsAt(said("[a, ~, [b], c]"))).toEqual(["a", "c"]);
	expect(list("a", undefined, "", "b")).toBe("a, b");
});

test("a truth is read as PyYAML reads it", () => {
	const read = (...words: string[]) => words.map((word) => truthAt(said(word)));
	expect(read("true", "Yes", "ON")).toEqual([true, true, true]);
	expect(read("false", "No", "OFF")).toEqual([false, false, false]);
	expect(read("1", "", "~")).toEqual(Array(3).fill(undefined));
	expect(truthAt(undefined)).toBeUndefined();
});

test("any value is told briefly: a word on one line, a group by its keys, a list by its words or their number", () => {
	const words = ['"a\\n  b"', "{a: 1, b: [2]}", "[a, b]", "[a, {b: c}]", "~"].map(said);
	expect(words.map(briefly)).toEqual(["a b", "a, b", "a, b", "2", ""]);
});

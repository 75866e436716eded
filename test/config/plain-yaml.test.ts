import { expect, test } from "vitest";
import { at, briefly, list, textOf, textsOf, truthOf } from "../../src/config/plain-yaml.ts";

test("a value is found at its place, and none where the way ends before", () => {
	const file = { Queues: [{ Name: "a" }], Tags: null, Region: "eu" };
	expect(at(file, "Queues", 0, "Name")).toBe("a");
	for (const path of [
		["Tags", "Key"],
		["Region", "length"],
		["Queues", 1, "Name"],
	])
		expect(at(file, ...path)).toBeUndefined();
});

test("words for nothing say nothing", () => {
	expect(["a", "", "~", "null", null, undefined, ["a"]].map(textOf)).toEqual([
		"a",
		...Array(6).fill(undefined),
	]);
	expect(textsOf(["a", "~", ["b"], "c"])).toEqual(["a", "c"]);
	expect(list("a", undefined, "", "b")).toBe("a, b");
});

test("a truth is read as PyYAML reads it", () => {
	expect(["true", "Yes", "ON"].map(truthOf)).toEqual([true, true, true]);
	expect(["false", "No", "OFF"].map(truthOf)).toEqual([false, false, false]);
	expect(["1", "", "~", null, undefined].map(truthOf)).toEqual(Array(5).fill(undefined));
});

test("any value is told briefly: a word on one line, a group by its keys, a list by its words or their number", () => {
	expect(briefly("a\n  b")).toBe("a b");
	expect(briefly({ a: "1", b: ["2"] })).toBe("a, b");
	expect(briefly(["a", "b"])).toBe("a, b");
	expect(briefly(["a", { b: "c" }])).toBe("2");
	expect(briefly(null)).toBe("");
});

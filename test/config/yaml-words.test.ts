import { describe, expect, test } from "vitest";
import { type Seen, same, seenOf, valueAt, withoutValue, withValue } from "../../src/config/yaml-words.ts";

const plain = (text: string): Seen => ({ text, as: "plain" });

describe("two parts of a file say the same", () => {
	test.each<[string, Seen | undefined, Seen | undefined]>([
		["nothing at all", undefined, undefined],
		["nothing, in any of its words", plain("~"), plain("NULL")],
		["nothing, as a key without a value", plain(""), plain("null")],
		["a text", seenOf("lsst"), { text: "lsst", as: "text" }],
		["a list", seenOf(["a", 1]), [seenOf("a"), plain("1")]],
		["a map, whatever its order", seenOf({ a: 1, b: ["c"] }), seenOf({ b: ["c"], a: 1 })],
	])("%s", (_, one, other) => {
		expect([same(one, other), same(other, one)]).toEqual([true, true]);
	});

	test.each<[string, Seen | undefined, Seen | undefined]>([
		["a key without a value is not one that is missing", plain(""), undefined],
		["nothing is no text", plain("~"), seenOf("~")],
		["a number is no text", seenOf(1), seenOf("1")],
		["a letter more", seenOf("lsst"), seenOf("lsst2")],
		["a list is longer", seenOf(["a"]), seenOf(["a", "b"])],
		["a list has another order", seenOf(["a", "b"]), seenOf(["b", "a"])],
		["a list has another entry", seenOf(["a", "b"]), seenOf(["a", "c"])],
		["a list is no map", seenOf([]), seenOf({})],
		["a map has one key more", seenOf({ a: 1 }), seenOf({ a: 1, b: 1 })],
		["a map has another key, with nothing", new Map([["a", plain("")]]), new Map([["b", plain("")]])],
		["a map has another value", seenOf({ a: 1 }), seenOf({ a: 2 })],
		["a word is no list", seenOf("a"), seenOf(["a"])],
	])("and do not where %s", (_, one, other) => {
		expect([same(one, other), same(other, one)]).toEqual([false, false]);
	});
});

describe("a value at its place", () => {
	const file = seenOf({ Head: { Type: "t3.medium" }, Queues: ["a", "b", "c"] });

	test("is found, and nothing is found where something else stands in the way", () => {
		expect(valueAt(file, ["Queues", 2])).toEqual(seenOf("c"));
		expect(valueAt(file, [])).toBe(file);
		for (const path of [["Head", 0], ["Queues", "Type"], ["Head", "Type", "Size"], ["Tags"]])
			expect(valueAt(file, path)).toBeUndefined();
	});

	test("is set with the others left as they are", () => {
		expect(withValue(file, ["Queues", 1], seenOf("x"))).toEqual(
			seenOf({ Head: { Type: "t3.medium" }, Queues: ["a", "x", "c"] }),
		);
		expect(withValue(undefined, ["Tags", 0, "Key"], seenOf("x"))).toEqual(seenOf({ Tags: [{ Key: "x" }] }));
		expect(withValue(plain("~"), ["a"], seenOf("x"))).toEqual(seenOf({ a: "x" }));
	});

	test("is taken away, from within what stays", () => {
		expect(withoutValue(file, ["Queues", 1])).toEqual(
			seenOf({ Head: { Type: "t3.medium" }, Queues: ["a", "c"] }),
		);
		expect(withoutValue(file, ["Head", "Type"])).toEqual(seenOf({ Head: {}, Queues: ["a", "b", "c"] }));
		expect(withoutValue(seenOf([{ a: 1, b: 2 }]), [0, "a"])).toEqual(seenOf([{ b: 2 }]));
		for (const path of [
			["Tags", "x"],
			["Queues", "x"],
			["Queues", 7, "x"],
		])
			expect(withoutValue(file, path)).toEqual(file);
		expect(withoutValue(plain("a"), ["a"])).toEqual(plain("a"));
	});
});

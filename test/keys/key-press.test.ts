import { describe, expect, test } from "vitest";
import { pasteOf, pressesOf, type RawKey } from "../../src/keys/key-press.ts";

const none: RawKey = {
	upArrow: false,
	downArrow: false,
	leftArrow: false,
	rightArrow: false,
	pageDown: false,
	pageUp: false,
	home: false,
	end: false,
	return: false,
	escape: false,
	ctrl: false,
	shift: false,
	tab: false,
	backspace: false,
	delete: false,
	meta: false,
};
const names = (input: string, key: Partial<RawKey> = {}) =>
	pressesOf(input, { ...none, ...key }).map(({ name }) => name);

describe("one chunk of input", () => {
	test.each([
		["letters glued together are single presses", "abc", {}, ["a", "b", "c"]],
		["three Enters", "\r\r\r", {}, ["enter", "enter", "enter"]],
		["a line feed is Enter too", "\n", {}, ["enter"]],
		["letters, a tab and Enter", "a\t\r", {}, ["a", "tab", "enter"]],
		["an arrow", "", { upArrow: true }, ["up"]],
		["Enter as Ink names it", "\r", { return: true }, ["enter"]],
		["shift and tab", "", { tab: true, shift: true }, ["shift-tab"]],
		["ctrl and a letter", "c", { ctrl: true }, ["ctrl-c"]],
		["a control byte within a chunk", "a\u0015", {}, ["a", "ctrl-u"]],
		["alt and a letter is a key of its own, which writes nothing", "x", { meta: true }, ["alt-x"]],
		["F5 and the like are heard as keys", "", {}, ["function-key"]],
		["super and a letter means nothing here", "y", { super: true }, []],
		["hyper and a letter means nothing here", "y", { hyper: true }, []],
		["letting a key go is no press", "a", { eventType: "release" as const }, []],
		[
			"the old controls of eight bits are no letters",
			"\u007f\u0080\u009f\u00a0",
			{},
			["backspace", "\u00a0"],
		],
		["one press for a character of two units", "𝛼", {}, ["𝛼"]],
		["control characters above ASCII are dropped", "\u009b", {}, []],
	])("%s", (_what, input, key, expected) => {
		expect(names(input, key)).toEqual(expected);
	});

	test("a key that repeats is one held down", () => {
		expect(pressesOf("y", { ...none, eventType: "repeat" })).toEqual([{ name: "y", text: "y", held: true }]);
	});

	test("a blank has a name and writes itself", () => {
		expect(pressesOf(" ", none)).toEqual([{ name: "space", text: " " }]);
	});
});

test("a paste is one press without the line breaks that would send it off", () => {
	expect(pasteOf("vpc-1\r\n")).toEqual({ name: "paste", text: "vpc-1" });
	expect(pasteOf("a\nb\tc")).toEqual({ name: "paste", text: "a b c" });
});

import { expect, test } from "vitest";
import {
	LONGEST_TEXT,
	type TextState,
	textAround,
	textReducer,
	textWith,
} from "../../src/list/text-state.ts";
import { widthOf } from "../../src/text/fit.ts";

/** `|` marks the cursor. */
const at = (text: string): TextState => ({ value: text.replace("|", ""), cursor: text.indexOf("|") });
const shown = (state: TextState | undefined) =>
	state && `${state.value.slice(0, state.cursor)}|${state.value.slice(state.cursor)}`;

test.each([
	["letters go in at the cursor", "ab|c", "paste", "xy", "abxy|c"],
	["left", "ab|c", "left", "", "a|bc"],
	["left at the start stays", "|abc", "left", "", "|abc"],
	["right", "ab|c", "right", "", "abc|"],
	["right at the end stays", "abc|", "right", "", "abc|"],
	["over a character of two units at once", "𝛼|b", "left", "", "|𝛼b"],
	["to the start", "ab|c", "home", "", "|abc"],
	["to the end", "a|bc", "end", "", "abc|"],
	["erasing before", "ab|c", "backspace", "", "a|c"],
	["erasing a character of two units", "a𝛼|", "backspace", "", "a|"],
	["erasing at the start does nothing", "|abc", "backspace", "", "|abc"],
	["erasing ahead", "a|bc", "delete", "", "a|c"],
	["erasing all", "ab|c", "ctrl-u", "", "|"],
])("%s", (_what, before, name, text, after) => {
	expect(shown(textReducer(at(before), { name, text }))).toBe(after);
});

test("the cursor goes no further than the text's end", () => {
	expect(textReducer(at("abc|"), { name: "right", text: "" })?.cursor).toBe(3);
	expect(textReducer(at("abc|"), { name: "delete", text: "" })).toEqual(at("abc|"));
});

test("a key that writes nothing is left to others", () => {
	expect(textReducer(textWith("a"), { name: "up", text: "" })).toBeUndefined();
});

test("of a paste of a megabyte the field takes what it can hold, and no half of a character", () => {
	const pasted = textReducer({ value: "ab", cursor: 1 }, { name: "paste", text: "𝛼".repeat(500_000) });
	expect(pasted?.value.length).toBe(LONGEST_TEXT);
	expect(pasted?.value.isWellFormed()).toBe(true);
	expect(pasted?.value.endsWith("𝛼b")).toBe(true);
	expect(pasted?.cursor).toBe(LONGEST_TEXT - 1);
	expect(textReducer(pasted ?? at("|"), { name: "paste", text: "more" })).toEqual(pasted);
});

test.each([
	["all of it with the cursor at its end", "abc|", 4, "abc|"],
	["the end, where the next letter goes", "abcdef|", 4, "…ef|"],
	["the start", "|abcdef", 4, "|abc…"],
	["what stands around the cursor", "abcdefgh|ijkl", 9, "…defgh|ij…"],
	["a wide letter as two columns", "東京|", 4, "…京|"],
])("a field shows %s", (_what, text, columns, seen) => {
	const { before, after } = textAround(text.replace("|", ""), text.indexOf("|"), columns);
	expect(`${before}|${after}`).toBe(seen);
	expect(widthOf(before + (after || " "))).toBeLessThanOrEqual(columns);
});

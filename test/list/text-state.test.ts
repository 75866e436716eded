import { expect, test } from "vitest";
import { type TextState, textReducer, textWith } from "../../src/list/text-state.ts";

/** `|` marks the cursor. */
const at = (text: string): TextState => ({ value: text.replace("|", ""), cursor: text.indexOf("|") });
const shown = (state: TextState | undefined) =>
	state && `${state.value.slice(0, state.cursor)}|${state.value.slice(state.cursor)}`;

test.each([
	["letters go in at the cursor", "ab|c", undefined, "xy", "abxy|c"],
	["left", "ab|c", "left", "", "a|bc"],
	["left at the start stays", "|abc", "left", "", "|abc"],
	["right", "ab|c", "right", "", "abc|"],
	["right at the end stays", "abc|", "right", "", "abc|"],
	["over a character of two units at once", "𝛼|b", "left", "", "|𝛼b"],
	["to the start", "ab|c", "start", "", "|abc"],
	["to the end", "a|bc", "end", "", "abc|"],
	["erasing before", "ab|c", "erase", "", "a|c"],
	["erasing a character of two units", "a𝛼|", "erase", "", "a|"],
	["erasing at the start does nothing", "|abc", "erase", "", "|abc"],
	["erasing ahead", "a|bc", "erase-ahead", "", "a|c"],
	["erasing all", "ab|c", "erase-all", "", "|"],
])("%s", (_what, before, intent, letters, after) => {
	expect(shown(textReducer(at(before), intent, letters))).toBe(after);
});

test("a key that writes nothing is left to others", () => {
	expect(textReducer(textWith("a"), undefined, "")).toBeUndefined();
});

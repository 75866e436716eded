import { describe, expect, test } from "vitest";
import {
	type Binding,
	FILTER_KEYS,
	FORM_KEYS,
	hintsOf,
	intentOf,
	LIST_KEYS,
	MULTI_KEYS,
	OVERLAY_KEYS,
	RAIL_KEYS,
	REVIEW_KEYS,
	TYPING_KEYS,
} from "../../src/keys/keymap.ts";

const tables: readonly (readonly [string, readonly Binding[]])[] = [
	["list", LIST_KEYS],
	["multi", MULTI_KEYS],
	["filter", FILTER_KEYS],
	["typing", TYPING_KEYS],
	["form", FORM_KEYS],
	["rail", RAIL_KEYS],
	["review", REVIEW_KEYS],
	["overlay", OVERLAY_KEYS],
];

describe.each(tables)("the keys of %s", (_name, bindings) => {
	test("mean one thing each", () => {
		const keys = bindings.flatMap((binding) => [...binding.keys]);
		expect(new Set(keys).size).toBe(keys.length);
	});

	test("have a way out that the footer shows", () => {
		expect(hintsOf(bindings).some(({ shown }) => shown === "esc")).toBe(true);
	});
});

test("an intent is found by any of its keys", () => {
	expect(intentOf(OVERLAY_KEYS, { name: "q", text: "q" })).toBe("close");
	expect(intentOf(OVERLAY_KEYS, { name: "x", text: "x" })).toBeUndefined();
});

test("a footer renames or leaves out what does not apply", () => {
	const shown = hintsOf(LIST_KEYS, { type: "", back: "clear filter" });
	expect(shown.map(({ shown: key }) => key)).not.toContain("m");
	expect(shown).toContainEqual({ shown: "esc", label: "clear filter" });
});

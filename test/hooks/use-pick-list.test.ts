import { describe, expect, test } from "vitest";
import { type PickList, usePickList } from "../../hooks/use-pick-list.ts";
import { footerOf } from "../../src/keys/key-row.ts";
import { currentOption, visibleRows } from "../../src/list/list-state.ts";
import type { Option } from "../../src/list/option.ts";
import { type Hooked, hooked, press } from "../harness/hooked.tsx";

const OPTIONS: readonly Option<string>[] = [
	{ key: "vpc-1", value: "one", cells: ["main"] },
	{ key: "vpc-2", value: "two", cells: ["old"], disabled: "It has no subnet." },
	{ key: "vpc-3", value: "three", cells: ["plates"] },
];

function picking(filter: "by-key" | "at-once" | "none", multi = false) {
	const taken: string[][] = [];
	let left = 0;
	const list = hooked(() =>
		usePickList({
			...{ options: OPTIONS, suggested: [], multi, height: 5, filter },
			accept: { label: "next", does: (chosen) => void taken.push(chosen.map(({ value }) => value)) },
			back: {
				label: "back",
				does: () => {
					left += 1;
				},
			},
			more: [{ keys: ["r"], label: "reload", does: () => undefined }],
		}),
	);
	return { list, taken, left: () => left };
}

async function type(list: Hooked<PickList<string>>, name: string, text = name): Promise<void> {
	list.now().typing?.({ name, text, at: 0, after: 0, alone: true });
	await list.redraw();
}

const shown = ({ state }: PickList<string>) => visibleRows(state).map(({ option }) => option.key);
const named = ({ keys }: PickList<string>) => footerOf(keys).map(({ label }) => label);

describe("a list to take a row from", () => {
	test("gives the row under the cursor, and of one that cannot be chosen says why", async () => {
		const { list, taken } = picking("by-key");
		expect(named(list.now())).toEqual(["choose", "next", "back", "filter", "reload"]);
		await press(list, "down", "enter");
		expect([taken, list.now().state.refusal]).toEqual([[], "It has no subnet."]);
		await press(list, "down", "enter");
		expect([taken, list.now().state.refusal]).toEqual([[["three"]], undefined]);
	});

	test("is filtered after its key; Esc clears the filter, and leaves only then", async () => {
		const { list, taken, left } = picking("by-key");
		expect(list.now().typing).toBeUndefined();
		await press(list, "/");
		expect(named(list.now())).toEqual(["choose", "take it", "clear filter"]);
		await type(list, "plates");
		expect(shown(list.now())).toEqual(["vpc-3"]);
		await press(list, "enter");
		expect(taken).toEqual([["three"]]);
		await press(list, "escape");
		expect([list.now().filtering, left(), shown(list.now()).length]).toEqual([false, 0, 3]);
		await press(list, "escape");
		expect(left()).toBe(1);
	});

	test("erasing the last letter keeps the filter open, erasing once more ends it", async () => {
		const { list } = picking("by-key");
		await press(list, "/");
		await type(list, "p");
		await type(list, "backspace", "");
		expect([list.now().filtering, list.now().state.query]).toEqual([true, ""]);
		await type(list, "backspace", "");
		expect(list.now().filtering).toBe(false);
	});

	test("that filters at once leaves by Esc where nothing is typed", async () => {
		const { list, left } = picking("at-once");
		expect(named(list.now())).toEqual(["choose", "take it", "back"]);
		await type(list, "main");
		expect(named(list.now())).toEqual(["choose", "take it", "clear filter"]);
		await press(list, "escape");
		expect([left(), list.now().filtering, list.now().state.query]).toEqual([0, true, ""]);
		await press(list, "escape");
		expect(left()).toBe(1);
	});

	test("without a filter has no key for one", () => {
		expect(named(picking("none").list.now())).toEqual(["choose", "next", "back", "reload"]);
	});
});

describe("a list to tick", () => {
	test("gives the ticked rows; Enter in its filter ends only that", async () => {
		const { list, taken } = picking("by-key", true);
		await press(list, "space", "/");
		await type(list, "plates");
		await press(list, "enter");
		expect([taken, list.now().filtering, list.now().state.query]).toEqual([[], false, "plates"]);
		expect(named(list.now())).toContain("clear filter");
		await press(list, "space", "escape");
		expect(currentOption(list.now().state)?.key).toBe("vpc-3");
		await press(list, "enter");
		expect(taken).toEqual([["one", "three"]]);
	});

	test("gives none where none is ticked", async () => {
		const { list, taken } = picking("by-key", true);
		await press(list, "enter");
		expect(taken).toEqual([[]]);
	});
});

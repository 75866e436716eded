import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
	chosenOptions,
	createList,
	currentOption,
	type ListAction,
	type ListState,
	listReducer,
	refusalOf,
	visibleRows,
} from "../../src/list/list-state.ts";
import type { Option } from "../../src/list/option.ts";

const row = (key: string, given: Partial<Option<string>> = {}): Option<string> => ({
	key,
	value: key,
	cells: [key],
	...given,
});

const ten = ["a0", "b1", "c2", "d3", "e4", "f5", "g6", "h7", "i8", "j9"].map((key) => row(key));

function listOf(options: readonly Option<string>[], given: Partial<Parameters<typeof createList>[1]> = {}) {
	return createList(options, { suggested: [], height: 4, ...given });
}

function played(state: ListState<string>, ...actions: ListAction<string>[]): ListState<string> {
	return actions.reduce(listReducer, state);
}

const shown = (state: ListState<string>) => visibleRows(state).map(({ option }) => option.key);
const under = (state: ListState<string>) => currentOption(state)?.key;
const moved = (by: number) => ({ type: "moved", by }) as const;
const filtered = (query: string) => ({ type: "filtered", query }) as const;

describe("the cursor and the window", () => {
	test("start on the suggestion, with the window around it", () => {
		const state = listOf(ten, { suggested: ["g6"] });
		expect(under(state)).toBe("g6");
		expect(shown(state)).toContain("g6");
		expect(shown(state)).toHaveLength(4);
	});

	test("start on the first row that can be chosen when nothing is suggested", () => {
		const options = [row("x", { disabled: "no" }), row("y")];
		expect(under(listOf(options))).toBe("y");
		expect(under(listOf(options, { suggested: ["x"] }))).toBe("x");
	});

	test("stop at both ends", () => {
		expect(under(played(listOf(ten), moved(-1)))).toBe("a0");
		expect(under(played(listOf(ten), moved(99)))).toBe("j9");
	});

	test("move by a page, to the ends, and by the wheel", () => {
		expect(shown(played(listOf(ten), { type: "paged", by: 1 }))).toEqual(["b1", "c2", "d3", "e4"]);
		const last = played(listOf(ten), { type: "wentTo", end: "last" });
		expect(shown(last)).toEqual(["g6", "h7", "i8", "j9"]);
		expect(under(played(last, { type: "moved", by: -3 }))).toBe("g6");
		expect(under(played(last, { type: "wentTo", end: "first" }))).toBe("a0");
	});

	test("a window that grows shows more rows and none beyond the end", () => {
		const last = played(listOf(ten), { type: "wentTo", end: "last" }, { type: "resized", height: 20 });
		expect(shown(last)).toEqual(ten.map(({ key }) => key));
		expect(shown(played(last, { type: "resized", height: 0 }))).toEqual(["j9"]);
	});

	test("a page back, and a row that leaves the window at its upper end", () => {
		const last = played(listOf(ten), { type: "wentTo", end: "last" }, { type: "paged", by: -1 });
		expect(shown(last)).toEqual(["f5", "g6", "h7", "i8"]);
		expect(under(last)).toBe("f5");
		expect(shown(played(last, moved(1)))).toEqual(["f5", "g6", "h7", "i8"]);
		expect(shown(played(last, moved(-1)))).toEqual(["e4", "f5", "g6", "h7"]);
	});

	test("one row is shown however little room there is", () => {
		expect(shown(listOf(ten, { height: 0 }))).toEqual(["a0"]);
		expect(shown(played(listOf(ten), { type: "resized", height: -3 }))).toEqual(["a0"]);
	});

	test("start on the first row where none can be chosen", () => {
		const options = ["x", "y"].map((key) => row(key, { disabled: "no" }));
		expect(under(listOf(options))).toBe("x");
		expect(under(listOf(options, { suggested: ["y"] }))).toBe("y");
	});

	test("an empty list is no trouble", () => {
		const state = played(listOf([]), moved(1), { type: "paged", by: 1 }, { type: "wentTo", end: "last" });
		expect(visibleRows(state)).toEqual([]);
		expect(currentOption(state)).toBeUndefined();
		expect(refusalOf(state)).toBe("There is nothing here to choose.");
		expect(chosenOptions(state)).toEqual([]);
	});
});

describe("choosing", () => {
	const state = listOf([row("x"), row("y", { disabled: "in eu-west-2b" })]);

	test("yields the row under the cursor", () => {
		expect(chosenOptions(state).map(({ key }) => key)).toEqual(["x"]);
	});

	test("a disabled row can be read but not chosen, and says why until the next move", () => {
		const refused = played(state, moved(1), { type: "confirmed" });
		expect(under(refused)).toBe("y");
		expect(chosenOptions(refused)).toEqual([]);
		expect(refused.refusal).toBe("in eu-west-2b");
		expect(played(refused, moved(-1)).refusal).toBeUndefined();
	});
});

test("why it was refused stays while the window changes", () => {
	const refused = played(listOf([row("x", { disabled: "no" })]), { type: "confirmed" });
	expect(played(refused, { type: "resized", height: 9 }).refusal).toBe("no");
});

test("a list for one choice has nothing to tick", () => {
	const state = listOf(ten, { suggested: ["b1"] });
	expect(played(state, { type: "toggled" })).toBe(state);
	expect(state.ticked.size).toBe(0);
	expect(under(played(state, { type: "added", option: row("typed") }))).toBe("typed");
});

describe("ticking several", () => {
	const maximum = { count: 2, reason: "two at most" };
	const options = [row("a"), row("b"), row("c"), row("d", { disabled: "in use" })];
	const list = (suggested: string[]) => listOf(options, { multi: true, maximum, suggested });

	test("starts with the suggested ones, without disabled ones and not beyond the maximum", () => {
		expect([...list(["d", "a", "b", "c"]).ticked]).toEqual(["a", "b"]);
	});

	test("toggles, refuses one too many and a disabled one, each with its reason", () => {
		const two = played(list(["a"]), { type: "wentTo", end: "first" }, moved(1), { type: "toggled" });
		expect(chosenOptions(two).map(({ key }) => key)).toEqual(["a", "b"]);
		const third = played(two, moved(1), { type: "toggled" });
		expect(third.refusal).toBe("two at most");
		expect([...third.ticked]).toEqual(["a", "b"]);
		expect(played(two, moved(2), { type: "toggled" }).refusal).toBe("in use");
		expect([...played(two, { type: "toggled" }).ticked]).toEqual(["a"]);
	});

	test("yields them in the list's order, also while a filter hides some; none is a choice, too", () => {
		const state = played(list(["b", "a"]), filtered("c"));
		expect(chosenOptions(state).map(({ key }) => key)).toEqual(["a", "b"]);
		expect(refusalOf(list([]))).toBeUndefined();
		expect(refusalOf(played(list([]), moved(3)))).toBeUndefined();
		expect(chosenOptions(list([]))).toEqual([]);
	});
});

describe("filtering", () => {
	test("a filter that finds nothing leaves the cursor where it was", () => {
		const there = played(listOf(ten), moved(5));
		const lost = played(there, filtered("a0"), filtered("a0 no such row"));
		expect(currentOption(lost)).toBeUndefined();
		expect(under(played(lost, filtered("")))).toBe(under(there));
		expect(under(played(there, filtered("c2"), filtered("")))).toBe("c2");
	});

	test("blanks are none: all rows are there, and the cursor stays", () => {
		const blank = played(listOf(ten), moved(5), filtered("  "));
		expect(blank.matches).toHaveLength(ten.length);
		expect(under(blank)).toBe("f5");
		expect(under(played(blank, moved(1), filtered("c2"), filtered("c2 no such row"), filtered("")))).toBe(
			"g6",
		);
	});

	const volumes = [
		row("vol-1", { cells: ["vol-1", "lsst_stack", "100 GiB"] }),
		row("vol-2", { cells: ["vol-2", "stack of old plates"] }),
		row("vol-3", { cells: ["vol-3", "Ångström"] }),
		row("vol-4", { cells: ["vol-4", "data"], note: "yours" }),
	];
	const found = (query: string) => shown(played(listOf(volumes), filtered(query)));

	test.each([
		["lsst", ["vol-1"]],
		["LSST stack", ["vol-1"]],
		["stack lsst", ["vol-1"]],
		["lsts_stack", ["vol-1"]],
		["vol-3", ["vol-3"]],
		["ång", ["vol-3"]],
		["yours", ["vol-4"]],
		["nothing like it", []],
	])("%s", (query, keys) => {
		expect(found(query)).toEqual(keys);
	});

	test("puts the better match first, and the cursor on it", () => {
		const state = played(listOf(volumes), moved(3), filtered("stack"));
		expect(new Set(shown(state))).toEqual(new Set(["vol-1", "vol-2"]));
		expect(state.cursor).toBe(0);
	});

	test("a lone hyphen is looked for as it stands", () => {
		expect(found("-")).toHaveLength(4);
	});

	test("typing on and erasing find the same as asking at once", () => {
		const typed = played(listOf(volumes), filtered("s"), filtered("st"), filtered("sta"), filtered("st"));
		expect(typed.matches).toEqual(played(listOf(volumes), filtered("st")).matches);
	});

	test("ending it stays on the row found", () => {
		const state = played(listOf(volumes), filtered("data"), filtered(""));
		expect(shown(state)).toHaveLength(4);
		expect(under(state)).toBe("vol-4");
	});
});

describe("rows that come anew", () => {
	test("the cursor stays on the same key, the filter and the ticks stay", () => {
		const before = played(listOf(ten, { multi: true, suggested: ["c2", "h7"] }), {
			type: "wentTo",
			end: "first",
		});
		const onD = played(before, moved(3));
		const options = [row("new"), ...ten.filter(({ key }) => key !== "h7")];
		const after = played(onD, { type: "reloaded", options, suggested: ["new"] });
		expect(under(after)).toBe("d3");
		expect([...after.ticked]).toEqual(["c2"]);
		const searched = played(onD, filtered("e4"), { type: "reloaded", options, suggested: [] });
		expect(shown(searched)).toEqual(["e4"]);
	});

	test("a row that is gone gives way to the suggestion", () => {
		const state = played(listOf(ten), { type: "reloaded", options: [row("x"), row("y")], suggested: ["y"] });
		expect(under(state)).toBe("y");
		const there = played(listOf(ten), moved(1), {
			type: "reloaded",
			options: [row("x"), row("y")],
			suggested: [],
		});
		expect(under(there)).toBe("x");
	});

	test("the first row keeps the cursor, whatever is suggested then", () => {
		expect(under(played(listOf(ten), { type: "reloaded", options: ten, suggested: ["c2"] }))).toBe("a0");
	});

	test("where the filter leaves out the suggestion as well, the cursor keeps its place", () => {
		const found = played(listOf([row("a1"), row("a2"), row("a3")]), filtered("a"), moved(1));
		const options = [row("a4"), row("a5"), row("b1")];
		expect(under(played(found, { type: "reloaded", options, suggested: ["b1"] }))).toBe("a5");
	});

	test("a ticked row that can no longer be chosen loses its tick", () => {
		const state = listOf([row("a"), row("b")], { multi: true, suggested: ["a", "b"] });
		const options = [row("a", { disabled: "in use" }), row("b")];
		expect([...played(state, { type: "reloaded", options, suggested: [] }).ticked]).toEqual(["b"]);
	});

	test("a typed one is added, ticked and under the cursor, once", () => {
		const state = played(listOf(ten, { multi: true }), filtered("c2"), {
			type: "added",
			option: row("typed"),
		});
		expect(under(state)).toBe("typed");
		expect([...state.ticked]).toEqual(["typed"]);
		const again = played(state, { type: "added", option: row("typed") });
		expect([...again.ticked]).toEqual(["typed"]);
		expect(again.options).toHaveLength(11);
	});

	test("a typed one that is in the list is ticked there, with its cells; one that cannot be chosen says why", () => {
		const options = [row("vol-1", { cells: ["vol-1", "data"] }), row("vol-2", { disabled: "in use" })];
		const ticked = played(listOf(options, { multi: true }), { type: "added", option: row("vol-1") });
		expect([under(ticked), ...ticked.ticked]).toEqual(["vol-1", "vol-1"]);
		expect(ticked.options).toEqual(options);
		const refused = played(ticked, { type: "added", option: row("vol-2") });
		expect([under(refused), refused.refusal, ...refused.ticked]).toEqual(["vol-2", "in use", "vol-1"]);
	});
});

const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3 }), {
	maxLength: 12,
	selector: (key) => key,
});
const options = keys.chain((names) =>
	fc.tuple(
		...names.map((key) =>
			fc
				.option(fc.constant("no"), { nil: undefined })
				.map((disabled) => row(key, disabled === undefined ? {} : { disabled })),
		),
	),
);
const anyAction: fc.Arbitrary<ListAction<string>> = fc.oneof(
	fc.integer({ min: -20, max: 20 }).map(moved),
	fc.constantFrom(-1, 1).map((by) => ({ type: "paged" as const, by })),
	fc.constantFrom("first" as const, "last" as const).map((end) => ({ type: "wentTo" as const, end })),
	fc.string({ maxLength: 2 }).map(filtered),
	fc.constant({ type: "toggled" as const }),
	fc.constant({ type: "confirmed" as const }),
	fc.integer({ min: -1, max: 9 }).map((height) => ({ type: "resized" as const, height })),
	options.map((fresh) => ({ type: "reloaded" as const, options: fresh, suggested: [] })),
);

test("whatever the user does, the cursor is on a shown row and only choosable rows are chosen", () => {
	fc.assert(
		fc.property(options, fc.boolean(), fc.array(anyAction, { maxLength: 30 }), (start, multi, actions) => {
			let state = createList(start, {
				suggested: [],
				multi,
				height: 3,
				maximum: { count: 2, reason: "two" },
			});
			for (const action of actions) {
				state = listReducer(state, action);
				const rows = visibleRows(state);
				expect(rows.length).toBe(Math.min(state.height, state.matches.length));
				expect(rows.filter(({ current }) => current)).toHaveLength(state.matches.length > 0 ? 1 : 0);
				expect(new Set(state.matches).size).toBe(state.matches.length);
				expect(chosenOptions(state).every(({ disabled }) => disabled === undefined)).toBe(true);
				expect(state.ticked.size).toBeLessThanOrEqual(multi ? 2 : 0);
			}
		}),
	);
});

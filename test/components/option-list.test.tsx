import { Box } from "ink";
import { describe, expect, test } from "vitest";
import { linesAboveOptions, OptionList } from "../../components/ui/OptionList.tsx";
import { createList, type ListAction, listReducer } from "../../src/list/list-state.ts";
import type { Option } from "../../src/list/option.ts";
import { screenOf } from "../harness/screen.ts";

const option = (key: string, ...cells: string[]): Option<string> => ({
	key,
	value: key,
	cells: [key, ...cells],
});
const LETTERS = [..."abcde"].map((letter) => option(letter));

interface Drawn {
	readonly options?: readonly Option<string>[];
	readonly height?: number;
	readonly multi?: boolean;
	readonly titles?: readonly string[];
	readonly columns?: number;
	readonly after?: readonly ListAction<string>[];
	readonly more?: Partial<Parameters<typeof OptionList<string>>[0]>;
}

/** The rows of a list after some keys. */
function drawn({
	options = LETTERS,
	height = 3,
	multi = false,
	titles = [""],
	columns = 30,
	...rest
}: Drawn) {
	const first = createList(options, { suggested: [], multi, height });
	const state = (rest.after ?? []).reduce(listReducer, first);
	const list = <OptionList {...{ state, titles, columns }} {...rest.more} />;
	const screen = screenOf(
		<Box flexDirection="column" width={columns}>
			{list}
		</Box>,
	);
	return screen
		.frame()
		.trimEnd()
		.split("\n")
		.map((row) => row.trimEnd());
}

describe("the words above a list", () => {
	const room = (height: number, why: string, titles = [""]) => {
		const { question, ...lines } = linesAboveOptions({ question: "Which?", why, notes: [] }, titles, {
			width: 40,
			height,
		});
		return [question.length, lines.why.length, lines.room];
	};
	const long = "word ".repeat(20);

	test("leave it all other rows but those of its titles, its filter and its detail", () => {
		expect(room(20, "")).toEqual([1, 0, 15]);
		expect(room(20, "", ["Name", ""])).toEqual([1, 0, 14]);
		expect(room(20, long)).toEqual([1, 3, 12]);
	});

	test("are shortened for three rows of it, and leave one at least", () => {
		expect(room(10, long)).toEqual([1, 2, 3]);
		expect(room(8, long)).toEqual([1, 0, 3]);
		expect(room(4, long)).toEqual([1, 0, 1]);
	});
});

describe("a list", () => {
	test("says how much of it is in sight, what matches, and how many are ticked", () => {
		const counts = (list: Drawn) => drawn(list).at(-1)?.trim();
		expect(counts({})).toBe("1–3 of 5");
		expect(counts({ height: 5 })).toBe("e");
		expect(counts({ after: [{ type: "wentTo", end: "last" }] })).toBe("3–5 of 5");
		expect(counts({ after: [{ type: "filtered", query: "c" }] })).toBe("/ c               1 of 5 match");
		expect(counts({ multi: true, after: [{ type: "toggled" }] })).toBe("1 ticked · 1–3 of 5");
		const [maximum, multi] = [{ count: 2, reason: "" }, true];
		const state = createList(LETTERS, { suggested: ["a"], multi, height: 5, maximum });
		expect(counts({ multi, more: { state } })).toBe("1 ticked, at most 2");
	});

	test("shows the end of a long filter beside its counts", () => {
		const query = "abcdefghijklmnopqrstuvwxyz";
		const [status] = drawn({ after: [{ type: "filtered", query }], more: { filtering: true } }).slice(-2);
		expect(status).toBe("/ …opqrstuvwxyz   0 of 5 match");
	});

	test("has its titles over it, and ticks before its rows", () => {
		const rows = { options: [option("a", "x"), option("b", "y")], titles: ["Name", ""] };
		expect(drawn(rows)).toEqual(["  Name", "› a     x", "  b     y"]);
		expect(drawn({ ...rows, multi: true, after: [{ type: "toggled" }] }).slice(0, 3)).toEqual([
			"    Name",
			"› ◉ a     x",
			"  ○ b     y",
		]);
	});

	test("tells news only while nothing else stands there", () => {
		const status = (more: Drawn["more"], after: Drawn["after"] = []) => {
			return drawn({ height: 5, after, more: { news: "News.", ...more } }).at(-1);
		};
		expect(status({})).toBe("News.");
		expect(status({ filtering: true })).toBe("/ type to filter");
		expect(status({ reloading: true })).toMatch(/^. asking again …$/);
		expect(status({ reloading: true, filtering: true })).toMatch(/^. asking again …$/);
		expect(status({}, [{ type: "filtered", query: "a" }])).toBe("/ a               1 of 5 match");
	});
});

describe("below a list stands in full", () => {
	const detail = (row: Option<string>, more: Partial<Drawn> = {}) =>
		drawn({ options: [row], titles: ["Name", "Use"], columns: 50, ...more })
			.slice(2)
			.map((line) => line.trim())
			.filter((line) => line !== "");

	test("nothing, where all of the cursor's row is in sight", () => {
		expect(detail({ ...option("a", "x"), note: "fine" })).toEqual([]);
	});

	test("what its row has no room for by its title, and a note of which one letter is lacking", () => {
		const long = `${"abcdefghij".repeat(4)}abcde`;
		expect(detail(option(long, "x"))).toEqual([`Name ${long}`]);
		expect(detail(option("a", long))).toEqual([`Use ${long}`]);
		const note = "n".repeat(50 - "› a     x    ".length);
		expect(detail({ ...option("a", "x"), note })).toEqual([]);
		expect(detail({ ...option("a", "x"), note: `${note}n` })).toEqual([`${note}n`]);
		expect(detail({ ...option("a", long), note: "n" })).toEqual([`Use ${long}`]);
		const hidden = detail({ ...option(long, "x"), note: `${note}n` }).join(" ");
		expect(hidden).toBe(`${note}n · Name ${long} · Use x`);
	});

	test("why a row cannot be chosen, with what that has taken the place of", () => {
		const titles = ["Name", "Use", "Size"];
		const row = { ...option("a", "x", "large"), disabled: "too small" };
		expect(detail(row, { titles })).toEqual(["Size large"]);
		expect(detail(row, { titles, after: [{ type: "confirmed" }] })).toEqual(["! too small"]);
	});

	test("what has come late of the row, too", () => {
		const late = new Map([["a", { text: "2 machines" }]]);
		const [row] = drawn({ options: [{ ...option("a"), note: "near" }], columns: 50, more: { late } });
		expect(row).toBe("› a  near · 2 machines");
		const [bare, other] = drawn({ options: [option("a"), option("b")], columns: 50, more: { late } });
		expect([bare, other]).toEqual(["› a  2 machines", "  b"]);
	});

	test("as much as two more rows than the list has, for which the cursor's row alone is kept", () => {
		const note = "word ".repeat(40).trim();
		const noted = LETTERS.map((one) => ({ ...one, note }));
		const rows = drawn({ options: noted, columns: 40, after: [{ type: "moved", by: 2 }] });
		expect(rows.map((row) => row.slice(0, 6).trim())).toEqual(["› c  w", "", ...Array(4).fill("word w")]);
		expect(rows[1]?.trim()).toBe("3–3 of 5");
	});
});

test("columns stand still: as wide as what scrolls into sight needs, but for what is far below", () => {
	const many = Array.from({ length: 401 }, (_, place) => option(`${place}`, "x"));
	const first = (wide: number) => {
		const options = many.map((one, place) => (place === wide ? option("a-long-name", "x") : one));
		return drawn({ options, titles: ["", ""], columns: 40 })[0];
	};
	expect(first(399)).toBe("› 0            x");
	expect(first(400)).toBe("› 0    x");
});

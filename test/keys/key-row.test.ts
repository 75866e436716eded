import { describe, expect, test } from "vitest";
import { helpLines } from "../../src/keys/key-help.ts";
import {
	closeRow,
	footerOf,
	helpOf,
	type KeyRow,
	menuOf,
	rowFor,
	saidOf,
	scrollRows,
} from "../../src/keys/key-row.ts";
import { moveRows } from "../../src/list/list-keys.ts";

const does = () => undefined;
const ROWS: readonly KeyRow[] = [
	{ keys: ["s"], label: "ssh", help: "log in to the head node", does },
	{ keys: ["p"], label: "stop", help: "stop the compute nodes", not: "It is running.", does },
	{ keys: ["k"], help: "choose another key file", does },
	{ keys: ["n", "escape"], label: "another cluster", does },
	{ keys: ["ctrl-c"], does },
];

test("a row is found by any of its keys", () => {
	expect(rowFor(ROWS, { name: "escape", text: "" })).toBe(ROWS[3]);
	expect(rowFor(ROWS, { name: "x", text: "x" })).toBeUndefined();
});

test("the footer names what has a label and can be pressed now", () => {
	expect(footerOf(ROWS)).toEqual([
		{ shown: "s", label: "ssh" },
		{ shown: "n", label: "another cluster" },
	]);
});

test("the menu says it in whole words; a short one only what the footer does not name", () => {
	expect(menuOf(ROWS).map(({ label }) => label)).toEqual([
		"log in to the head node",
		"choose another key file",
	]);
	expect(menuOf(ROWS, true).map(({ label }) => label)).toEqual(["choose another key file"]);
});

test("the help tells every row that does something, and why not where it cannot now", () => {
	expect(helpOf(ROWS).map(({ label }) => label)).toEqual([
		"log in to the head node",
		"stop the compute nodes (It is running.)",
		"choose another key file",
		"another cluster",
	]);
});

test.each([20, 40, 80])("the help keeps to %i columns", (columns) => {
	const about = {
		title: "It",
		paragraphs: ["Some words, more than fit on one line of a narrow terminal.", ""],
	};
	const lines = helpLines(about, ROWS, columns);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns);
	expect(lines.join(" ").replace(/\s+/g, " ")).toContain("Keys s log in to the head node");
});

test("the help has its words, an empty row after each, and what the keys do in one column", () => {
	const about = { title: "It", paragraphs: ["Some words.", "", "More."] };
	const rows = [...ROWS.slice(0, 1), { keys: ["pageup"], help: "scrolls by a page, as PgDn does", does }];
	expect(helpLines(about, rows, 30)).toEqual([
		"Some words.",
		"",
		"More.",
		"",
		"Keys",
		"  s     log in to the head",
		"        node",
		"  PgUp  scrolls by a page, as",
		"        PgDn does",
	]);
});

test("what a press leads to is said: why it did nothing, or that it was done", () => {
	const row = { keys: ["y"], does };
	expect(saidOf({ ...row, not: "Nothing to copy.", says: "copied" })).toEqual({
		text: "Nothing to copy.",
		tone: "warn",
	});
	expect(saidOf({ ...row, says: "copied" })).toEqual({ text: "copied", tone: "good" });
	expect(saidOf(row)).toBeUndefined();
});

test.each<[string, unknown]>([
	["up", { type: "moved", by: -1 }],
	["down", { type: "moved", by: 1 }],
	["pageup", { type: "paged", by: -1 }],
	["pagedown", { type: "paged", by: 1 }],
	["home", { type: "wentTo", end: "first" }],
	["end", { type: "wentTo", end: "last" }],
])("%s moves the cursor of a list", (name, action) => {
	const moves: unknown[] = [];
	const rows = moveRows((move) => void moves.push(move));
	rowFor(rows, { name, text: "" })?.does({ name, text: "", at: 0, after: 0, alone: true });
	expect(moves).toEqual([action]);
	expect(footerOf(rows)).toEqual([{ shown: "↑↓", label: "choose" }]);
});

describe("keys of many screens", () => {
	test("scroll by a row, by a page and to the end, both ways", () => {
		const by: number[] = [];
		const rows = scrollRows((rowsOf) => void by.push(rowsOf), 8, true);
		for (const name of ["up", "down", "pageup", "pagedown", "home", "end"]) {
			rowFor(rows, { name, text: "" })?.does({ name, text: "", at: 0, after: 0, alone: true });
		}
		expect(by).toEqual([-1, 1, -8, 8, -Infinity, Infinity]);
		expect(footerOf(rows)).toEqual([{ shown: "↑↓", label: "scroll" }]);
		expect(footerOf(scrollRows(does, 8, false))).toEqual([]);
	});

	test("close by Esc, Enter and q", () => {
		expect(footerOf([closeRow(does)])).toEqual([{ shown: "esc", label: "close" }]);
		for (const name of ["escape", "enter", "q"])
			expect(rowFor([closeRow(does)], { name, text: "" })).toBeDefined();
	});
});

import { expect, test } from "vitest";
import { finderOver } from "../../src/list/finder.ts";
import { createList, listReducer } from "../../src/list/list-state.ts";

const LONG = "a".repeat(700);
const rows = [
	"vol-0a1 lsst_stack 15 GiB",
	"vol-0b2 ps1 120 GiB",
	`vol-0c3 ${LONG}`,
	"Ångström plates",
	"β data",
	"Галактика",
];
const found = (query: string) =>
	finderOver(rows)
		.find(query)
		.map((place) => rows[place]);

test.each([
	["a word", "ps1", ["vol-0b2 ps1 120 GiB"]],
	["a letter left out", "pltes", ["Ångström plates"]],
	["two words in any order", "120 ps1", ["vol-0b2 ps1 120 GiB"]],
	["another script", "ångström", ["Ångström plates"]],
	["another script with a letter left out", "ångstöm", ["Ångström plates"]],
	["blanks around a word", "  ps1 ", ["vol-0b2 ps1 120 GiB"]],
	["a script of its own with a letter left out", "галатика", ["Галактика"]],
	["nothing but signs", "-", rows.slice(0, 3)],
	["a word too long for mistakes, as it stands", LONG.slice(0, 600), [rows[2]]],
	["a long word in capitals", LONG.slice(0, 600).toUpperCase(), [rows[2]]],
	["a long word that no row has", `${LONG}x`, []],
	["more words than are weighed, each as it stands", "0 1 2 3 g i b - v", []],
	["the same where a row has them all", "g i b v o l - 1 2 0", ["vol-0b2 ps1 120 GiB"]],
	["a paste of 5,000 letters", "x".repeat(5_000), []],
	["a paste of 5,000 words", "vol ".repeat(5_000), rows.slice(0, 3)],
	["a paste of a megabyte", "vol-0a1 lsst ".repeat(80_000), ["vol-0a1 lsst_stack 15 GiB"]],
	["brackets and stars", "((((a+)+)+)+*[".repeat(30), []],
])("%s", (_, query, wanted) => {
	expect(found(query)).toEqual(wanted);
});

test("the better match comes first", () => {
	expect(finderOver(["my_stackable plates", "old stack", "stack"]).find("stack")).toEqual([2, 1, 0]);
});

test("of a paste into the filter a hundred letters are kept, none of them cut in two", () => {
	const list = createList(
		rows.map((row) => ({ key: row, value: row, cells: [row] })),
		{ suggested: [], height: 10 },
	);
	const query = (text: string) => listReducer(list, { type: "filtered", query: text }).query;
	expect(query("x".repeat(1_000_000))).toBe("x".repeat(100));
	expect(query(`x${"𝛼".repeat(100)}`)).toBe(`x${"𝛼".repeat(49)}`);
	expect(query("vol-0a1 ")).toBe("vol-0a1 ");
});

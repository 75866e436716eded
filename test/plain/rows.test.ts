import { expect, test } from "vitest";
import type { Option } from "../../src/list/option.ts";
import { RowPages } from "../../src/plain/rows.ts";

const row = (key: string): Option<unknown> => ({ key, cells: [key], value: key });
const rows = (count: number) => Array.from({ length: count }, (_, place) => row(`r${place + 1}.`));
const told = (pages: RowPages) => pages.lines(({ key }, number) => `${number} ${key}`);
const never = () => false;

test("of many rows those an empty line would take come first, with the numbers that they have", () => {
	const pages = new RowPages(rows(17), ({ key }) => key === "r17.");
	expect(told(pages).slice(0, 2)).toEqual(["17 r17.", "1 r1."]);
	expect(told(pages).at(-1)).toBe("    2 more: + shows them, /WORD those with a word.");
	expect(pages.turns("+")).toBe(true);
	expect(told(pages)).toEqual(["15 r15.", "16 r16."]);
	expect(pages.turns("+")).toBe(true);
	expect(told(pages)[0]).toBe("17 r17.");
});

test("few rows stay in their order", () => {
	expect(told(new RowPages(rows(15), ({ key }) => key === "r15."))[0]).toBe("1 r1.");
});

test("a word shows its rows; a list that has none of it is not told to be empty", () => {
	const pages = new RowPages(rows(17), never);
	expect(pages.turns("/R16")).toBe(true);
	expect(told(pages)).toEqual(["16 r16."]);
	expect(pages.turns("/zzz")).toBe(true);
	expect(told(pages)).toEqual(["    No row has that word. / alone shows them all."]);
	expect(pages.turns("/")).toBe(true);
	expect(told(pages)).toHaveLength(16);
	expect(pages.turns("r1.")).toBe(false);
	expect(told(new RowPages([], never))).toEqual([]);
});

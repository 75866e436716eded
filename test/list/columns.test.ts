import { expect, test } from "vitest";
import { columnWidths, rowText, titleText } from "../../src/list/columns.ts";

const titles = ["Subnet", "Name", "Zone", "Access"];
const row = (...cells: string[]) => ({ cells });

test("columns are as wide as their widest cell or title, and stand one under the other", () => {
	const rows = [row("subnet-1", "main", "eu-west-2a", "public"), row("subnet-22", "x", "b", "private")];
	const widths = columnWidths(titles, rows, 80);
	expect(titleText(titles, widths, 80)).toBe("Subnet     Name  Zone        Access");
	expect(rowText(rows[1] ?? row(), widths, 80)).toBe("subnet-22  x     b           private");
});

test("a column in which no row has anything is left out", () => {
	const rows = [row("subnet-1", "", "eu-west-2a", "public")];
	const widths = columnWidths(titles, rows, 80);
	expect(widths[1]).toBe(0);
	expect(titleText(titles, widths, 80)).toBe("Subnet    Zone        Access");
});

test("columns without room are left out from the right, the first never", () => {
	const rows = [row("subnet-0123456789abcdef0", "main", "eu-west-2a", "public")];
	expect(columnWidths(titles, rows, 29)).toEqual([12, 4, 0, 0]);
	expect(columnWidths(titles, rows, 10)).toEqual([10, 0, 0, 0]);
});

test("one long name makes way for what decides, and no further than it has to", () => {
	const rows = [row("vol-0123456789abcdef0", "n".repeat(60), "eu-west-2a", "available")];
	expect(columnWidths(titles, rows, 100)).toEqual([21, 44, 10, 9]);
	expect(columnWidths(titles, rows, 80)).toEqual([21, 34, 10, 9]);
	expect(columnWidths(titles, rows, 74)).toEqual([21, 28, 10, 9]);
});

test("the first four decide: a long name, a note and what comes after them take nothing from them", () => {
	const volumes = ["Name", "Size", "State", "Cost", "Volume", "Zone"];
	const cells = ["n".repeat(60), "500 GiB", "available", "$58/month", "vol-0123456789abcdef0", "eu-west-2a"];
	const rows = [{ cells, note: "a note that is long enough to take much" }];
	for (const width of [52, 76]) {
		const drawn = rowText(rows[0] ?? row(), columnWidths(volumes, rows, width), width);
		for (const cell of ["500 GiB", "available", "$58/month"]) expect(drawn).toContain(cell);
	}
});

test("a column that is empty lets none of the later ones decide in its place", () => {
	const clusters = ["Cluster", "State", "Nodes", "Machines", "Head node", "Age"];
	const rows = [row("lsst", "nodes and head node stopped", "", "$0/h", "t3.medium stopped", "3 days")];
	expect(rowText(rows[0] ?? row(), columnWidths(clusters, rows, 56), 56)).toBe(
		"lsst     nodes and head node stopped  $0/h",
	);
});

test("the reason why a row cannot be chosen takes the place of its later columns", () => {
	const rows = [row("subnet-1", "a", "eu-west-2a", "public")];
	const widths = columnWidths(titles, rows, 80);
	const off = { cells: ["subnet-2", "b", "eu-west-2b", "private"], disabled: "no way to the internet" };
	expect(rowText(off, widths, 80)).toBe("subnet-2  b     no way to the internet");
	expect(rowText(off, widths, 20)).toBe("subnet-2  b     no …");
});

test.each([
	{ notes: ["free"], width: 38 },
	{ notes: ["free", "", ""], width: 38 },
	{ notes: ["x".repeat(40)], width: 18 },
	{ notes: ["x".repeat(40), "", ""], width: 30 },
])(
	"notes $notes take from a long name what they need, at most 24, or 12 where few rows have one",
	({ notes, width }) => {
		const rows = notes.map((note) => ({ cells: ["n".repeat(60)], note }));
		expect(columnWidths(["Name"], rows, 44)).toEqual([width]);
	},
);

test("20,000 rows are measured by a sample", () => {
	const rows = Array.from({ length: 20_000 }, (_, place) => row(`id-${place}`, "name"));
	expect(columnWidths(["Id", "Name"], rows, 80)).toEqual([8, 4]);
});

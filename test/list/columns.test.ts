import { expect, test } from "vitest";
import { columnWidths, rowText } from "../../src/list/columns.ts";

const titles = ["Subnet", "Name", "Zone", "Access"];
const row = (...cells: string[]) => ({ cells });

test("columns are as wide as their widest cell or title, and stand one under the other", () => {
	const rows = [row("subnet-1", "main", "eu-west-2a", "public"), row("subnet-22", "x", "b", "private")];
	const widths = columnWidths(titles, rows, 80);
	expect(rowText({ cells: titles }, widths, 80)).toBe("Subnet     Name  Zone        Access");
	expect(rowText(rows[1] ?? row(), widths, 80)).toBe("subnet-22  x     b           private");
});

test("a column in which no row has anything is left out", () => {
	const rows = [row("subnet-1", "", "eu-west-2a", "public")];
	const widths = columnWidths(titles, rows, 80);
	expect(widths[1]).toBe(0);
	expect(rowText({ cells: titles }, widths, 80)).toBe("Subnet    Zone        Access");
});

test("columns without room are left out from the right, the first never", () => {
	const rows = [row("subnet-0123456789abcdef0", "main", "eu-west-2a", "public")];
	expect(columnWidths(titles, rows, 29)).toEqual([23, 4, 0, 0]);
	expect(columnWidths(titles, rows, 10)).toEqual([10, 0, 0, 0]);
	const three = (width: number) => columnWidths(titles.slice(0, 3), rows, width);
	expect(three(42)).toEqual([24, 4, 10]);
	expect(three(41)).toEqual([24, 4, 0]);
	expect(three(29)).toEqual([24, 0, 0]);
});

test("one long name makes way for what decides, and no further than it has to", () => {
	const rows = [row("vol-0123456789abcdef0", "n".repeat(60), "eu-west-2a", "available")];
	expect(columnWidths(titles, rows, 100)).toEqual([21, 44, 10, 9]);
	expect(columnWidths(titles, rows, 80)).toEqual([21, 34, 10, 9]);
	expect(columnWidths(titles, rows, 74)).toEqual([21, 28, 10, 9]);
	expect(columnWidths(titles.slice(0, 3), rows, 62)).toEqual([21, 39, 0]);
});

test("what makes way is shared, and what a column without room had made free is given back once", () => {
	const rows = [row("n".repeat(10), "m".repeat(40), "k".repeat(40))];
	const three = titles.slice(0, 3);
	expect(columnWidths(three, rows, 81)).toEqual([10, 33, 34]);
	expect(columnWidths(three, [row("n".repeat(40), "m".repeat(40), "k".repeat(30))], 68)).toEqual([38, 28, 0]);
});

test("an empty column takes no gap from the others", () => {
	expect(columnWidths(titles.slice(0, 3), [row("n".repeat(24), "", "k".repeat(10))], 36)).toEqual([
		24, 0, 10,
	]);
});

test("the note of a row that cannot be chosen takes no room: its reason is shown", () => {
	const rows = [{ cells: ["n".repeat(60)], note: "x".repeat(40), disabled: "in use" }];
	expect(columnWidths(["Name"], rows, 44)).toEqual([44]);
});

test("four columns keep their room before a note, three do not", () => {
	const rows = [
		{ cells: ["n".repeat(20), "m".repeat(10), "k".repeat(10), "available"], note: "x".repeat(30) },
	];
	expect(columnWidths(titles, rows, 60)).toEqual([20, 10, 10, 9]);
	expect(columnWidths(titles.slice(0, 3), rows, 60)).toEqual([20, 10, 0]);
	const three = rows.map(({ cells, note }) => ({ cells: cells.with(1, ""), note }));
	expect(columnWidths(titles, three, 50)).toEqual([20, 0, 0, 0]);
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
	expect(rowText(off, widths, 17)).toBe("subnet-2  b     …");
	expect(rowText(off, widths, 16)).toBe("subnet-2  b");
});

test.each([
	{ notes: ["free"], width: 38 },
	{ notes: ["free", "", ""], width: 38 },
	{ notes: ["x".repeat(40)], width: 18 },
	{ notes: ["x".repeat(40), ""], width: 30 },
	{ notes: ["x".repeat(40), "", ""], width: 30 },
])(
	"notes $notes take from a long name what they need, at most 24, or 12 where few rows have one",
	({ notes, width }) => {
		const rows = notes.map((note) => ({ cells: ["n".repeat(60)], note }));
		expect(columnWidths(["Name"], rows, 44)).toEqual([width]);
	},
);

test("columns stand still while the list is scrolled", () => {
	const rows = [row("subnet-1", "a", "b", "c"), row("subnet-22", "main", "eu-west-2a", "public")];
	for (const seen of rows)
		expect(columnWidths(titles, [seen], 80, rows)).toEqual(columnWidths(titles, rows, 80));
	const noted = [...rows, { ...row("subnet-3"), note: "n".repeat(24) }];
	expect(columnWidths(["Subnet"], rows, 30, noted)).toEqual(columnWidths(["Subnet"], noted, 30));
	const long = [{ ...row("n".repeat(60)), note: "n".repeat(24) }];
	expect(columnWidths(["Subnet"], long, 44, long)).toEqual([18]);
});

test("20,000 rows are measured by a sample, and each of them once", () => {
	let read = 0;
	const rows = Array.from({ length: 20_000 }, (_, place) => ({
		get cells() {
			read += 1;
			return [`id-${place}`, "name"];
		},
	}));
	for (let again = 0; again < 3; again += 1) {
		expect(columnWidths(["Id", "Name"], rows, 80)).toEqual([8, 4]);
		expect(read).toBeLessThan(1_000);
	}
});

test.each([
	["a path", "/home/ada/lsst_stack/data", "/home/a…k/data"],
	["a path below home", "~/lsst_stack/data/and/more", "~/lsst_…d/more"],
	["an id", "vol-0123456789abcdef0", "vol-01…bcdef0"],
	["a name", "lsst_stack of many plates", "lsst_stack of…"],
])("%s is cut where it tells least", (_, cell, shown) => {
	expect(rowText({ cells: [cell] }, [shown.length], 40)).toBe(shown);
});

test("a note stands where it fits, or twelve columns of it do", () => {
	const noted = (note: string, width: number) => rowText({ cells: ["vol-1"], note }, [5], width);
	expect(noted("yours", 12)).toBe("vol-1  yours");
	expect(noted("yours", 11)).toBe("vol-1");
	expect(noted("yours since long ago", 19)).toBe("vol-1  yours since…");
	expect(noted("yours since long ago", 18)).toBe("vol-1");
});

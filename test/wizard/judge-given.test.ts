import { expect, test } from "vitest";
import { couldBe } from "../../src/wizard/judge-given.ts";

const row = (key: string, ...cells: string[]) => ({ key, value: key, cells });
const many = ["a", "b", "c", "d", "e", "f"].map((key) => row(key, key));

test.each([
	["a row is named by its key and what it is called", [row("vpc-1", "vpc-1", "main")], "vpc-1 (main)"],
	["one that is called nothing by its key alone", [row("vpc-1", "", "vpc-1")], "vpc-1"],
	["a file by its short name", [row("/home/ada/k.pem", "~/k.pem")], "~/k.pem"],
	["what cannot be chosen is left out", [{ ...row("a", "a"), disabled: "no" }, row("b", "b")], "b"],
	["five are named of more", many, "a, b, c, d, e, …"],
	["five are all there are", many.slice(1), "b, c, d, e, f"],
])("%s", (_what, rows, names) => {
	expect(couldBe(rows, undefined)).toBe(`It could be ${names}.`);
});

test("what is most like the word comes first, and beside the rows there may be none of them", () => {
	expect(couldBe([row("t3.large"), row("m5.large")], "m5.lrge", ["none"])).toBe(
		"It could be m5.large, t3.large, none.",
	);
	expect(couldBe([], "x")).toBe("");
});

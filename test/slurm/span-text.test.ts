import { expect, test } from "vitest";
import { spanText } from "../../src/slurm/span-text.ts";

test.each([
	["0:07", "7 s"],
	["0:00", "0 s"],
	["30:00", "30 min"],
	["1:05", "1 min 05 s"],
	["1:00:00", "1 h"],
	["10:02:03", "10 h 02 min"],
	["1-00:00:00", "1 d"],
	["2-03:04:05", "2 d 3 h"],
	["INVALID", "INVALID"],
	["", ""],
])("Slurm's %s is %s", (slurms, words) => {
	expect(spanText(slurms)).toBe(words);
});

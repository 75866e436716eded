import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { steps } from "../../src/questions/steps.ts";
import { withoutKeys } from "../../src/text/without-keys.ts";

test.each([
	["Your account may not list VPCs. Press m to type another id.", "Your account may not list VPCs."],
	["No DNS; c switches them on, free of charge", "No DNS"],
	["It is being deleted just now: wait, then press r.", "It is being deleted just now."],
	["Start it once by yourself and answer, then press r.", "Start it once by yourself and answer."],
	["It is there: choose another, or wait, then press r.", "It is there: choose another."],
	["There is no VPC. c has AWS make its usual one: that costs nothing.", "There is no VPC."],
	["Choose another region, or press m to type the id of an image of your own.", "Choose another region."],
	["It goes on costing: the ending beside this one stops it too.", "It goes on costing."],
	["It asks above $5.00/h: you can choose another bound here.", "It asks above $5.00/h."],
	["It ended. Press Esc, then r to look at the cluster again.", "It ended."],
	["Log in again, type yes in full and press Enter.", "Log in again, type yes in full and press Enter."],
	["The creation failed: w tells why. It may cost.", "The creation failed. It may cost."],
	["It failed (w tells why): it is stuck.", "It failed: it is stuck."],
	[
		"See why nodes do not start (w tells), then wait (u starts them).",
		"See why nodes do not start, then wait.",
	],
	["the log of it (l)", "the log of it (l)"],
	["Start them (u in the console). Many signal(s).", "Start them. Many signal(s)."],
	["Log in once (s): what ssh says then tells more.", "Log in once: what ssh says then tells more."],
	["Log in (s): with SGE qstat shows the jobs.", "Log in: with SGE qstat shows the jobs."],
	["Choose that pcluster on the start screen (p).", "Choose that pcluster on the start screen."],
	["Install it again (i on the start screen does it).", "Install it again."],
	["It is as it was. w tells why.", "It is as it was."],
	["Nothing to press here. An id is 8 digits.", "Nothing to press here. An id is 8 digits."],
])("%j becomes %j", (text, left) => {
	expect(withoutKeys(text)).toBe(left);
});

test("no question explains itself by how it looks: in lines nothing is dimmed", () => {
	const texts = steps.flatMap(({ help }) => help);
	expect(texts.length).toBeGreaterThan(20);
	expect(texts.filter((text) => /dimmed|gr[ae]y|colour/i.test(text))).toEqual([]);
});

test("nothing of what questions and rules say names a key afterwards", () => {
	const root = join(import.meta.dirname, "../../src");
	const texts = ["questions", "rules", "checks"].flatMap((folder) =>
		readdirSync(join(root, folder)).flatMap((name) =>
			[
				...readFileSync(join(root, folder, name), "utf8").matchAll(
					/["`]([^"`\n]*\b[Pp]ress \w[^"`\n]*)["`]/g,
				),
			].map((found) => found[1] ?? ""),
		),
	);
	expect(texts.length).toBeGreaterThan(5);
	expect(texts.map(withoutKeys).filter((text) => /\b[Pp]ress (\w|Enter)\b/.test(text))).toEqual([]);
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isNames, keptToday } from "../../src/adapters/kept-today.ts";

let folder: string;
let now: Date;
beforeEach(() => {
	folder = join(mkdtempSync(join(tmpdir(), "firstlight-today-")), "made", "when needed");
	now = new Date("2026-11-26T09:00:00Z");
});
afterEach(() => rmSync(join(folder, "../.."), { recursive: true, force: true }));

const isText = (value: unknown): value is string => typeof value === "string";
const keptFor = (...whose: string[]) => keptToday(folder, whose, () => now);

test("an answer is there until the day ends", async () => {
	await keptFor("ada").keep("types", "t3.micro");
	now = new Date("2026-11-26T23:59:00Z");
	expect(await keptFor("ada").recall("types", isText)).toBe("t3.micro");
	now = new Date("2026-11-27T00:00:00Z");
	expect(await keptFor("ada").recall("types", isText)).toBeUndefined();
});

test("another question, another account and another kind of value are not answered by it", async () => {
	await keptFor("ada").keep("types", "t3.micro");
	expect(await keptFor("ada").recall("prices", isText)).toBeUndefined();
	expect(await keptFor("grace").recall("types", isText)).toBeUndefined();
	expect(
		await keptFor("ada").recall("types", (value): value is number => typeof value === "number"),
	).toBeUndefined();
});

test("a file that is no answer is passed over, and who asked is not written out", async () => {
	await keptFor("AKIDEXAMPLE").keep("types", "t3.micro");
	const [name = ""] = readdirSync(folder);
	expect(name + readFileSync(join(folder, name), "utf8")).not.toContain("AKID");
	for (const text of ["", "{", "null", '"x"', '{"day":"2026-11-26"}']) {
		writeFileSync(join(folder, name), text);
		expect(await keptFor("AKIDEXAMPLE").recall("types", isText)).toBeUndefined();
	}
});

test.each([
	[[], true],
	[["a", "b"], true],
	[["a", 1], false],
	["a", false],
	[undefined, false],
])("%j is a list of texts: %s", (value, is) => {
	expect(isNames(value)).toBe(is);
});

test("a folder that cannot be made is no trouble", async () => {
	await keptToday("/proc/none", []).keep("types", "t3.micro");
	expect(await keptToday("/proc/none", []).recall("types", isText)).toBeUndefined();
});

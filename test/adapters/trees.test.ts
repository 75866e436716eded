import {
	mkdirSync,
	mkdtempSync,
	readFileSync,
	realpathSync,
	rmSync,
	symlinkSync,
	utimesSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { treesOnDisk } from "../../src/adapters/trees.ts";

let home = "";
beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-trees-"));
	mkdirSync(join(home, "run/deep/deeper"), { recursive: true });
	writeFileSync(join(home, "run/deep/-a\nb"), "four");
	utimesSync(join(home, "run/deep/-a\nb"), 5.9, 5.9);
	symlinkSync("/nowhere", join(home, "run/link"));
	symlinkSync("run", join(home, "way"));
});
afterEach(() => rmSync(home, { recursive: true }));

const never = new AbortController().signal;
const look = (path: string, depth = 9) => treesOnDisk(home).look(path, depth, never);
const names = async (path: string, depth?: number) =>
	(await look(path, depth))?.items.map(({ name, kind }) => `${kind} ${String(name)}`);

test("looks as deep as it is asked to, at itself first and at folders before what is in them", async () => {
	expect(await names("~/run")).toEqual([
		"folder ",
		"folder deep",
		"file deep/-a\nb",
		"folder deep/deeper",
		"link link",
	]);
	expect(await names("~/run", 1)).toEqual(["folder ", "folder deep", "link link"]);
	expect(await names("~/run", 0)).toEqual(["folder "]);
	expect((await look("~", 0))?.path).toBe(realpathSync(home));
	expect((await look("~/run"))?.items[2]).toMatchObject({ bytes: 4, modified: 5 });
});

test("follows a link that was named, and no other", async () => {
	expect((await look("~/way"))?.path).toBe((await look("~/run"))?.path);
	expect(await names("~/run/link")).toBeUndefined();
});

test("names what is in a folder in order, and tells what is no file", async () => {
	const files = ["f", "b", "e", "a", "d", "c"];
	for (const name of files) writeFileSync(join(home, "run/deep/deeper", name), "");
	expect(await names("~/run/deep/deeper")).toEqual([
		"folder ",
		...files.toSorted().map((name) => `file ${name}`),
	]);
	expect(await names("/dev/null")).toEqual(["other "]);
});

test("what cannot be looked at is told, and nobody waits for what is not wanted any more", async () => {
	symlinkSync("circle", join(home, "circle"));
	await expect(look("~/circle")).rejects.toMatchObject({ code: "refused" });
	const gone = AbortSignal.abort();
	await expect(treesOnDisk(home).look("~/run", 9, gone)).rejects.toMatchObject({ name: "AbortError" });
	const sums = treesOnDisk(home).sums(join(home, "run"), ["deep/-a\nb"], gone);
	await expect(sums).rejects.toMatchObject({ name: "AbortError" });
});

test("nothing is there", async () => {
	expect(await look("~/no")).toBeUndefined();
	expect(await look("~/run/deep/-a\nb/x")).toBeUndefined();
});

test("sums, sizes and names", async () => {
	const trees = treesOnDisk(home);
	const [sum] = await trees.sums(join(home, "run"), ["deep/-a\nb"], never);
	expect(sum).toBe("04efaf080f5a3e74e1c29d1ca6a48569382cbbcd324e8d59d2b83ef21c039f00");
	await expect(trees.sums(home, ["no"], never)).rejects.toMatchObject({ code: "refused" });
	expect(await trees.bytes(join(home, "run/deep/-a\nb"))).toBe(4);
	expect(await trees.bytes(join(home, "no"))).toBe(0);
	await trees.makeFolders([join(home, "x/y")]);
	await trees.rename(join(home, "run/deep/-a\nb"), join(home, "x/y/z"));
	expect(readFileSync(join(home, "x/y/z"), "utf8")).toBe("four");
	await trees.remove(join(home, "x/y/z"));
	await trees.remove(join(home, "x/y/z"));
	await expect(trees.rename(join(home, "no"), join(home, "n"))).rejects.toMatchObject({
		code: "config-unwritable",
	});
});

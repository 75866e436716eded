import { execFileSync } from "node:child_process";
import {
	chmodSync,
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { partLoader } from "../../src/adapters/code-cache.ts";

const LOADER = join(import.meta.dirname, "../fixtures/programs/load-part.ts");
let folder: string;
let compiled: string;

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-parts-"));
	compiled = join(folder, "compiled");
	mkdirSync(join(folder, "parts"));
	put("main.js", 'const other=require("./parts/other.js");exports.said=other.say(require("node:path").sep);');
	put("parts/other.js", 'exports.say=(sign)=>"hello "+sign+__filename.slice(-8)+__dirname.slice(-5);');
});

afterEach(() => rmSync(folder, { recursive: true, force: true }));

function put(name: string, text: string): void {
	writeFileSync(join(folder, name), text);
}

function load(build = "one"): unknown {
	return JSON.parse(
		execFileSync(process.execPath, [LOADER, compiled, build, join(folder, "main.js")], { encoding: "utf8" }),
	);
}

const HELLO = { said: "hello /other.jsparts" };

/** The kept code of every part, by path, with its bytes. */
function kept(): Map<string, Buffer> {
	const files = readdirSync(compiled, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
	return new Map(
		files.map(({ parentPath, name }) => [join(parentPath, name), readFileSync(join(parentPath, name))]),
	);
}

test("parts load one another, and their code is kept for this user alone", () => {
	expect(load()).toEqual(HELLO);
	const names = [...kept().keys()].map((path) => path.replace(/.*\//, "")).sort();
	expect(names).toEqual(["main.js", "other.js"]);
	for (const path of kept().keys()) expect(statSync(path).mode & 0o777).toBe(0o600);
	expect(statSync(compiled).mode & 0o777).toBe(0o700);
});

test("a part that came within another one is that one, also for what asks later", () => {
	put(
		"main.js",
		`exports.joined = { "within.js": { word: "hello" } };
		Object.defineProperty(exports, "said", { enumerable: true, get: () => require("./within.js").word });`,
	);
	const [before] = process.listeners("exit").slice(-1);
	const loaded = partLoader(compiled, "one")(join(folder, "main.js"));
	const [kept] = process.listeners("exit").slice(-1);
	expect(kept).not.toBe(before);
	if (kept) process.off("exit", kept);
	expect(loaded).toMatchObject({ said: "hello" });
});

test("the next run takes the code that is there, and writes none", () => {
	load();
	const before = [...kept().keys()].map((path) => statSync(path).ino);
	expect(load()).toEqual(HELLO);
	expect([...kept().keys()].map((path) => statSync(path).ino)).toEqual(before);
});

test("what cannot be put in its place leaves no draft behind", () => {
	load();
	for (const path of kept().keys()) {
		rmSync(path);
		mkdirSync(path);
	}
	expect(load()).toEqual(HELLO);
	expect([...kept().keys()]).toEqual([]);
});

test("damaged code is made anew, wherever the damage is", () => {
	load();
	const whole = kept();
	const damages: ((bytes: Buffer) => Buffer)[] = [
		() => Buffer.alloc(0),
		() => Buffer.from("no code at all"),
		(bytes) => bytes.subarray(0, bytes.length >> 1),
		(bytes) => Buffer.alloc(bytes.length),
		...Array.from({ length: 8 }, (_, eighth) => (bytes: Buffer) => {
			const changed = Buffer.from(bytes);
			const place = Math.floor((bytes.length * eighth) / 8);
			changed[place] = (changed[place] ?? 0) ^ 0xff;
			return changed;
		}),
	];
	for (const damage of damages) {
		for (const [path, bytes] of whole) writeFileSync(path, damage(bytes));
		expect(load()).toEqual(HELLO);
	}
	load();
	expect([...kept().keys()].sort()).toEqual([...whole.keys()].sort());
});

test("code of another build is not taken, and goes", () => {
	load("one");
	put("parts/other.js", 'exports.say=(sign)=>"adieu "+sign+__filename.slice(-8)+__dirname.slice(-5);');
	expect(load("two")).toEqual({ said: "adieu /other.jsparts" });
	expect(readdirSync(compiled).every((name) => name.startsWith("two-"))).toBe(true);
});

test("where others can write, nothing is taken and nothing is left", () => {
	load();
	chmodSync(compiled, 0o777);
	const before = kept();
	// Code of another text of the same length: V8 alone would run it.
	put("parts/other.js", 'exports.say=(sign)=>"adieu "+sign+__filename.slice(-8)+__dirname.slice(-5);');
	expect(load()).toEqual({ said: "adieu /other.jsparts" });
	expect(kept()).toEqual(before);
});

test("a folder that cannot be made costs nothing but time", () => {
	writeFileSync(compiled, "a file");
	expect(load()).toEqual(HELLO);
});

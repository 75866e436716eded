import { execFileSync } from "node:child_process";
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { FILE_END } from "../../src/text/stretch.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-log-"));
});
afterEach(() => {
	rmSync(folder, { recursive: true });
});

const TIME = String.raw`\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z`;

test("is made at the first line, folder and all, for its owner alone", () => {
	const log = openLog(join(folder, "state", "firstlight"));
	expect(readdirSync(folder)).toEqual([]);
	log.note("started");
	expect(statSync(log.path).mode & 0o777).toBe(0o600);
	expect(statSync(join(folder, "state")).mode & 0o777).toBe(0o700);
	expect(readFileSync(log.path, "utf8")).toMatch(new RegExp(`^${TIME} started\n$`));
});

test("sets errors with all their causes below the line", () => {
	const log = openLog(folder);
	const root = new Error("socket closed");
	log.note("failed", new Error("no volumes", { cause: root }));
	const [line, ...below] = readFileSync(log.path, "utf8").trimEnd().split("\n");
	expect(line).toMatch(/ failed$/);
	expect(below[0]).toBe("    Error: no volumes");
	expect(below).toContain("    caused by: Error: socket closed");
	expect(below.some((text) => /^ {8}at /.test(text))).toBe(true);
	expect(below.join()).not.toContain("undefined");
	expect(below.every((text) => text.startsWith("    "))).toBe(true);
});

test.each([
	["a text", "two\nlines", "    two\n    lines\n"],
	["an object", { code: 1 }, '    {"code":1}\n'],
	["a number", 3, "    3\n"],
])("takes %s as detail", (_, detail, below) => {
	const log = openLog(folder);
	log.note("line", detail);
	expect(readFileSync(log.path, "utf8").split("\n").slice(1).join("\n")).toBe(below);
});

test("keeps no session token that AWS repeats, neither in a note nor in what pcluster says", () => {
	const log = openLog(folder);
	const signed =
		"should have been\n'POST\n/\nx-amz-date:2026\nx-amz-security-token:FwoGZX/+==\n\nhost;x-amz-security-token\n";
	log.note("refused", new Error(signed));
	log.append(Buffer.from(`é ${signed}`));
	const text = readFileSync(log.path, "utf8");
	expect(text).not.toContain("FwoGZX");
	expect(text.match(/x-amz-security-token:\(left out\)\n/g)).toHaveLength(2);
	expect(text).toContain("é should have been");
	expect(text).toContain("host;x-amz-security-token");
});

test("survives a detail that cannot be written down", () => {
	const log = openLog(folder);
	const circle: unknown[] = [];
	circle.push(circle, 1n);
	log.note("line", circle);
	expect(readFileSync(log.path, "utf8")).toMatch(/ line\n {4}/);
});

test("takes output byte by byte, and begins a note on a line of its own", () => {
	const log = openLog(folder);
	log.append("Status: é\tb\r\n");
	log.append(Buffer.from([0xff, 0x0a]));
	// An À that comes in two pieces is none of the controls that its second byte would be.
	for (const piece of [[0xc3], [0x80, 0x0a]]) log.append(Buffer.from(piece));
	log.append("half a line");
	log.append("");
	log.note("ended");
	const bytes = readFileSync(log.path);
	expect(bytes.subarray(0, 19)).toEqual(Buffer.from("Status: \xc3\xa9\tb\r\n\xff\n\xc3\x80\n", "latin1"));
	expect(bytes.toString()).toMatch(new RegExp(`half a line\n${TIME} ended\n$`));
});

test.each([
	["an escape sequence", "\x1b[2J\x1b]0;title\x07", "^[[2J^[]0;title^G"],
	["a carriage return that is no line end", "10 %\r20 %", "10 %^M20 %"],
	["a control character of two bytes", "a\u009b2Jb\u00a9", "aM-^[2Jb\u00a9"],
	["delete and zero", "\x7f\x00", "^?^@"],
	["the first control character of two bytes", "a\u0080b", "aM-^@b"],
])("shows %s instead of obeying it, in output, notes and details", (_, text, harmless) => {
	const log = openLog(folder);
	log.append(`${text}\n`);
	for (const byte of Buffer.from(`${text}\n`)) log.append(Buffer.from([byte]));
	log.note(text, text);
	const lines = readFileSync(log.path, "utf8").split("\n");
	expect(lines[0]).toBe(harmless);
	expect(lines[2]?.endsWith(` ${harmless}`)).toBe(true);
	expect(lines[3]).toBe(`    ${harmless}`);
	// biome-ignore lint/suspicious/noControlCharactersInRegex: none of them may be there
	expect(readFileSync(log.path, "utf8")).not.toMatch(/[\x00-\x08\x0b-\x1f\x7f-\x9f]/);
});

test("finds a control character wherever in the output it stands", () => {
	const log = openLog(folder);
	const near = Array.from({ length: 12 }, (_, place) => place);
	// A flood is looked through in another way than a line.
	const lengths = [11, 4100];
	const lines = (control: string) =>
		lengths.flatMap((length) =>
			[...near, ...near.map((place) => length - place)].map(
				(place) => `${"a".repeat(place)}${control}${"b".repeat(length - place)}`,
			),
		);
	for (const line of lines("\x1b")) log.append(`${line}\n`);
	expect(readFileSync(log.path, "utf8").trimEnd().split("\n")).toEqual(lines("^["));
});

test("begins with its head, once, and is not made for that alone", () => {
	const log = openLog(folder, { head: "firstlight 0.1.0" });
	expect(readdirSync(folder)).toEqual([]);
	log.note("one");
	log.note("two");
	expect(readFileSync(log.path, "utf8")).toMatch(/^\S+ firstlight 0\.1\.0\n\S+ one\n\S+ two\n$/);
});

test("is bounded: the head, the tail and what was in the file before stay", () => {
	const path = join(folder, "mine.log");
	writeFileSync(path, "before\n");
	const log = openLog(folder, { flag: path });
	log.note("the head");
	const block = (number: number) => Buffer.from(`${`${number}`.padEnd(1024 * 1024 - 1)}\n`);
	for (let megabyte = 1; megabyte <= 100; megabyte++) log.append(block(megabyte));
	log.note("the tail");
	const text = readFileSync(path, "latin1");
	expect(text).toMatch(/^before\n.* the head\n/);
	const tail = text.slice(text.lastIndexOf("\n", text.length - 2) + 1);
	expect(tail).toMatch(/ the tail\n$/);
	const parts = text.split("\n\n[firstlight: some 72 MB are left out here]\n\n");
	// 4 MiB of the beginning; and of the end since the middle last went, when 32 had come for the third time.
	const megabyte = 1024 * 1024;
	const [head, end] = ["before\n".length + 4 * megabyte, (4 + 20) * megabyte + tail.length];
	expect(parts.map(({ length }) => length)).toEqual([head, end]);
	expect(parts[1]?.slice(0, 3)).toBe("77 ");
});

test("takes nothing away from a file that somebody else writes as well", () => {
	const path = join(folder, "shared.log");
	const log = openLog(folder, { flag: path });
	log.note("ours");
	writeFileSync(path, "theirs\n", { flag: "a" });
	const block = Buffer.from(`${"x".repeat(1023)}\n`.repeat(1024));
	for (let megabyte = 0; megabyte < 40; megabyte++) log.append(block);
	expect(readFileSync(path, "latin1")).toContain("theirs\n");
	expect(statSync(path).size).toBeGreaterThan(40 * 1024 * 1024);
});

test("keeps the newest ten sessions and touches nothing else", () => {
	const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
	writeFileSync(join(folder, "clusters.json"), "{}");
	const logs = Array.from({ length: 12 }, (_, minute) => openLog(folder, { now: at(minute) }));
	for (const log of logs.toReversed()) log.note("started");
	const kept = logs.slice(2).map((log) => log.path);
	expect(
		readdirSync(folder)
			.map((name) => join(folder, name))
			.sort(),
	).toEqual([...kept, join(folder, "clusters.json")].sort());
});

test("goes where the flag says, and leaves older logs there alone", () => {
	const path = join(folder, "mine.log");
	writeFileSync(path, "before\n");
	const state = join(folder, "state");
	mkdirSync(state);
	for (let old = 0; old < 11; old++) writeFileSync(join(state, `firstlight-${old}.log`), "");
	const log = openLog(state, { flag: path });
	log.note("started");
	expect(log.path).toBe(path);
	expect(readFileSync(path, "utf8")).toMatch(/^before\n.* started\n$/);
	expect(readdirSync(folder)).toEqual(["mine.log", "state"]);
	expect(readdirSync(state)).toHaveLength(11);
});

test.each([
	["a folder", () => mkdirSync(join(folder, "log")), "a folder with that name is in the way"],
	["a named pipe", () => execFileSync("mkfifo", [join(folder, "log")]), "it is a named pipe"],
	[
		"no folder",
		() => symlinkSync("/proc/none/log", join(folder, "log")),
		"a folder of its path does not exist",
	],
])("the one that was named is refused at once where it is %s", (_, make, why) => {
	make();
	const flag = join(folder, "log");
	expect(() => openLog(join(folder, "state"), { flag })).toThrow(
		`The log ${flag} cannot be written: ${why}.`,
	);
	expect(readdirSync(folder)).toEqual(["log"]);
});

test("says why it stays silent once the disk is full", () => {
	symlinkSync("/dev/full", join(folder, "log"));
	const log = openLog(join(folder, "state"), { flag: join(folder, "log") });
	log.note("started");
	log.append("output");
	expect(log.fault).toBe("the disk is full");
	expect(readdirSync(folder)).toEqual(["log"]);
});

test.each(["/proc/nobody", "/dev/null"])("says so at once where no folder can be made: %s", (home) => {
	const log = openLog(join(home, ".local", "state", "firstlight"));
	expect(log.fault).toBeUndefined();
	log.note("started");
	expect(log.fault).toBeTruthy();
});

test("lines that were written over are read below each other, set off from the log's own", async () => {
	const log = openLog(folder);
	log.append("\rStatus: A\rStatus: B\r\n");
	expect((await log.stretch(FILE_END))?.text).toBe("\n  Status: A\n  Status: B\r\n");
});

test("it can be read in stretches of whole lines, from either end, that join to all of it", async () => {
	const log = openLog(folder);
	expect(await log.stretch(FILE_END)).toBeUndefined();
	log.append("first\n");
	expect(await log.stretch(FILE_END)).toEqual({ text: "first\n", from: 0, until: 6, size: 6 });
	log.append("0");
	const both = { text: "first\n0", from: 0, until: 7, size: 7 };
	expect([await log.stretch({ from: 0 }), await log.stretch(FILE_END)]).toEqual([both, both]);
	for (let place = 0; place < 9; place++) log.append(`${String(place).repeat(30_000)}é\n`);
	log.append(`${"y".repeat(200_000)}\n`);
	const whole = readFileSync(log.path, "utf8");
	const texts = { down: "", up: "" };
	for (let at = 0; ; ) {
		const { text = "", until = at } = (await log.stretch({ from: at })) ?? {};
		if (until === at) break;
		texts.down += String(text);
		at = until;
	}
	for (let at = Number.POSITIVE_INFINITY; at > 0; ) {
		const { text = "", from = 0 } = (await log.stretch({ until: at })) ?? {};
		texts.up = String(text) + texts.up;
		at = from;
	}
	expect(texts).toEqual({ down: whole, up: whole });
	expect(String((await log.stretch({ from: 0 }))?.text)).toMatch(/^first\n0+é\n1+é\n$/);
});

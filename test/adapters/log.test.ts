import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";

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

test("survives a detail that cannot be written down", () => {
	const log = openLog(folder);
	const circle: unknown[] = [];
	circle.push(circle, 1n);
	log.note("line", circle);
	expect(readFileSync(log.path, "utf8")).toMatch(/ line\n {4}/);
});

test("takes output as it is, and begins a note on a line of its own", () => {
	const log = openLog(folder);
	log.append("\rStatus: a");
	log.append(Buffer.from([0xff, 0x0a]));
	log.append("half a line");
	log.note("ended");
	const bytes = readFileSync(log.path);
	expect(bytes.subarray(0, 12)).toEqual(Buffer.from("\rStatus: a\xff\n", "latin1"));
	expect(bytes.toString()).toMatch(new RegExp(`half a line\n${TIME} ended\n$`));
});

test("keeps the newest ten sessions and touches nothing else", () => {
	const at = (minute: number) => new Date(Date.UTC(2026, 10, 23, 9, minute));
	writeFileSync(join(folder, "clusters.json"), "{}");
	const logs = Array.from({ length: 12 }, (_, minute) => openLog(folder, { now: at(minute) }));
	for (const log of logs) log.note("started");
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
	const log = openLog(join(folder, "state"), { flag: path });
	log.note("started");
	expect(log.path).toBe(path);
	expect(readFileSync(path, "utf8")).toMatch(/^before\n.* started\n$/);
	expect(readdirSync(folder)).toEqual(["mine.log"]);
});

test("stays silent where it cannot be written", () => {
	const blocked = join(folder, "file");
	writeFileSync(blocked, "");
	const log = openLog(join(blocked, "state"));
	log.note("started");
	log.append("output");
	mkdirSync(join(folder, "other"));
	const onFolder = openLog(folder, { flag: join(folder, "other") });
	onFolder.note("started");
	expect(readdirSync(folder).sort()).toEqual(["file", "other"]);
});

test("stays silent on a full disk", () => {
	const log = openLog(folder, { flag: "/dev/full" });
	log.note("started");
	log.append("output");
	expect(log.path).toBe("/dev/full");
});

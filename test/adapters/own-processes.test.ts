import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openLog } from "../../src/adapters/log.ts";
import { ownProcesses } from "../../src/adapters/own-processes.ts";

let folder = "";
beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-own-processes-"));
});
afterEach(() => rmSync(folder, { recursive: true }));

const begin = () => {
	const programs = ownProcesses(openLog(folder), { env: { PATH: process.env["PATH"] ?? "" } });
	const command = { program: { file: "sh", args: [] }, args: ["-c", `: > ${folder}/ran`], env: {} };
	const run = () => programs.run(command, () => {}, new AbortController().signal);
	return { programs, run, ran: () => existsSync(join(folder, "ran")) };
};

test("a program runs", async () => {
	const { run, ran } = begin();
	expect(await run()).toEqual({ code: 0, signal: undefined });
	expect(ran()).toBe(true);
});

test("nothing starts after the end, also where nothing has run before", async () => {
	const { programs, run, ran } = begin();
	await programs.close();
	await expect(run()).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
	expect(ran()).toBe(false);
});

test("the end waits for what is about to start", async () => {
	const { programs, run, ran } = begin();
	const ended = expect(run()).rejects.toThrow(expect.objectContaining({ name: "AbortError" }));
	await programs.close();
	await ended;
	expect(ran()).toBe(false);
});

import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createReadStream, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";

const PROGRAM = join(import.meta.dirname, "../fixtures/programs/say-all.ts");

test("a pipe that refuses what has no room yet gets all of a long text", async () => {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-output-"));
	onTestFinished(() => rmSync(folder, { recursive: true }));
	const pipe = join(folder, "pipe");
	execFileSync("mkfifo", [pipe]);
	const child = spawn(process.execPath, [PROGRAM, pipe, "0123456789", "100000"], { stdio: "inherit" });
	const [read, [code]] = await Promise.all([text(createReadStream(pipe)), once(child, "close")]);
	expect({ code, length: read.length }).toEqual({ code: 0, length: 1_000_000 });
});

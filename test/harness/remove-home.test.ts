import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { removeHome } from "./remove-home.ts";

const WRITES = 'while :; do mkdir -p "$HOME/a/b"; echo x > "$HOME/a/b/$$"; done';

test("a home is gone for good though a program in it goes on writing", async () => {
	const home = mkdtempSync(join(tmpdir(), "firstlight-removed-"));
	const writer = spawn("sh", ["-c", WRITES], { env: { HOME: join(home, "demo") }, stdio: "ignore" });
	onTestFinished(() => void writer.kill("SIGKILL"));
	const ended = once(writer, "exit");
	await expect.poll(() => existsSync(join(home, "demo/a/b"))).toBe(true);
	await removeHome(home);
	await ended;
	expect(existsSync(home)).toBe(false);
});

test("a neighbour whose name only begins alike is left alone", async () => {
	const home = mkdtempSync(join(tmpdir(), "firstlight-removed-"));
	const neighbour = spawn("sleep", ["60"], { env: { HOME: `${home}-2` }, stdio: "ignore" });
	onTestFinished(() => void neighbour.kill("SIGKILL"));
	await once(neighbour, "spawn");
	await removeHome(home);
	expect(neighbour.kill(0)).toBe(true);
});

import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { hostname, tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { configFiles } from "../../src/adapters/config-file.ts";

/** Kills at random moments, and whether at every step or at every sixth. */
const KILLS = Number(process.env["FIRSTLIGHT_KILLS"] ?? 4);
const STRIDE = KILLS < 100 ? 6 : 1;
const script = join(import.meta.dirname, "doomed-process.ts");
const OLD = "old".repeat(50_000);
let folder = "";
let path = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-killed-"));
	path = join(folder, "config");
	writeFileSync(path, OLD);
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

/** The old text or one of the writer's own, whole. */
const isWhole = (text: string) => text === OLD || /^(new-\d+ )\1{9999}$/.test(text);

/** What lies under a final name is whole; the next write clears what does not, and nothing that only looks like it. */
async function expectWholeAndCleared() {
	const names = readdirSync(folder).filter((name) => !name.endsWith(".tmp"));
	expect(names).toContain("config");
	for (const name of names)
		expect([name, isWhole(readFileSync(join(folder, name), "utf8"))]).toEqual([name, true]);
	const { fingerprint } = (await configFiles().read(path)) ?? { fingerprint: "" };
	await configFiles().write(path, "the next", fingerprint);
	expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
	for (const name of readdirSync(folder)) rmSync(join(folder, name));
	writeFileSync(path, OLD);
}

it("a kill at any moment leaves the old config or the new one, and whole backups", async () => {
	for (let kill = 0; kill < KILLS; kill++) {
		const child = spawn(process.execPath, [script, path], { stdio: ["ignore", "pipe", "inherit"] });
		const ended = new Promise((resolve) => child.once("exit", resolve));
		await Promise.race([new Promise((resolve) => child.stdout.once("data", resolve)), ended]);
		expect(child.exitCode).toBeNull();
		setTimeout(() => child.kill("SIGKILL"), Math.random() * 60);
		await ended;
		await expectWholeAndCleared();
	}
});

it("a kill before any step of writing leaves the old config or the new one, and whole backups", async () => {
	const ends: string[] = [];
	for (let step = 1; ends.at(-1) !== "written"; step += STRIDE) {
		const run = spawnSync(process.execPath, [script, path, String(step)], { encoding: "utf8" });
		ends.push(run.signal ?? run.stdout.trim().split("\n").at(-1) ?? "");
		expect(["SIGKILL", "written"]).toContain(ends.at(-1));
		await expectWholeAndCleared();
	}
	expect(ends.length).toBeGreaterThan(5);
});

it("what the next write clears is a dead writer's alone", async () => {
	const dead = spawnSync(process.execPath, ["-e", ""]).pid;
	const names = readdirSync(folder);
	const host = createHash("sha256").update(hostname()).digest("hex").slice(0, 8);
	const kept = [
		".config.tmp",
		"config.tmp",
		`.config.firstlight-${host}-${dead}-0123456789ab.tmp.bak`,
		`config.firstlight-${host}-${dead}-0123456789ab.tmp`,
		`.other.firstlight-${host}-${process.ppid}-0123456789ab.tmp`,
		`.other.firstlight-00000000-${dead}-0123456789ab.tmp`,
	];
	for (const name of kept) writeFileSync(join(folder, name), "");
	writeFileSync(join(folder, `.config.firstlight-${host}-${dead}-0123456789ab.tmp`), "");
	mkdirSync(join(folder, `.folder.firstlight-${host}-${dead}-0123456789ab.tmp`));
	const folderKept = `.folder.firstlight-${host}-${dead}-0123456789ab.tmp`;
	const { backup } = await configFiles().write(path, "new", (await configFiles().read(path))?.fingerprint);
	expect(readdirSync(folder).toSorted()).toEqual(
		[...names, ...kept, folderKept, backup?.slice(folder.length + 1)].toSorted(),
	);
});

it("another machine's draft that nobody finishes is waited for, and then cleared", async () => {
	writeFileSync(join(folder, ".config.firstlight-00000000-1-0123456789ab.tmp"), "");
	await configFiles().write(path, "new", (await configFiles().read(path))?.fingerprint);
	expect(readFileSync(path, "utf8")).toBe("new");
	expect(readdirSync(folder).filter((name) => name.endsWith(".tmp"))).toEqual([]);
});

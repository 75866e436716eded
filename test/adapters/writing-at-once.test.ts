import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, expect, it } from "vitest";
import { clusterMemory } from "../../src/adapters/cluster-memory.ts";
import { configFiles } from "../../src/adapters/config-file.ts";
import type { RegionId } from "../../src/ports/ids.ts";

const ROUNDS = Number(process.env["FIRSTLIGHT_ROUNDS"] ?? 25);
const script = join(import.meta.dirname, "writer-process.ts");
let folder = "";
const started: ChildProcess[] = [];

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-at-once-"));
});

afterEach(() => {
	for (const child of started.splice(0)) child.kill("SIGKILL");
	rmSync(folder, { recursive: true, force: true });
});

/** A process of its own that does what it is told, a line for a line. */
function writer() {
	const child = spawn(process.execPath, [script], { stdio: ["pipe", "pipe", "inherit"] });
	started.push(child);
	const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
	return async (...words: string[]): Promise<string> => {
		child.stdin.write(`${words.join(" ")}\n`);
		return (await lines.next()).value;
	};
}

it("two that write one config at once: one has written, the other is told, and nothing is lost", async () => {
	const path = join(folder, "config");
	writeFileSync(path, "the first");
	const [one, two] = [writer(), writer()];
	const backups = () => readdirSync(folder).filter((name) => name.endsWith(".bak"));
	for (let round = 0; round < ROUNDS; round++) {
		const before = readFileSync(path, "utf8");
		const { fingerprint } = (await configFiles().read(path)) ?? { fingerprint: "" };
		const ends = await Promise.all([
			one("config", path, fingerprint, `one-${round}`),
			two("config", path, fingerprint, `two-${round}`),
		]);
		expect(ends.toSorted()).toEqual(["config-changed", "written"]);
		expect(readFileSync(path, "utf8")).toBe(ends[0] === "written" ? `one-${round}` : `two-${round}`);
		expect(backups().map((name) => readFileSync(join(folder, name), "utf8"))).toContain(before);
		for (const name of backups()) rmSync(join(folder, name));
		expect(readdirSync(folder)).toEqual(["config"]);
	}
});

it("two that make the first config at once: one of them has", async () => {
	const [one, two] = [writer(), writer()];
	for (let round = 0; round < ROUNDS; round++) {
		const path = join(folder, `made-${round}`, "config");
		const ends = await Promise.all([one("config", path, "", "one"), two("config", path, "", "two")]);
		expect(ends.toSorted()).toEqual(["config-changed", "written"]);
		expect(readFileSync(path, "utf8")).toBe(ends[0] === "written" ? "one" : "two");
		expect(readdirSync(join(folder, `made-${round}`))).toEqual(["config"]);
	}
});

it("two that remember a cluster each at once lose neither", async () => {
	const [one, two] = [writer(), writer()];
	for (let round = 0; round < ROUNDS; round++) {
		await Promise.all([one("memory", folder, `a${round}`), two("memory", folder, `b${round}`)]);
	}
	const names = Array.from({ length: ROUNDS }, (_, round) => [`a${round}`, `b${round}`]).flat();
	const memory = clusterMemory(folder);
	const found = await Promise.all(names.map((name) => memory.recall("eu-west-2" as RegionId, name)));
	expect(found.map((cluster) => cluster?.name)).toEqual(names);
	expect(readdirSync(folder)).toEqual(["clusters.json"]);
});

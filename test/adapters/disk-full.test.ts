import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";

let folder = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-full-"));
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

const modules = {
	config: new URL("../../src/adapters/config-file.ts", import.meta.url).href,
	memory: new URL("../../src/adapters/cluster-memory.ts", import.meta.url).href,
};

/** Runs `script` where no file can grow past a few kB: a write comes up short there as on a disk that fills up. */
function runWithoutRoom(script: string): string {
	const limited = 'ulimit -f 8 && exec "$0" --input-type=module -e "$1"';
	const report = ".then(() => 'written', (error) => error.code).then((word) => console.log(word));";
	const run = spawnSync("sh", ["-c", limited, process.execPath, script + report], { encoding: "utf8" });
	if (run.status !== 0) throw new Error(run.stderr);
	return run.stdout.trim();
}

const contents = () =>
	Object.fromEntries(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
const long = "'#'.repeat(100_000)";

it("a disk that fills up during the write leaves the old config and nothing else", () => {
	const path = join(folder, "config");
	writeFileSync(path, "old");
	const script = `const { configFiles } = await import(${JSON.stringify(modules.config)});
		const path = ${JSON.stringify(path)};
		const { fingerprint } = await configFiles().read(path);
		configFiles().write(path, ${long}, fingerprint)`;
	expect(runWithoutRoom(script)).toBe("disk-full");
	expect(contents()).toEqual({ config: "old" });
});

it("a disk that fills up during the backup leaves the old config and nothing else", () => {
	const path = join(folder, "config");
	const old = "#".repeat(100_000);
	writeFileSync(path, old);
	const script = `const { configFiles } = await import(${JSON.stringify(modules.config)});
		const path = ${JSON.stringify(path)};
		const { fingerprint } = await configFiles().read(path);
		configFiles().write(path, "new", fingerprint)`;
	expect(runWithoutRoom(script)).toBe("disk-full");
	expect(contents()).toEqual({ config: old });
});

it("a disk that fills up leaves what is remembered of clusters", () => {
	writeFileSync(join(folder, "clusters.json"), "{}");
	const script = `const { clusterMemory } = await import(${JSON.stringify(modules.memory)});
		const cluster = { name: ${long}, region: "r", version: "v", configPath: "/c", keyFile: undefined };
		clusterMemory(${JSON.stringify(folder)}).remember(cluster)`;
	expect(runWithoutRoom(script)).toBe("disk-full");
	expect(contents()).toEqual({ "clusters.json": "{}" });
});

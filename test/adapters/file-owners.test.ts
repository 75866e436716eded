import {
	chmodSync,
	chownSync,
	linkSync,
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
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clusterMemory } from "../../src/adapters/cluster-memory.ts";
import { configFiles } from "../../src/adapters/config-file.ts";
import { beginBuilding } from "../../src/adapters/install-folder.ts";
import { openLog } from "../../src/adapters/log.ts";
import type { RegionId } from "../../src/ports/ids.ts";

/** With root's rights, as under sudo, the home is somebody else's; without them nobody else's file can be made. */
const OWNER = process.getuid?.() === 0 ? 4321 : (process.getuid?.() ?? 0);
const GROUP = process.getuid?.() === 0 ? 8765 : (process.getgid?.() ?? 0);
const files = configFiles();
let home = "";

beforeEach(() => {
	home = mkdtempSync(join(tmpdir(), "firstlight-owners-"));
	chownSync(home, OWNER, GROUP);
});

afterEach(() => {
	rmSync(home, { recursive: true, force: true });
});

/** Everything below `folder`, with those that are not the home's owner's. */
function strangers(folder: string): string[] {
	return readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) => {
		const { uid, gid } = statSync(join(folder, name));
		return uid !== OWNER || gid !== GROUP;
	});
}

describe("under sudo all that is made in a home is its owner's", () => {
	it("a config file, its backup and its folder", async () => {
		const path = join(home, ".parallelcluster", "deep", "config");
		await files.write(path, "first", undefined);
		await files.write(path, "second", (await files.read(path))?.fingerprint);
		expect(readdirSync(join(home, ".parallelcluster", "deep"))).toHaveLength(2);
		expect(strangers(home)).toEqual([]);
	});

	it("what is remembered, and the log", async () => {
		const state = join(home, ".local", "state", "firstlight");
		const region = "eu-west-2" as RegionId;
		const cluster = { name: "lsst", region, version: "3.16.1", configPath: "/c", keyFile: undefined };
		await clusterMemory(state).remember(cluster);
		openLog(state).note("started");
		expect(readdirSync(state)).toHaveLength(2);
		expect(strangers(home)).toEqual([]);
	});

	it("a file of somebody else in that home stays theirs, its backup too", async () => {
		const path = join(home, "config");
		writeFileSync(path, "old");
		const { uid, gid } = statSync(path);
		const { backup } = await files.write(path, "new", (await files.read(path))?.fingerprint);
		for (const each of [path, backup ?? ""]) expect(statSync(each)).toMatchObject({ uid, gid });
	});
});

it("an installation under sudo in somebody's home is refused, and leaves nothing of root's", async () => {
	const folder = join(home, ".local", "share", "firstlight", "pcluster");
	const end = await beginBuilding(folder, "3.16.1").then(
		(building) => building.drop().then(() => "begun"),
		(thrown) => thrown.hint,
	);
	expect(end).toContain(process.getuid?.() === 0 ? "without sudo" : "begun");
	expect(readdirSync(folder)).toEqual([]);
	expect(strangers(home)).toEqual([]);
});

describe("a protected file", () => {
	it.each([0o444, 0o400])("of mode %i is refused, with the cure, and stays as it is", async (mode) => {
		const path = join(home, "it's mine");
		writeFileSync(path, "old");
		chmodSync(path, mode);
		const refused = files.write(path, "new", (await files.read(path))?.fingerprint);
		await expect(refused).rejects.toMatchObject({
			code: "config-unwritable",
			message: `${path} is protected against changes.`,
			hint: expect.stringContaining(`chmod u+w '${home}/it'\\''s mine'`),
		});
		expect([readFileSync(path, "utf8"), statSync(path).mode & 0o777]).toEqual(["old", mode]);
		expect(readdirSync(home)).toEqual(["it's mine"]);
	});

	it("that holds the very text already is no hindrance", async () => {
		const path = join(home, "config");
		writeFileSync(path, "same", { mode: 0o400 });
		expect(await files.write(path, "same", (await files.read(path))?.fingerprint)).toEqual({
			backup: undefined,
		});
		expect(statSync(path).mode & 0o777).toBe(0o400);
	});

	it("behind a link is named itself", async () => {
		const real = join(home, "real");
		writeFileSync(real, "old", { mode: 0o444 });
		symlinkSync("real", join(home, "config"));
		const path = join(home, "config");
		await expect(files.write(path, "new", (await files.read(path))?.fingerprint)).rejects.toMatchObject({
			message: `${real} is protected against changes.`,
		});
	});
});

it("another name of the same file keeps the old text", async () => {
	const path = join(home, "config");
	writeFileSync(path, "old");
	linkSync(path, join(home, "other"));
	await files.write(path, "new", (await files.read(path))?.fingerprint);
	expect([path, join(home, "other")].map((name) => readFileSync(name, "utf8"))).toEqual(["new", "old"]);
});

it("a folder with the backup's name is stepped over", async () => {
	const now = new Date(2026, 10, 23, 10, 15, 0);
	const path = join(home, "config");
	writeFileSync(path, "old");
	mkdirSync(`${path}.2026-11-23T10-15-00.bak`);
	const { fingerprint } = (await files.read(path)) ?? {};
	expect(await configFiles({ now: () => now }).write(path, "new", fingerprint)).toEqual({
		backup: `${path}.2026-11-23T10-15-00-2.bak`,
	});
});

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { clusterMemory } from "../../src/adapters/cluster-memory.ts";
import { rememberedClusters } from "../../src/adapters/remembered-clusters.ts";
import type { RememberedCluster } from "../../src/ports/files.ts";
import type { RegionId } from "../../src/ports/ids.ts";

const london = "eu-west-2" as RegionId;
const dublin = "eu-west-1" as RegionId;
let folder = "";
let state = "";

beforeEach(() => {
	folder = mkdtempSync(join(tmpdir(), "firstlight-memory-"));
	state = join(folder, "state", "firstlight");
});

afterEach(() => {
	rmSync(folder, { recursive: true, force: true });
});

function cluster(name: string, region = london, version = "2.11.9"): RememberedCluster {
	return { name, region, version, configPath: "/home/a/.parallelcluster/config", keyFile: undefined };
}

describe("the memory of clusters", () => {
	it("is empty at first", async () => {
		expect(await clusterMemory(state).recall(london, "lsst")).toBeUndefined();
	});

	it("is there in the next session, for its owner only", async () => {
		const withKey = { ...cluster("lsst"), keyFile: "/home/a/.ssh/astro.pem", stackId: "arn:stack/1" };
		await clusterMemory(state).remember(withKey);
		expect(await clusterMemory(state).recall(london, "lsst")).toEqual(withKey);
		expect(statSync(join(state, "clusters.json")).mode & 0o777).toBe(0o600);
		expect(readdirSync(state)).toEqual(["clusters.json"]);
	});

	it("tells regions and names apart, and keeps the newest of each", async () => {
		const memory = clusterMemory(state);
		await memory.remember(cluster("lsst", london, "2.4.1"));
		await memory.remember(cluster("lsst", dublin));
		await memory.remember(cluster("lsst", london));
		expect((await memory.recall(london, "lsst"))?.version).toBe("2.11.9");
		expect((await memory.recall(dublin, "lsst"))?.region).toBe(dublin);
		expect(await memory.recall(london, "other")).toBeUndefined();
		expect(JSON.parse(readFileSync(join(state, "clusters.json"), "utf8")).clusters).toHaveLength(2);
	});

	it("loses none of many told at once", async () => {
		const memory = clusterMemory(state);
		const names = Array.from({ length: 20 }, (_, index) => `c${index}`);
		await Promise.all(names.map((name) => memory.remember(cluster(name))));
		const found = await Promise.all(names.map((name) => memory.recall(london, name)));
		expect(found.map((each) => each?.name)).toEqual(names);
	});

	it.each([
		["half a file", '{"clusters": [{"na'],
		["another shape", '{"clusters": {"name": "lsst"}}'],
		["no object", "null"],
		["no text", "\u0000\u0001"],
	])("is empty when its file is broken: %s", async (_name, text) => {
		mkdirSync(state, { recursive: true });
		writeFileSync(join(state, "clusters.json"), text);
		const memory = clusterMemory(state);
		expect(await memory.recall(london, "lsst")).toBeUndefined();
		await memory.remember(cluster("lsst"));
		expect(await memory.recall(london, "lsst")).toEqual(cluster("lsst"));
	});

	it("leaves out an entry that makes no sense, not the others", async () => {
		mkdirSync(state, { recursive: true });
		const parts = ["name", "region", "version", "configPath"];
		const spoilt = parts.map((part) => ({ ...cluster("lsst"), [part]: 1 }));
		const odd = { ...cluster("lsst"), keyFile: 1, stackId: 1, more: "later" };
		writeFileSync(join(state, "clusters.json"), JSON.stringify({ clusters: [...spoilt, null, odd] }));
		expect(await rememberedClusters(state)).toEqual([cluster("lsst")]);
	});

	it("keeps what another version of firstlight has put into its file", async () => {
		mkdirSync(state, { recursive: true });
		const later = { ...cluster("lsst"), version: "3.0.0", more: ["later"] };
		const strange = { kind: "of a later version" };
		writeFileSync(join(state, "clusters.json"), JSON.stringify({ format: 7, clusters: [strange, later] }));
		await clusterMemory(state).remember(cluster("other"));
		await clusterMemory(state).remember(cluster("lsst"));
		expect(JSON.parse(readFileSync(join(state, "clusters.json"), "utf8"))).toEqual({
			format: 7,
			clusters: [strange, cluster("other"), { ...cluster("lsst"), more: ["later"] }].map((entry) =>
				JSON.parse(JSON.stringify(entry)),
			),
		});
	});

	it("is not written over when it cannot be read", async () => {
		mkdirSync(join(state, "clusters.json"), { recursive: true });
		await expect(clusterMemory(state).remember(cluster("a"))).rejects.toMatchObject({
			code: "config-unwritable",
		});
		expect(await clusterMemory(state).recall(london, "a")).toBeUndefined();
		expect(readdirSync(state)).toEqual(["clusters.json"]);
	});

	it("says when it cannot be written, and goes on with the next", async () => {
		mkdirSync(join(folder, "state"));
		writeFileSync(state, "in the way");
		const memory = clusterMemory(state);
		await expect(memory.remember(cluster("a"))).rejects.toMatchObject({ code: "config-unwritable" });
		rmSync(state);
		await memory.remember(cluster("b"));
		expect(await memory.recall(london, "b")).toEqual(cluster("b"));
	});
});

import { mkdir, readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ClusterMemory, RememberedCluster } from "../files.ts";
import type { RegionId } from "../ports.ts";
import { writeFault } from "./file-faults.ts";
import { linkTarget, replaceWhole } from "./whole-file.ts";

/** What firstlight remembers of clusters, in `clusters.json` in its state folder. */
export function clusterMemory(stateFolder: string): ClusterMemory {
	const path = join(stateFolder, "clusters.json");
	let last: Promise<void> = Promise.resolve();
	return {
		recall: async (region, name) => (await remembered(path)).find(isCluster(region, name)),
		remember(cluster) {
			// One after the other: each writes what it read plus its own.
			const turn = last.then(() => add(path, cluster));
			last = turn.catch(() => {});
			return turn;
		},
	};
}

function isCluster(region: RegionId, name: string) {
	return (cluster: RememberedCluster) => cluster.region === region && cluster.name === name;
}

async function add(path: string, cluster: RememberedCluster): Promise<void> {
	const isSame = isCluster(cluster.region, cluster.name);
	const clusters = (await remembered(path)).filter((other) => !isSame(other));
	try {
		const target = await linkTarget(path);
		await mkdir(dirname(target), { recursive: true, mode: 0o700 });
		await replaceWhole(target, `${JSON.stringify({ clusters: [...clusters, cluster] }, undefined, "\t")}\n`);
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
}

/** Whatever is wrong with the file, it is then an empty memory; whatever is wrong with an entry, it is left out. */
async function remembered(path: string): Promise<RememberedCluster[]> {
	try {
		const parsed: unknown = JSON.parse(await readFile(path, "utf8"));
		const clusters = isRecord(parsed) ? parsed["clusters"] : undefined;
		return Array.isArray(clusters) ? clusters.flatMap((entry) => clusterFrom(entry) ?? []) : [];
	} catch {
		return [];
	}
}

function clusterFrom(entry: unknown): RememberedCluster | undefined {
	if (!isRecord(entry)) return undefined;
	const { name, region, version, configPath, keyFile } = entry;
	if (!isText(name) || !isText(region) || !isText(version) || !isText(configPath)) return undefined;
	return {
		name,
		region: region as RegionId,
		version,
		configPath,
		keyFile: isText(keyFile) ? keyFile : undefined,
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { ClusterMemory, RememberedCluster } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import { faultCode, writeFault } from "./file-faults.ts";
import { rewrite } from "./whole-file.ts";

/** What firstlight remembers of clusters, in `clusters.json` in its state folder. */
export function clusterMemory(stateFolder: string): ClusterMemory {
	const path = join(stateFolder, "clusters.json");
	return {
		async recall(region, name) {
			const { clusters } = await contentOf(path).catch(() => NOTHING);
			return clusters.filter(isCluster(region, name)).map(clusterFrom)[0];
		},
		remember: (cluster) => add(path, cluster),
	};
}

/** The file as it is: what another version of firstlight has put there stays. */
interface Content extends Record<string, unknown> {
	readonly clusters: readonly unknown[];
}

const NOTHING: Content = { clusters: [] };

/** Whatever is wrong with what the file says, it is then an empty memory; rejects when it cannot be read. */
async function contentOf(path: string): Promise<Content> {
	const text = await readFile(path, "utf8").catch((thrown: unknown) => {
		if (faultCode(thrown) !== "ENOENT") throw thrown;
		return "";
	});
	try {
		const parsed: unknown = JSON.parse(text);
		if (!isRecord(parsed) || !Array.isArray(parsed["clusters"])) return NOTHING;
		return { ...parsed, clusters: parsed["clusters"] };
	} catch {
		return NOTHING;
	}
}

function isCluster(region: RegionId, name: string) {
	return (entry: unknown) => {
		const cluster = clusterFrom(entry);
		return cluster?.region === region && cluster.name === name;
	};
}

/** Two windows may remember at once: each, when its turn comes, adds to what the other has written. */
async function add(path: string, cluster: RememberedCluster): Promise<void> {
	const isSame = isCluster(cluster.region, cluster.name);
	try {
		await rewrite(path, async (target) => {
			const content = await contentOf(target);
			const earlier = content.clusters.find(isSame);
			const others = content.clusters.filter((entry) => !isSame(entry));
			const entry = { ...(isRecord(earlier) && earlier), ...cluster };
			return `${JSON.stringify({ ...content, clusters: [...others, entry] }, undefined, "\t")}\n`;
		});
	} catch (thrown) {
		throw writeFault(path, thrown);
	}
}

function clusterFrom(entry: unknown): RememberedCluster | undefined {
	if (!isRecord(entry)) return undefined;
	const { name, region, version, configPath, keyFile, stackId } = entry;
	if (!isText(name) || !isText(region) || !isText(version) || !isText(configPath)) return undefined;
	return {
		name,
		region: region as RegionId,
		version,
		configPath,
		keyFile: isText(keyFile) ? keyFile : undefined,
		...(isText(stackId) && { stackId }),
	};
}

function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

import type { ClusterMemory, RememberedCluster } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import { writeFault } from "./file-faults.ts";
import { clusterFrom, contentOf, isRecord, memoryFile, rememberedClusters } from "./remembered-clusters.ts";
import { rewrite } from "./whole-file.ts";

/** What firstlight remembers of clusters, in `clusters.json` in its state folder. */
export function clusterMemory(stateFolder: string): ClusterMemory {
	const path = memoryFile(stateFolder);
	return {
		async recall(region, name) {
			return (await rememberedClusters(stateFolder)).find(isCluster(region, name));
		},
		remember: (cluster) => add(path, cluster),
	};
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

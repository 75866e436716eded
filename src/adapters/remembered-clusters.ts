import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { RememberedCluster } from "../ports/files.ts";
import type { RegionId } from "../ports/ids.ts";
import { faultCode } from "./file-faults.ts";

/** The file in firstlight's state folder. */
export function memoryFile(stateFolder: string): string {
	return join(stateFolder, "clusters.json");
}

/** All that firstlight remembers; none where the memory is lost or broken. */
export async function rememberedClusters(stateFolder: string): Promise<readonly RememberedCluster[]> {
	const { clusters } = await contentOf(memoryFile(stateFolder)).catch(() => NOTHING);
	return clusters.flatMap((entry) => clusterFrom(entry) ?? []);
}

/** The file as it is: what another version of firstlight has put there stays. */
interface Content extends Record<string, unknown> {
	readonly clusters: readonly unknown[];
}

const NOTHING: Content = { clusters: [] };

/** Whatever is wrong with what the file at `path` says, it is then an empty memory; rejects when it cannot be read. */
export async function contentOf(path: string): Promise<Content> {
	const text = textOf(path);
	try {
		const parsed: unknown = JSON.parse(text);
		if (!isRecord(parsed) || !Array.isArray(parsed["clusters"])) return NOTHING;
		return { ...parsed, clusters: parsed["clusters"] };
	} catch {
		return NOTHING;
	}
}

/** Read at once: Node's promises of files take longer to load than this small file to read, and Tab waits for it. */
function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch (thrown) {
		if (faultCode(thrown) !== "ENOENT") throw thrown;
		return "";
	}
}

/** An entry of the file; undefined where it is none. */
export function clusterFrom(entry: unknown): RememberedCluster | undefined {
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

/** True for an object, whatever is in it. */
export function isRecord(value: unknown): value is Record<string, unknown> {
	return typeof value === "object" && value !== null;
}

function isText(value: unknown): value is string {
	return typeof value === "string";
}

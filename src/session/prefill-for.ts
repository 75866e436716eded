import type { ConfigFiles } from "../files.ts";
import type { Engine } from "../services.ts";
import type { Settings } from "../settings.ts";
import { shortPath } from "../text/short-path.ts";
import type { Prefill } from "../wizard/prefill.ts";

/** Where known answers come from, besides flags and the config file. */
export interface PrefillSources {
	readonly settings: Settings;
	readonly configFiles: ConfigFiles;
	/** The region that the environment or the AWS profile names. */
	readonly profileRegion: string | undefined;
}

interface Known {
	readonly prefill: Prefill;
	readonly notes: readonly string[];
}

const NOTHING: Known = { prefill: {}, notes: [] };

/**
 * The file that pcluster reads for this cluster. A file named with --config that by its name is one of another
 * version is left as it is: the new one goes beside it, under the cluster's name.
 */
export function configPathFor(settings: Settings, engine: Engine, clusterName: string): string {
	const usual = engine.writer.defaultPath(settings.places.home, clusterName);
	const { configPath } = settings;
	if (configPath === undefined) return usual;
	if (engine.writer.fileNames?.test(configPath) ?? true) return configPath;
	return `${folderOf(configPath)}${usual.slice(folderOf(usual).length)}`;
}

function folderOf(path: string): string {
	return path.slice(0, path.lastIndexOf("/") + 1);
}

/**
 * The answers known before the first question: a flag comes before the config file, that before environment and
 * profile. A file that cannot be read is left out, and a note says so.
 */
export async function prefillFor(
	engine: Engine,
	{ settings, configFiles, profileRegion }: PrefillSources,
): Promise<{ prefill: Prefill; notes: string[] }> {
	const { prefill, notes } = await knownFromFiles(engine, settings, configFiles);
	return { prefill: withFlags(withRegion(prefill, profileRegion), settings), notes: [...notes] };
}

/** The file of --config, else the usual one of --cluster, else the older version's usual one. */
async function knownFromFiles(engine: Engine, settings: Settings, files: ConfigFiles): Promise<Known> {
	const { writer } = engine;
	const { home } = settings.places;
	const own = settings.configPath ?? usualFile(engine, settings);
	const found = own === undefined ? undefined : await knownFrom(engine, own, files, home);
	if (found !== undefined || settings.configPath !== undefined || !writer.older) return found ?? NOTHING;
	return (await knownFrom(engine, writer.older.defaultPath(home, ""), files, home)) ?? NOTHING;
}

/** Undefined where each cluster has a file of its own and none is named yet. */
function usualFile({ writer }: Engine, { cluster, places }: Settings): string | undefined {
	const oneForAll = writer.defaultPath(places.home, "a") === writer.defaultPath(places.home, "b");
	return cluster === undefined && !oneForAll ? undefined : writer.defaultPath(places.home, cluster ?? "");
}

/** Undefined when there is no such file. */
async function knownFrom(
	engine: Engine,
	path: string,
	files: ConfigFiles,
	home: string,
): Promise<Known | undefined> {
	try {
		const read = await files.read(path);
		if (read === undefined) return undefined;
		const prefill = engine.writer.prefillFrom(read.text);
		const carried = engine.writer.carriedFrom?.(read.text);
		if (!carried) return { prefill, notes: [] };
		const { base } = carried;
		return {
			prefill: { ...prefill, ...(base !== "" && { base }) },
			notes: carriedNotes(engine, shortPath(path, home), carried.left),
		};
	} catch (thrown) {
		const message = thrown instanceof Error ? thrown.message : String(thrown);
		return {
			prefill: {},
			notes: [`Your config file could not be read, so nothing is taken from it. ${message}`],
		};
	}
}

function carriedNotes(engine: Engine, path: string, left: readonly string[]): string[] {
	const { version, major } = engine.profile;
	return [
		`The answers come from your file of version ${major - 1}, ${path}. It stays as it is: pcluster ${version} gets a file of its own.`,
		...(left.length > 0 ? [`Not taken over: ${left.join(", ")}. Set them by hand if you need them.`] : []),
	];
}

function withRegion(prefill: Prefill, region: string | undefined): Prefill {
	if (prefill.region !== undefined || region === undefined) return prefill;
	return { ...prefill, region, source: { ...prefill.source, region: "from your AWS settings" } };
}

function withFlags(prefill: Prefill, { region, cluster }: Settings): Prefill {
	const source = {
		...prefill.source,
		...(region === undefined ? {} : { region: "from --region" }),
		...(cluster === undefined ? {} : { name: "from --cluster" }),
	};
	return {
		...prefill,
		...(region === undefined ? {} : { region }),
		...(cluster === undefined ? {} : { name: cluster }),
		source,
	};
}

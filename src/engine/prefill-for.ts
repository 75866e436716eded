import type { ConfigWriter } from "../config/writer.ts";
import type { ConfigFiles, ReadConfig } from "../ports/files.ts";
import { type GivenAnswers, prefillGiven } from "../questions/given.ts";
import type { FileTrouble, Prefill, Prefilled } from "../questions/prefill.ts";
import { THIS_ADDRESS } from "../rules/address-range.ts";
import { dataIn, plainAll } from "../text/plain.ts";
import { shortPath } from "../text/short-path.ts";
import type { Engine } from "./engine.ts";
import { unreadable } from "./problem-at.ts";

/** What flags and environment say of the config file and of answers in it. */
export interface FileWishes {
	/** The file to use, absolute; undefined: pcluster's own default. */
	readonly configPath: string | undefined;
	readonly region: string | undefined;
	readonly cluster: string | undefined;
	/** What flags answer of the questions. */
	readonly answers?: GivenAnswers | undefined;
	/** True where ssh is to be let in from this address alone unless a file says otherwise. */
	readonly onlyThisAddress?: boolean | undefined;
	readonly places: { readonly home: string };
}

/** Where known answers come from, besides flags and the config file. */
export interface PrefillSources {
	readonly settings: FileWishes;
	readonly configFiles: ConfigFiles;
	/** The region that the environment or the AWS profile names. */
	readonly profileRegion: string | undefined;
}

const NOTHING: Prefilled = { prefill: {}, notes: [] };

/**
 * The file that pcluster reads for this cluster. A file named with --config that by its name is one of another
 * version is left as it is: the new one goes beside it, under the cluster's name.
 */
export function configPathFor(settings: FileWishes, engine: Engine, clusterName: string): string {
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
 * What is known before the first question: a flag comes before the config file, that before environment and
 * profile. A file that cannot be used comes as `trouble`; only of an older version's, which nobody named and which
 * is never written, a note says so.
 */
export async function prefillFor(
	engine: Engine,
	{ settings, configFiles, profileRegion }: PrefillSources,
): Promise<Prefilled> {
	const known = await knownFromFiles(engine, settings, configFiles);
	return { ...known, prefill: withFlags(withRegion(known.prefill, profileRegion), settings) };
}

/** The file of --config, else the usual one of --cluster, else the older version's usual one. */
async function knownFromFiles(engine: Engine, settings: FileWishes, files: ConfigFiles): Promise<Prefilled> {
	const { writer } = engine;
	const { home } = settings.places;
	const own = settings.configPath ?? usualFile(engine, settings);
	const found = own === undefined ? undefined : await knownFrom(engine, own, files, home);
	if (found !== undefined || settings.configPath !== undefined || !writer.older) return found ?? NOTHING;
	const older = await knownFrom(engine, writer.older.defaultPath(home, ""), files, home);
	const problem = older?.trouble?.problem;
	if (!problem) return older ?? NOTHING;
	const what = `${shortPath(writer.older.defaultPath(home, ""), home)} cannot be used`;
	return { prefill: {}, notes: [`${what}, so nothing is taken from it. ${problem.reason}`] };
}

/** Undefined where each cluster has a file of its own and none is named yet. */
function usualFile({ writer }: Engine, { cluster, places }: FileWishes): string | undefined {
	const oneForAll = writer.defaultPath(places.home, "a") === writer.defaultPath(places.home, "b");
	return cluster === undefined && !oneForAll ? undefined : writer.defaultPath(places.home, cluster ?? "");
}

/** Undefined when there is no such file. */
async function knownFrom(
	engine: Engine,
	path: string,
	files: ConfigFiles,
	home: string,
): Promise<Prefilled | undefined> {
	const { writer, profile } = engine;
	let read: ReadConfig | undefined;
	try {
		read = await files.read(path);
	} catch (thrown) {
		const problem = unreadable(thrown);
		return { prefill: {}, notes: [], trouble: await troubleOf({ problem }) };
	}
	if (read === undefined) return undefined;
	const text = dataIn(read.text);
	const carried = (writer.fileNames?.test(path) ?? true) ? undefined : writer.carriedFrom?.(text);
	const reader: ConfigWriter = (carried && writer.older) ?? writer;
	const problem = plainAll(reader.problem(text, profile));
	const keys = writer.holdsKeys?.(text) ? { keysIn: path } : {};
	if (problem) return { prefill: {}, notes: [], trouble: await troubleOf({ problem, text }), ...keys };
	const prefill = plainAll(writer.prefillFrom(text));
	if (carried) {
		const { base, left } = carried;
		// The storage that the old file keeps stays there: it is among what is not taken over.
		const { keptVolumes: _, source: known = {}, ...answers } = prefill;
		// The file that is written is another one.
		const whence = `from your file of version ${engine.profile.major - 1}`;
		const source = Object.fromEntries(Object.keys(known).map((key) => [key, whence]));
		const notes = carriedNotes(engine, shortPath(path, home), plainAll(left));
		return { prefill: { ...answers, source, ...(base !== "" && { base }) }, notes };
	}
	const oddities = plainAll(writer.oddities(text, profile));
	if (oddities.length === 0) return { prefill, notes: [], ...keys };
	return { prefill, notes: [], trouble: await troubleOf({ oddities, text }), ...keys };

	async function troubleOf(
		found: Partial<Pick<FileTrouble, "problem" | "oddities" | "text">>,
	): Promise<FileTrouble> {
		const fresh = await freePathBeside(path, files);
		return { problem: undefined, oddities: [], text: undefined, ...found, path, fresh };
	}
}

const MOST_TRIES = 9;

/** A path like that of `path` where there is no file yet. */
async function freePathBeside(path: string, files: ConfigFiles): Promise<string | undefined> {
	const [, stem = path, ending = ""] = /^(.*?[^/])(\.[^./]+)?$/s.exec(path) ?? [];
	for (let number = 2; number <= MOST_TRIES; number++) {
		const candidate = `${stem}-${number}${ending}`;
		const isFree = await files.read(candidate).then(
			(read) => read === undefined,
			() => false,
		);
		if (isFree) return candidate;
	}
	return undefined;
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

function withFlags(
	prefill: Prefill,
	{ region, cluster, answers: given, onlyThisAddress }: FileWishes,
): Prefill {
	const answers = given ? prefillGiven(given) : {};
	const nodes = { ...prefill.nodes, ...answers.nodes };
	const only =
		onlyThisAddress && prefill.sshFrom === undefined ? { sshFrom: { range: THIS_ADDRESS } } : undefined;
	const source = {
		...prefill.source,
		...(only && { sshFrom: "from only-this-address" }),
		...(region === undefined ? {} : { region: "from --region" }),
		...(cluster === undefined ? {} : { name: "from --cluster" }),
		...answers.source,
	};
	return {
		...prefill,
		...only,
		...(region === undefined ? {} : { region }),
		...(cluster === undefined ? {} : { name: cluster }),
		...answers,
		...(Object.keys(nodes).length > 0 && { nodes }),
		source,
	};
}

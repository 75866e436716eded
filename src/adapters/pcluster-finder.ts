import { realpath, stat } from "node:fs/promises";
import { basename, dirname, join, resolve } from "node:path";
import { printedVersion } from "../install/printed-version.ts";
import { AppError, isAbort } from "../ports/errors.ts";
import type { FoundPcluster, PclusterFinder } from "../ports/found-pcluster.ts";
import { inParallel } from "../ports/in-parallel.ts";
import type { Exit, Processes, Program } from "../ports/machine.ts";
import { dataIn } from "../text/plain.ts";
import type { Environment } from "./aws-profiles.ts";
import { installedVersions, ownProgram } from "./installed-versions.ts";
import { isProgram } from "./is-program.ts";
import { faultIn } from "./pcluster-faults.ts";
import { pclusterFolders } from "./pcluster-places.ts";
import type { ProgramConsents } from "./program-consents.ts";
import { pathFolders } from "./program-folders.ts";
import { recordedVersion } from "./recorded-version.ts";

export interface FinderOptions {
	readonly env: Environment;
	readonly home: string;
	/** The working folder. */
	readonly cwd: string;
	/** `--pcluster`: looked at alone, and nowhere else. */
	readonly explicit?: string | undefined;
	readonly processes: Processes;
	/** Where firstlight's own lie: looked at before all others, the newest first. */
	readonly ownFolder?: string;
	/** What the user has said about programs of working folders; loaded when there is one. */
	readonly consents: () => Promise<ProgramConsents>;
	/** Milliseconds that `pcluster version` may take; 30,000 when left out (a cold Python on a slow disk). */
	readonly timeoutMs?: number;
}

/** One that was asked for its version. */
type Asked = Exclude<FoundPcluster, { works: "not-asked" }>;

const TIMEOUT_MS = 30_000;
/** What a program may print for its version, in UTF-16 units. */
const LONGEST = 1024 * 1024;
/** Each starts a Python. */
const AT_ONCE = 3;

/** Looks at one that was found; `isOwn`: firstlight has installed it. */
type Look = (path: string, signal: AbortSignal, isOwn?: boolean) => Promise<Asked>;

/**
 * Looks for pcluster where people install it, and reads each one's version beside it, or asks it; one that came with
 * the working folder only once the user has said that it may be run.
 */
export function pclusterFinder(options: FinderOptions): PclusterFinder {
	const { look, confirm } = onlooker(options);
	return {
		async find(signal) {
			if (options.explicit !== undefined) {
				const file = await fileGiven(options.explicit, options);
				return { found: [await look(file, signal)], searched: [dirname(file)] };
			}
			const { chosen, ofWorkingFolder } = await pclusterFolders(options);
			const own = await ownPrograms(options.ownFolder);
			const files = await distinct([own, programsIn(chosen), programsIn(ofWorkingFolder)].flat());
			const found = await inParallel(files, AT_ONCE, (file) =>
				own.includes(file) || chosen.includes(dirname(file))
					? look(file, signal, own.includes(file))
					: lookIfAllowed(file, options, () => look(file, signal)),
			);
			const searched = [...chosen, ...ofWorkingFolder];
			return { found: found.filter((one) => one !== undefined), searched };
		},
		confirm,
		allow: async (path, may) => (await options.consents()).remember(path, may),
	};
}

/** A way to look at each one found, and to ask it at last what was only read. */
function onlooker(options: FinderOptions): { look: Look; confirm: PclusterFinder["confirm"] } {
	const answers = new Map<string, () => Promise<Asked>>();
	/** Those that once answered otherwise than is recorded beside them. */
	const doubted = new Set<string>();
	const look: Look = async (path, signal, isOwn = false) => {
		const program = isOwn ? ownProgram(path) : { file: path, args: [] };
		let answer: Promise<Asked> | undefined;
		const asked = (until: AbortSignal) => {
			answer ??= ask(path, options, until, program).then((one) => (isOwn ? asOwn(one) : one));
			return answer;
		};
		const version = doubted.has(path) ? undefined : await recordedVersion(path);
		answers.set(path, () => asked(new AbortController().signal));
		if (version === undefined) return asked(signal);
		const read = { works: true, program, path, version, unconfirmed: true } as const;
		return isOwn ? asOwn(read) : read;
	};
	const confirm = async (path: string) => {
		const told = await answers.get(path)?.();
		const version = told?.works ? told.version : undefined;
		if (version === undefined || version !== (await recordedVersion(path))) doubted.add(path);
		return told;
	};
	return { look, confirm };
}

const programsIn = (folders: readonly string[]) => folders.map((folder) => join(folder, "pcluster"));

/** Undefined for one that the user does not want. */
async function lookIfAllowed(
	path: string,
	options: FinderOptions,
	look: () => Promise<Asked>,
): Promise<FoundPcluster | undefined> {
	const may = await (await options.consents()).recall(path);
	if (may === undefined) return { works: "not-asked", path };
	return may ? look() : undefined;
}

/** `--pcluster` may also name a program on PATH, as a word has to a shell, the environment, or its `bin`. */
async function fileGiven(given: string, { cwd, env }: FinderOptions): Promise<string> {
	const path = resolve(cwd, given);
	const onPath = given.includes("/") ? [] : pathFolders(env).map((folder) => join(folder, given));
	const candidates = [...onPath, path, join(path, "pcluster"), join(path, "bin", "pcluster")];
	for (const candidate of candidates) if (await isFile(candidate)) return candidate;
	return path;
}

/** Those that are there, each once whatever links lead to it. */
async function distinct(files: readonly string[]): Promise<string[]> {
	const found = new Map<string, string>();
	for (const file of files) {
		if (!(await isFile(file))) continue;
		const real = await realpath(file).catch(() => file);
		if (!found.has(real)) found.set(real, file);
	}
	return [...found.values()];
}

async function isFile(path: string): Promise<boolean> {
	return stat(path).then(
		(entry) => entry.isFile(),
		() => false,
	);
}

async function ownPrograms(folder: string | undefined): Promise<string[]> {
	return folder === undefined ? [] : (await installedVersions(folder)).map(({ path }) => path);
}

function asOwn(found: Asked): Asked {
	if (found.works) return { ...found, own: true };
	const version = basename(dirname(dirname(found.path)));
	return { ...found, cure: `Install it afresh: firstlight pcluster install ${version}` };
}

/** The version needs no account, and a fault in the AWS files, which ends some versions, is not pcluster's. */
const NO_AWS_FILES = {
	AWS_CONFIG_FILE: "/dev/null",
	AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
	AWS_PROFILE: undefined,
	AWS_DEFAULT_PROFILE: undefined,
};

async function ask(
	path: string,
	options: FinderOptions,
	signal: AbortSignal,
	program: Program,
): Promise<Asked> {
	const timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
	const limit = AbortSignal.timeout(timeoutMs);
	const flood = new AbortController();
	let output = "";
	let length = 0;
	let exit: Exit;
	try {
		exit = await options.processes.run(
			{ program, args: ["version"], env: NO_AWS_FILES },
			(chunk) => {
				output = (output + dataIn(chunk)).slice(-64 * 1024);
				length += dataIn(chunk).length;
				if (length > LONGEST) flood.abort();
			},
			AbortSignal.any([signal, limit, flood.signal]),
		);
	} catch (thrown) {
		if (signal.aborted) throw thrown;
		const late = flood.signal.aborted
			? { cause: "It prints without end when asked for its version.", cure: ANOTHER }
			: { cause: `It gave no version within ${timeoutMs / 1000} seconds.`, cure: LATE };
		return { works: false, path, ...(isAbort(thrown) ? late : startFault(thrown)) };
	}
	const version = exit.code === FOUND_NO_PROGRAM ? undefined : printedVersion(output);
	if (version !== undefined) return { works: true, program, path, version };
	return { works: false, path, ...faultIn(output, await pipOf(path), exit) };
}

/** How a stand-in ends, such as pyenv's, that found nothing to run: the versions it prints then are Python's. */
const FOUND_NO_PROGRAM = 127;

const ANOTHER = "Name another program with --pcluster, or install ParallelCluster afresh.";
const LATE =
	"On a slow disk it may need longer the first time: press r to ask again. Or name another one with --pcluster.";

function startFault(thrown: unknown): { cause: string; cure: string } {
	if (thrown instanceof AppError) return { cause: thrown.message, cure: thrown.hint ?? ANOTHER };
	throw thrown;
}

/** The pip that installs beside this pcluster. */
async function pipOf(path: string): Promise<string> {
	const python = join(dirname(await realpath(path).catch(() => path)), "python");
	return (await isProgram(python)) ? `${python} -m pip` : "python -m pip";
}

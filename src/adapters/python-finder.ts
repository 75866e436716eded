import { readdir, readFile, realpath } from "node:fs/promises";
import { join } from "node:path";
import { PYTHON_PROBE, type Python, pythonFrom } from "../install/python.ts";
import { familiesFrom, type Machine } from "../install/python-cures.ts";
import { AppError } from "../ports/errors.ts";
import { inParallel } from "../ports/in-parallel.ts";
import type { Processes } from "../ports/machine.ts";
import { dataIn } from "../text/plain.ts";
import { isProgram } from "./is-program.ts";
import { chosenByUser, pathFolders, type Whereabouts } from "./program-folders.ts";

export interface PythonFinderOptions extends Whereabouts {
	readonly processes: Processes;
	/** Folders besides PATH and those below the home folder; the usual ones of the system when left out. */
	readonly systemFolders?: readonly string[] | undefined;
}

const SYSTEM_FOLDERS = [
	"/usr/bin",
	"/usr/local/bin",
	"/opt/homebrew/bin",
	"/opt/local/bin",
	"/Library/Developer/CommandLineTools/usr/bin",
];
const MINORS = ["15", "14", "13", "12", "11", "10", "9", "8", "7", "6"];
const NAMES = [...MINORS.map((minor) => `python3.${minor}`), "python3", "python"];
const AT_ONCE = 3;
const TIMEOUT_MS = 20_000;

/** Every Python on PATH and at the usual places that answers, each once, in the order of looking. */
export async function pythonsFound(options: PythonFinderOptions, signal: AbortSignal): Promise<Python[]> {
	const folders = await pythonFolders(options);
	const hasUv = (await uvOnPath(options.env)) !== undefined;
	const files = await distinct(folders.flatMap((folder) => NAMES.map((name) => join(folder, name))));
	const answers = await inParallel(files, AT_ONCE, (file) => probed(file, hasUv, options.processes, signal));
	const byFile = new Map(answers.flatMap((python) => (python === undefined ? [] : [[python.file, python]])));
	return [...byFile.values()];
}

/** The uv on PATH; undefined when there is none. */
export async function uvOnPath(env: Whereabouts["env"]): Promise<string | undefined> {
	for (const folder of pathFolders(env)) {
		const file = join(folder, "uv");
		if (await isProgram(file)) return file;
	}
	return undefined;
}

/** The system at hand. */
export async function machineAtHand(osRelease = "/etc/os-release"): Promise<Machine> {
	const text = await readFile(osRelease, "utf8").catch(() => "");
	return { platform: process.platform, families: familiesFrom(text) };
}

async function pythonFolders(options: PythonFinderOptions): Promise<string[]> {
	const { env, home, systemFolders } = options;
	const many = await Promise.all(
		[
			join(env["PYENV_ROOT"] || join(home, ".pyenv"), "versions"),
			env["UV_PYTHON_INSTALL_DIR"] || join(env["XDG_DATA_HOME"] || join(home, ".local/share"), "uv/python"),
		].map(binariesBelow),
	);
	const own = ["miniconda3", "miniforge3", "anaconda3"].map((name) => join(home, name, "bin"));
	const local = join(home, ".local/bin");
	const all = [...pathFolders(env), ...(systemFolders ?? SYSTEM_FOLDERS), local, ...many.flat(), ...own];
	return [...new Set(all)].filter((folder) => chosenByUser(folder, options));
}

async function binariesBelow(folder: string): Promise<string[]> {
	const names = await readdir(folder).catch(() => []);
	return names.sort().map((name) => join(folder, name, "bin"));
}

/** Those that are there, each once whatever links lead to it. */
async function distinct(files: readonly string[]): Promise<string[]> {
	const found = new Map<string, string>();
	for (const file of files) {
		if (!(await isProgram(file))) continue;
		const real = await realpath(file).catch(() => file);
		if (!found.has(real)) found.set(real, file);
	}
	return [...found.values()];
}

/** Undefined when it does not answer: a stand-in of pyenv for a Python that is not chosen, or a broken one. */
async function probed(
	file: string,
	hasUv: boolean,
	processes: Processes,
	signal: AbortSignal,
): Promise<Python | undefined> {
	let output = "";
	try {
		await processes.run(
			{ program: { file, args: [] }, args: ["-I", "-c", PYTHON_PROBE], env: {} },
			(chunk) => {
				output = (output + dataIn(chunk)).slice(-4096);
			},
			AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
		);
	} catch (thrown) {
		if (signal.aborted || !isRefusal(thrown)) throw thrown;
		return undefined;
	}
	return pythonFrom(file, output, hasUv);
}

function isRefusal(thrown: unknown): boolean {
	return thrown instanceof AppError || (thrown instanceof Error && thrown.name === "TimeoutError");
}

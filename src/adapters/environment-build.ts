import { readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { InstallPhase, InstallProgress } from "../install/installer.ts";
import { installFault } from "../install/pip-faults.ts";
import {
	afterLine,
	afterUnpacked,
	atPhase,
	FIRST_PROGRESS,
	type PipProgress,
} from "../install/pip-progress.ts";
import { printedVersion } from "../install/printed-version.ts";
import { minorOf, type Python } from "../install/python.ts";
import { recipeFor } from "../install/recipes.ts";
import { createLineReader } from "../pcluster/segments.ts";
import { AppError } from "../ports/errors.ts";
import type { Processes, Program } from "../ports/machine.ts";
import { dataIn } from "../text/plain.ts";
import type { Building } from "./install-folder.ts";
import { faultIn } from "./pcluster-faults.ts";

export interface BuildOrder {
	readonly version: string;
	readonly python: Python;
	/** The uv that makes the environment where this Python cannot. */
	readonly uv: string | undefined;
	readonly building: Building;
	/** Where the environment will lie in the end. */
	readonly final: string;
}

type OnProgress = (news: InstallProgress) => void;

/** How often the packages in their places are counted. */
const COUNT_EVERY_MS = 400;
/** What is kept of the output to find the fault in. */
const KEPT = 128 * 1024;

/**
 * Makes the environment in `building.made`, whole, tried, and with scripts that fit its final place. pip has no word
 * for how far it is with unpacking: the packages that have arrived are counted instead.
 */
export async function buildEnvironment(
	order: BuildOrder,
	processes: Processes,
	onProgress: OnProgress,
	signal: AbortSignal,
): Promise<void> {
	const { version, building } = order;
	const recipe = recipeFor(version);
	let progress: PipProgress = FIRST_PROGRESS;
	const tell = (next: PipProgress, line: string | undefined) => {
		const news = line !== undefined || next.fraction !== progress.fraction || next.phase !== progress.phase;
		progress = next;
		if (news) onProgress({ phase: next.phase, fraction: next.fraction, line });
	};
	const run = (phase: InstallPhase, { file, args: first }: Program, args: readonly string[]) => {
		tell(atPhase(progress, phase), undefined);
		const env = PRIVATE[phase](building.temporary);
		// uv takes settings from the folder it is started in.
		const command = { program: { file, args: [...first] }, args, env, cwd: building.temporary };
		const onLine = (line: string) => tell(afterLine(progress, line, recipe), line);
		return runToEnd(version, processes, command, onLine, signal);
	};
	const done = async (phase: InstallPhase, program: Program, args: readonly string[]) => {
		const { code, output } = await run(phase, program, args);
		if (code !== 0) throw installFault(version, output, `it ended with ${code ?? "a signal"}`);
	};
	await done("environment", ...environmentCommand(order));
	const python: Program = { file: join(building.made, "bin", "python"), args: ["-I", "-u"] };
	const counter = setInterval(() => {
		if (progress.phase !== "unpack") return;
		void packagesIn(order).then((count) => tell(afterUnpacked(progress, count), undefined));
	}, COUNT_EVERY_MS);
	try {
		const what = [...recipe.beside, `aws-parallelcluster==${version}`];
		await done("download", python, ["-m", "pip", "install", "--progress-bar", "off", ...what]);
	} finally {
		clearInterval(counter);
	}
	const answer = await run("check", python, [join(building.made, "bin", "pcluster"), "version"]);
	if (answer.code !== 0 || printedVersion(answer.output) !== version)
		throw brokenFault(version, answer.output);
	await moveScripts(building.made, order.final);
	await rm(building.temporary, { recursive: true, force: true });
	tell({ ...progress, fraction: 1 }, undefined);
}

/** uv only where Python itself cannot: it knows nothing of pip's settings, such as a company's mirror. */
function environmentCommand({ python, uv, building }: BuildOrder): [Program, string[]] {
	if (uv !== undefined) {
		const args = ["venv", "--seed", "--python", python.file, building.made];
		return [{ file: uv, args: [] }, args];
	}
	return [{ file: python.file, args: ["-I", "-u"] }, ["-m", "venv", building.made]];
}

const OF_PIP = (temporary: string) => ({ TMPDIR: temporary });

/** Temporary files and caches stay on the same disk and go with the building; so does the log of the trial. */
const PRIVATE: Record<InstallPhase, (temporary: string) => Record<string, string>> = {
	environment: (temporary) => ({
		TMPDIR: temporary,
		UV_CACHE_DIR: join(temporary, "uv"),
		UV_PYTHON_DOWNLOADS: "never",
	}),
	download: OF_PIP,
	unpack: OF_PIP,
	check: (temporary) => ({ TMPDIR: temporary, HOME: temporary }),
};

/** Its whole output (the end of it when it is long); rejects when it cannot be started. */
async function runToEnd(
	version: string,
	processes: Processes,
	command: Parameters<Processes["run"]>[0],
	onLine: (line: string) => void,
	signal: AbortSignal,
): Promise<{ code: number | undefined; output: string }> {
	let output = "";
	const lines = createLineReader(onLine);
	const exit = await processes
		.run(
			command,
			(chunk) => {
				output = (output + dataIn(chunk)).slice(-KEPT);
				lines.push(chunk);
			},
			signal,
		)
		.catch((thrown: unknown) => {
			throw startFault(version, thrown);
		});
	lines.end();
	return { code: exit.code, output };
}

/** The words for a pcluster that cannot be started do not fit a Python. */
function startFault(version: string, thrown: unknown): unknown {
	if (!(thrown instanceof AppError)) return thrown;
	return new AppError(
		"install-failed",
		`ParallelCluster ${version} could not be installed: ${thrown.message}`,
		{
			hint: "Nothing was left behind. Install a complete Python, then try again.",
			cause: thrown,
		},
	);
}

function brokenFault(version: string, answer: string): AppError {
	const { cause } = faultIn(answer, "pip");
	return new AppError(
		"install-failed",
		`ParallelCluster ${version} was fetched, but does not run. ${cause}`,
		{
			hint: "Nothing was left behind. Install another version.",
		},
	);
}

async function packagesIn({ python, building }: BuildOrder): Promise<number> {
	const folder = join(building.made, "lib", `python${minorOf(python.version)}`, "site-packages");
	const names = await readdir(folder).catch(() => []);
	return names.filter((name) => name.endsWith(".dist-info")).length;
}

/** Scripts name their environment in full; the rename that follows would break them. */
async function moveScripts(from: string, to: string): Promise<void> {
	const bin = join(from, "bin");
	const scripts = await readdir(bin, { withFileTypes: true });
	const files = scripts.filter((entry) => entry.isFile()).map((entry) => join(bin, entry.name));
	for (const path of [...files, join(from, "pyvenv.cfg")]) {
		const text = movedScript(await readFile(path, "utf8"), from, to);
		if (text !== undefined) await writeFile(path, text);
	}
}

/**
 * The text of a script of an environment that is about to be moved `from` one folder `to` another: its first line
 * names the environment's own Python in full. Undefined when it need not change, or is no text.
 */
export function movedScript(text: string, from: string, to: string): string | undefined {
	if (text.includes("\u0000") || !text.includes(from)) return undefined;
	return text.replaceAll(from, () => to);
}

import { execFile } from "node:child_process";
import { readdir } from "node:fs/promises";
import { homedir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

const run = promisify(execFile);

/** A Python that can make virtual environments. */
export interface Interpreter {
	readonly file: string;
	/** Major and minor version, e.g. 3.11. */
	readonly version: string;
}

const PROBE = "import sys, venv, ensurepip; print('%d.%d' % sys.version_info[:2])";
const MINORS = Array.from({ length: 9 }, (_, index) => 6 + index);

/** Every working Python on PATH and below ~/.pyenv, one of each version. */
export async function findInterpreters(): Promise<Interpreter[]> {
	const files = [...MINORS.map((minor) => `python3.${minor}`), "python3", ...(await pyenvFiles())];
	const found = await Promise.all(files.map(probed));
	const byVersion = new Map<string, Interpreter>();
	for (const interpreter of found) {
		if (interpreter !== undefined && !byVersion.has(interpreter.version)) {
			byVersion.set(interpreter.version, interpreter);
		}
	}
	return [...byVersion.values()];
}

async function pyenvFiles(): Promise<string[]> {
	const versions = join(homedir(), ".pyenv", "versions");
	const names = await readdir(versions).catch(() => []);
	return names.map((name) => join(versions, name, "bin", "python"));
}

/** Undefined when it is not there, or is a wrapper around nothing, or lacks venv. */
async function probed(file: string): Promise<Interpreter | undefined> {
	try {
		const { stdout } = await run(file, ["-c", PROBE], { timeout: 20_000 });
		const version = stdout.trim();
		return version.startsWith("3.") ? { file, version } : undefined;
	} catch {
		return undefined;
	}
}

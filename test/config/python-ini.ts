import { spawnSync } from "node:child_process";
import { existsSync, readdirSync } from "node:fs";
import { homedir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** What Python's ConfigParser says: the values (null: it stops at a `%`), or the line it refuses. */
export type PythonReading =
	| { readonly sections: Readonly<Record<string, Readonly<Record<string, string | null>>>> }
	| { readonly line: number };

export interface PythonCase {
	readonly text: string;
	readonly inline: boolean;
}

/** A Python 3 of this machine and its version, as `3.11`. */
export interface Python {
	readonly path: string;
	readonly version: string;
}

function pythonAt(path: string): Python[] {
	const code = "import configparser, sys; print('%d.%d' % sys.version_info[:2])";
	const run = spawnSync(path, ["-c", code], { encoding: "utf8" });
	return run.status === 0 && run.stdout.startsWith("3.") ? [{ path, version: run.stdout.trim() }] : [];
}

/**
 * The Pythons at hand: the one on PATH, and those that pyenv keeps. The oldest and the newest, between which the
 * parser changed (3.10); with FIRSTLIGHT_FILES one of each version.
 */
export function pythons(): Python[] {
	const kept = join(homedir(), ".pyenv", "versions");
	const versions = existsSync(kept) ? readdirSync(kept) : [];
	const found = ["python3", ...versions.map((name) => join(kept, name, "bin", "python3"))].flatMap(pythonAt);
	if (found.length === 0) {
		console.log("python3 was not found: the config is not compared with Python's ConfigParser.");
	}
	const minor = ({ version }: Python) => Number(version.slice(2));
	const each = [...new Map(found.map((python) => [python.version, python])).values()].sort(
		(a, b) => minor(a) - minor(b),
	);
	return process.env["FIRSTLIGHT_FILES"] ? each : each.filter((_, at) => at === 0 || at === each.length - 1);
}

/** All cases in one Python process. */
export function readByPython(python: Python, cases: readonly PythonCase[]): PythonReading[] {
	const script = fileURLToPath(new URL("read-ini.py", import.meta.url));
	const input = JSON.stringify(cases);
	const run = spawnSync(python.path, [script], { input, encoding: "utf8", maxBuffer: 1024 * 1024 * 1024 });
	if (run.status !== 0) throw new Error(`${python.path} failed: ${run.stderr}`);
	return JSON.parse(run.stdout) as PythonReading[];
}

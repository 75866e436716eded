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

const minorOf = (version: string) => Number(version.split(".")[1]);

/** The oldest and the newest, between which the parser changed (3.10); with FIRSTLIGHT_FILES all. */
function ofInterest<T>(found: readonly T[], version: (one: T) => string): T[] {
	const sorted = found.toSorted((a, b) => minorOf(version(a)) - minorOf(version(b)));
	return process.env["FIRSTLIGHT_FILES"]
		? sorted
		: sorted.filter((_, at) => at === 0 || at === sorted.length - 1);
}

/** The Pythons at hand, one of each version: the one on PATH, and those that pyenv keeps in folders such as `3.11.7`. */
export function pythons(): Python[] {
	const kept = join(homedir(), ".pyenv", "versions");
	const names = existsSync(kept) ? readdirSync(kept).filter((name) => /^3\.\d+\.\d+$/.test(name)) : [];
	const asked = ofInterest(names, (name) => name).map((name) => join(kept, name, "bin", "python3"));
	const found = ["python3", ...asked].flatMap(pythonAt);
	if (found.length === 0) {
		console.log("python3 was not found: the config is not compared with Python's ConfigParser.");
	}
	const each = new Map(found.map((python) => [python.version, python]));
	return ofInterest([...each.values()], ({ version }) => version);
}

/** All cases in one Python process. */
export function readByPython(python: Python, cases: readonly PythonCase[]): PythonReading[] {
	const script = fileURLToPath(new URL("read-ini.py", import.meta.url));
	const input = JSON.stringify(cases);
	const run = spawnSync(python.path, [script], { input, encoding: "utf8", maxBuffer: 1024 * 1024 * 1024 });
	if (run.status !== 0) throw new Error(`${python.path} failed: ${run.stderr}`);
	return JSON.parse(run.stdout) as PythonReading[];
}

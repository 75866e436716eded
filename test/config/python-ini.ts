import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";

/** What Python's ConfigParser says: the values (null: it stops at a `%`), or the line it refuses. */
export type PythonReading =
	| { readonly sections: Readonly<Record<string, Readonly<Record<string, string | null>>>> }
	| { readonly line: number };

export interface PythonCase {
	readonly text: string;
	readonly inline: boolean;
}

/** False on a machine without Python 3; the comparisons with it are then left out. */
export function hasPython(): boolean {
	const found = spawnSync("python3", ["-c", "import configparser"]).status === 0;
	if (!found) console.log("python3 was not found: the config is not compared with Python's ConfigParser.");
	return found;
}

/** All cases in one Python process. */
export function readByPython(cases: readonly PythonCase[]): PythonReading[] {
	const script = fileURLToPath(new URL("read-ini.py", import.meta.url));
	const input = JSON.stringify(cases);
	const run = spawnSync("python3", [script], { input, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
	if (run.status !== 0) throw new Error(`python3 failed: ${run.stderr}`);
	return JSON.parse(run.stdout) as PythonReading[];
}

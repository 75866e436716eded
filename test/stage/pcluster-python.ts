import { spawnSync } from "node:child_process";
import { join } from "node:path";
import type { Environment } from "./environments.ts";

/** Gives `input` to one of the stage's scripts, run by the Python that holds that pcluster; its answer. */
export function askPython(environment: Environment, script: string, input: unknown): unknown {
	if (!environment.available) throw new Error(environment.reason);
	const run = spawnSync(environment.python, [join(import.meta.dirname, "aws", script)], {
		input: JSON.stringify(input),
		encoding: "utf8",
		maxBuffer: 256 * 1024 * 1024,
	});
	if (run.status !== 0) throw new Error(run.stderr);
	return JSON.parse(run.stdout);
}

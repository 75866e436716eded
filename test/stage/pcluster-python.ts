import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { text } from "node:stream/consumers";
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

/** The same of a script that asks the emulated AWS, which this process must go on listening to meanwhile. */
export async function askPythonOnStage(
	environment: Environment,
	script: string,
	input: unknown,
	env: Readonly<Record<string, string>>,
): Promise<unknown> {
	if (!environment.available) throw new Error(environment.reason);
	const run = spawn(environment.python, [join(import.meta.dirname, "aws", script)], { env });
	run.stdin.end(JSON.stringify(input));
	const [said, complained, [code]] = await Promise.all([
		text(run.stdout),
		text(run.stderr),
		once(run, "close"),
	]);
	if (code !== 0) throw new Error(complained);
	return JSON.parse(said);
}

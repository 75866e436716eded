import type { Invocation } from "../pcluster/dialect.ts";
import { shellWord } from "../text/shell-word.ts";
import type { Engine } from "./engine.ts";

/** One run of pcluster as one would type it into a shell. */
export function commandLine(
	{ program, awsProfile }: Pick<Engine, "program" | "awsProfile">,
	{ args, env }: Invocation,
): string {
	const settings = Object.entries({ AWS_PROFILE: awsProfile, ...env }).flatMap(([name, value]) =>
		value === undefined ? [] : [`${name}=${shellWord(value)}`],
	);
	return [...settings, ...[program.file, ...program.args, ...args].map(shellWord)].join(" ");
}

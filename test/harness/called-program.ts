import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";

/** What came of a program without a terminal. */
export interface Ended {
	/** Null where a signal has ended it. */
	readonly code: number | null;
	/** What stands on standard output. */
	readonly said: string;
	/** What stands on standard error. */
	readonly noted: string;
}

interface Place {
	readonly env: NodeJS.ProcessEnv;
	readonly cwd?: string;
	/** What it reads; nothing when left out. */
	readonly input?: string;
}

/** Calls the program at that path without a terminal; resolves once it has ended. Rejects where it cannot be started. */
export async function calledProgram(
	path: string,
	args: readonly string[],
	{ env, cwd, input }: Place,
): Promise<Ended> {
	const child = spawn(process.execPath, [path, ...args], { env, cwd });
	child.stdin.end(input);
	const [said, noted, code] = await Promise.all([
		text(child.stdout),
		text(child.stderr),
		new Promise<number | null>((resolve, reject) => {
			child.once("error", reject);
			child.once("close", resolve);
		}),
	]);
	return { code, said, noted };
}

import { spawn } from "node:child_process";
import type { Readable } from "node:stream";

/** Looks every few seconds whether the process of that number still runs, and ends with it. */
const UNTIL_IT_ENDS = 'while kill -0 "$0" 2>/dev/null; do sleep 3; done';

/**
 * Keeps the reading ends of a program's pipes open although this process is killed: the program can go on writing,
 * up to what a pipe holds, and comes to its own end. Returns what lets go of them.
 */
export function holdPipes(writer: number, pipes: readonly (Readable | null)[], path: string): () => void {
	// By their numbers: Node stops to read from a stream that it hands to a child as such.
	const ends = pipes.flatMap((pipe) => fileNumber(pipe) ?? []);
	const holder = spawn("sh", ["-c", UNTIL_IT_ENDS, String(writer)], {
		detached: true,
		stdio: ["ignore", "ignore", "ignore", ...ends],
		env: { PATH: path },
	});
	holder.on("error", () => {});
	holder.unref();
	return () => void holder.kill("SIGKILL");
}

function fileNumber(pipe: Readable | null): number | undefined {
	const { _handle } = (pipe ?? {}) as { readonly _handle?: { readonly fd?: number } };
	return _handle?.fd !== undefined && _handle.fd >= 0 ? _handle.fd : undefined;
}

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { spawn } from "@lydell/node-pty";

/** A program on a terminal that is left once it has shown all that was waited for. */
export interface TerminalRun {
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string>>;
	/** All of these must have been shown. */
	readonly shows: readonly string[];
	/** Milliseconds that it then goes on before Ctrl-C. */
	readonly staysMs: number;
}

export interface Ran {
	/** Milliseconds until all was shown. */
	readonly ms: number;
	/** The most memory that it had by then, and until its end, MiB; NaN where the system does not tell. */
	readonly shownMiB: number;
	readonly endMiB: number;
}

const MOST_MS = 60_000;

/** Runs it once; rejects when it ends, or a minute goes by, before all was shown. */
export function ranOnTerminal({ args, env, shows, staysMs }: TerminalRun): Promise<Ran> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const program = spawn(process.execPath, [...args], {
			cols: 100,
			rows: 40,
			env: { PATH: process.env["PATH"] ?? "", TERM: "xterm-256color", ...env },
		});
		let output = "";
		let seen: { ms: number; shownMiB: number } | undefined;
		let endMiB = Number.NaN;
		const late = setTimeout(() => program.kill("SIGKILL"), MOST_MS);
		const watch = setInterval(() => {
			endMiB = peakMiB(program.pid) ?? endMiB;
		}, 5);
		program.onData((data) => {
			output += data;
			if (seen !== undefined || !shows.every((text) => output.includes(text))) return;
			seen = { ms: performance.now() - began, shownMiB: peakMiB(program.pid) ?? Number.NaN };
			// Ctrl-C ends it in its own way, so that what it keeps for the next start is written.
			setTimeout(() => program.write("\u0003"), staysMs);
		});
		program.onExit(() => {
			clearTimeout(late);
			clearInterval(watch);
			if (seen === undefined) reject(new Error(`never saw ${shows.join(", ")}: ${output}`));
			else resolve({ ...seen, endMiB: Math.max(endMiB, seen.shownMiB) || seen.shownMiB });
		});
	});
}

/** Undefined once it has ended. */
function peakMiB(pid: number): number | undefined {
	try {
		const peak = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
		return peak === undefined ? undefined : Number(peak) / 1024;
	} catch {
		return undefined;
	}
}

import { closeSync, mkdirSync, openSync, readdirSync, rmSync, writeSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Log } from "../ports.ts";

/** The log of this session; besides notes it takes the whole output of pcluster. */
export interface SessionLog extends Log {
	/** Appends as it is. Written before it returns, so a sudden end loses nothing and a flood cannot pile up. */
	append(output: string | Uint8Array): void;
}

const KEPT = 10;
const NAME = /^firstlight-.*\.log$/;

/**
 * The session's log: a file of its own in `folder`, or the one that `--log` names. Made at the first line with mode
 * 0600; then all but the newest ten in `folder` are removed. Where it cannot be written it stays silent.
 */
export function openLog(folder: string, options: { flag?: string | undefined; now?: Date } = {}): SessionLog {
	const now = options.now ?? new Date();
	const path = options.flag ?? join(folder, `firstlight-${stamp(now)}-${process.pid}.log`);
	let descriptor: number | undefined;
	let broken = false;
	let lineOpen = false;

	const append = (output: string | Uint8Array) => {
		if (broken || output.length === 0) return;
		try {
			descriptor ??= open(path, options.flag === undefined ? folder : undefined);
			const bytes = typeof output === "string" ? Buffer.from(output) : output;
			writeWhole(descriptor, bytes);
			lineOpen = bytes.at(-1) !== 10;
		} catch {
			broken = true;
			if (descriptor !== undefined) close(descriptor);
		}
	};
	return {
		path,
		append,
		note(line, detail) {
			const below = detail === undefined ? "" : `${indented(described(detail))}\n`;
			append(`${lineOpen ? "\n" : ""}${new Date().toISOString()} ${line}\n${below}`);
		},
	};
}

function open(path: string, pruned: string | undefined): number {
	mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
	const descriptor = openSync(path, "a", 0o600);
	if (pruned !== undefined) prune(pruned);
	return descriptor;
}

/** A write to a full disk or a pipe may take only a part. */
function writeWhole(descriptor: number, bytes: Uint8Array): void {
	for (let done = 0; done < bytes.length; ) done += writeSync(descriptor, bytes, done);
}

function close(descriptor: number): void {
	try {
		closeSync(descriptor);
	} catch {
		// Nothing is left to be done with it.
	}
}

function prune(folder: string): void {
	try {
		const logs = readdirSync(folder).filter((name) => NAME.test(name));
		for (const name of logs.sort().slice(0, -KEPT)) rmSync(join(folder, name), { force: true });
	} catch {
		// Old logs that stay do no harm.
	}
}

/** Sorts by time as text, and is legal in a file's name everywhere. */
function stamp(now: Date): string {
	return now.toISOString().replace(/[:.]/g, "-");
}

/** Only what errors say of themselves: requests and answers that hang on them may hold secrets. */
function described(detail: unknown): string {
	if (!(detail instanceof Error)) return typeof detail === "string" ? detail : inspectSafely(detail);
	const cause = detail.cause === undefined ? "" : `\ncaused by: ${described(detail.cause)}`;
	return `${detail.stack ?? String(detail)}${cause}`;
}

function inspectSafely(detail: unknown): string {
	try {
		return JSON.stringify(detail) ?? String(detail);
	} catch {
		return String(detail);
	}
}

function indented(text: string): string {
	return text.replace(/^/gm, "    ");
}

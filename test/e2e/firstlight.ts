import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inject, onTestFinished } from "vitest";
import { removeHome } from "../harness/remove-home.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { LEFT } from "./compiled.ts";

/** A home folder with nothing in it but what makes a start faster, see LEFT; gone after the test. */
export function newHome(): string {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-e2e-"));
	onTestFinished(() => removeHome(folder));
	const before = inject("homeBefore");
	if (before !== undefined)
		for (const path of LEFT) cpSync(join(before, path), join(folder, path), { recursive: true });
	return folder;
}

interface Options {
	readonly home: string;
	readonly args?: readonly string[];
	readonly env?: Readonly<Record<string, string>>;
	/** The home folder when left out. */
	readonly cwd?: string;
	readonly cols?: number;
	readonly rows?: number;
}

/** Starts the program on a terminal of 80 by 24, or as told. */
export function firstlight({ home, args = [], env = {}, ...size }: Options): RunningProgram {
	const program = startProgram({
		file: process.execPath,
		args: [PROGRAM, ...args],
		env: { ...bareEnvironment(home), ...env },
		cwd: home,
		...size,
	});
	onTestFinished(() => program.dispose());
	return program;
}

/** The demo of either version, hurried so that a cluster takes a second. */
export function demo(options: Options & { readonly major?: 2 | 3 }): RunningProgram {
	return firstlight({
		...options,
		args: ["--demo", String(options.major ?? 2), ...(options.args ?? [])],
		env: { FIRSTLIGHT_DEMO_SPEED: "20", ...options.env },
	});
}

/** What the program put on the clipboard first: as it was sent, and as it reads. */
export function firstCopied(program: RunningProgram): { readonly encoded: string; readonly text: string } {
	const encoded = /\]52;c;([A-Za-z0-9+/=]+)/.exec(program.output())?.[1] ?? "";
	return { encoded, text: Buffer.from(encoded, "base64").toString("utf8") };
}

/** Puts an executable of this text into `folder`. */
export function putProgram(folder: string, name: string, text: string): string {
	mkdirSync(folder, { recursive: true });
	const path = join(folder, name);
	writeFileSync(path, text, { mode: 0o755 });
	return path;
}

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type RunningProgram, SANE_TERMINAL, startProgram } from "./terminal.ts";

const folder = mkdtempSync(join(tmpdir(), "firstlight-pty-"));
const script = join(folder, "hand-over.mjs");
const started: RunningProgram[] = [];

beforeAll(async () => {
	await build({
		entryPoints: [join(import.meta.dirname, "../fixtures/screens/hand-over.tsx")],
		outfile: script,
		bundle: true,
		platform: "node",
		format: "esm",
		jsx: "automatic",
		// Never reached: Ink asks for it only when DEV is set.
		alias: { "react-devtools-core": "node:util" },
		define: { "process.env.NODE_ENV": '"production"' },
		banner: { js: 'import{createRequire as make}from"module";const require=make(import.meta.url);' },
		logLevel: "error",
	});
});

afterEach(async () => {
	await Promise.all(started.splice(0).map((program) => program.dispose()));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** The screen, which hands its terminal to a shell that does `commands`. */
function screenOver(commands: string): RunningProgram {
	const program = startProgram({
		file: process.execPath,
		args: [script, join(folder, "log"), "/bin/sh", "-c", commands],
		env: { PATH: process.env["PATH"] ?? "", LANG: "C.UTF-8" },
	});
	started.push(program);
	return program;
}

function expectWhole(program: RunningProgram, visits: number, heard: string): void {
	const rows = program.screen();
	expect(rows.slice(0, 3)).toEqual(["first row", `visits ${visits}`, `heard ${heard}.`]);
	expect(rows.slice(3, -1).join("")).toBe("");
	expect(rows.at(-1)).toBe("last row");
}

async function expectSaneEnd(program: RunningProgram): Promise<void> {
	program.press("q");
	expect((await program.exit()).code).toBe(0);
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
}

test("what was typed at the other program is not heard afterwards, and spoils no row", async () => {
	const program = screenOver("echo inside; read -r line; echo bye");
	await program.waitFor("last row");
	for (const visit of [1, 2]) {
		program.press("g");
		await program.waitFor("inside");
		program.send(`go\nqqq\n${"typed ahead ".repeat(30)}\n\u001b[A\u001b[Bunfinished`);
		await program.waitFor(`visits ${visit}`);
		expectWhole(program, visit, "");
	}
	program.press("x");
	await program.waitFor("heard <x>.");
	expectWhole(program, 2, "<x>");
	await expectSaneEnd(program);
});

/** What broken sessions leave switched on. */
const LEFT_ON = [
	["the mouse", "\\033[?9h\\033[?1000h\\033[?1002h\\033[?1003h\\033[?1006h\\033[?1015h"],
	["focus events and marks around a paste", "\\033[?1004h\\033[?2004h"],
	["keys of an application", "\\033[?1h\\033="],
	["no wrapping, writing in between", "\\033[?7l\\033[4h"],
	["a hidden cursor, colours, a link", "\\033[?25l\\033[1;5;7;31;44m\\033]8;;http://example.org\\033\\\\"],
	["a scroll region", "\\033[5;10r\\033[?6h"],
	["line drawing letters", "\\033(0\\033)0\\016"],
	["the other screen", "\\033[?1049h\\033[?47h\\033[2J"],
] as const;

const SEQUENCES = [
	[LEFT_ON.map(([what]) => what).join(", "), LEFT_ON.map(([, sequence]) => sequence).join("")],
	["an update without end", "\\033[?2026h"],
	["half a sequence", "\\033[38;5"],
	["half a title", "\\033]0;half"],
	["the cursor in the middle of a row", "no line end"],
] as const;

test("what other programs leave on is switched off", async () => {
	const next = join(folder, "next");
	const program = screenOver(`printf "$(cat ${next})"`);
	await program.waitFor("last row");
	for (const [index, [what, sequence]] of SEQUENCES.entries()) {
		writeFileSync(next, sequence);
		program.press("g");
		await program.waitFor(`visits ${index + 1}`);
		expectWhole(program, index + 1, "");
		expect(program.modes(), what).toEqual({
			...SANE_TERMINAL.modes,
			alternateScreen: true,
			cursorVisible: false,
			bracketedPaste: true,
		});
	}
	await expectSaneEnd(program);
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { type RunningProgram, SANE_TERMINAL, startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { demo, firstlight, newHome, putProgram } from "./firstlight.ts";

async function expectSane(program: RunningProgram): Promise<void> {
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await program.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);
}

/** Says its number and then minds neither Ctrl-C nor being told to end. */
const DEAF = `#!/bin/sh
trap '' INT TERM
echo $$ > "$HOME/number"
while :; do sleep 1; done
`;

describe("leaving while pcluster does not answer", () => {
	test.each([
		["q", (program: RunningProgram) => program.press("q"), 0],
		["Ctrl-C", (program: RunningProgram) => program.press("ctrl-c"), 0],
		["SIGTERM", (program: RunningProgram) => void process.kill(program.pid, "SIGTERM"), 143],
		["a closed window", (program: RunningProgram) => void process.kill(program.pid, "SIGHUP"), 129],
	])("by %s gives the terminal back, and pcluster does not outlive it", async (_, leave, code) => {
		const home = newHome();
		const pcluster = putProgram(join(home, "bin"), "pcluster", DEAF);
		const program = firstlight({ home, args: ["--pcluster", pcluster] });
		await program.waitFor(/none found on this machine/);
		await vi.waitUntil(() => numberIn(home) !== undefined, { timeout: 60_000 });
		leave(program);
		expect(await program.exit()).toEqual({ code, signal: undefined });
		await expectSane(program);
		expect(() => process.kill(numberIn(home) ?? 0, 0)).toThrow("ESRCH");
	});
});

/** firstlight as a job of an interactive shell, as people have it. */
function inShell(home: string): RunningProgram {
	const program = startProgram({
		file: "/bin/bash",
		args: ["--norc", "-i"],
		env: { ...bareEnvironment(home), PS1: "shell$ ", FIRSTLIGHT_DEMO_SPEED: "20" },
		cwd: home,
	});
	shells.push(program);
	return program;
}

const shells: RunningProgram[] = [];
afterEach(async () => {
	for (const shell of shells.splice(0)) await shell.dispose();
});

describe("stopping for a while", () => {
	test("by Ctrl-Z, a signal or force gives the terminal back to the shell, and fg draws the screen anew", async () => {
		const home = newHome();
		const shell = inShell(home);
		await shell.waitFor("shell$");
		shell.send(`sh -c 'echo $$ > number; exec ${process.execPath} ${PROGRAM} --demo 2'\r`);
		await shell.waitFor("enter set up a cluster");
		shell.press("ctrl-z");
		await shell.waitFor(/Stopped[\s\S]*shell\$ *$/m);
		expect(shell.modes()).toMatchObject({ alternateScreen: false, cursorVisible: true, mouse: false });
		shell.send("stty -a | tr ' ;' '\\n\\n' | grep -x -e icanon -e echo\r");
		await shell.waitFor(/^icanon\n(.*\n)*echo$|^echo\n(.*\n)*icanon$/m);
		const goOn = async () => {
			// Nothing that was there before is taken for new; by force it could not leave its screen.
			shell.send("clear; echo cleared\r");
			await shell.waitFor(/^cleared\nshell\$ *$/m);
			shell.send("fg\r");
			await shell.waitFor("enter set up a cluster");
			expect(shell.modes().alternateScreen).toBe(true);
		};
		for (const signal of ["SIGTSTP", "SIGSTOP"] as const) {
			await goOn();
			process.kill(numberIn(home) ?? 0, signal);
			await shell.waitFor(/Stopped/);
			expect(shell.modes().alternateScreen).toBe(signal === "SIGSTOP");
		}
		await goOn();
		shell.press("q");
		await shell.waitFor(/^shell\$ *$/m);
		shell.send("echo code $?\r");
		await shell.waitFor("code 0");
		expect(shell.modes().alternateScreen).toBe(false);
	});

	test("where no shell could bring it back it goes on at once; SIGUSR1 opens no debugger, SIGQUIT leaves", async () => {
		const program = demo({ home: newHome() });
		await program.waitFor("enter set up a cluster");
		process.kill(program.pid, "SIGUSR1");
		program.press("ctrl-z");
		await program.waitFor(() => program.output().split("\u001b[?1049h").length === 3);
		program.press("enter");
		await program.waitFor("In which AWS region");
		expect(program.output()).not.toMatch(/debugger/i);
		process.kill(program.pid, "SIGQUIT");
		expect((await program.exit()).code).toBe(131);
		await expectSane(program);
	});
});

/** What a shell line says on both streams, and its exit code; `$FIRSTLIGHT` runs the program. */
async function shellLine(line: string, home = newHome()): Promise<{ said: string; code: number | null }> {
	const env = { ...bareEnvironment(home), FIRSTLIGHT: `${process.execPath} ${PROGRAM}` };
	const child = spawn("bash", ["-c", line], { env, cwd: home, stdio: ["ignore", "pipe", "pipe"] });
	let said = "";
	for (const stream of [child.stdout, child.stderr])
		stream.setEncoding("utf8").on("data", (text) => (said += text));
	const [code] = await once(child, "close");
	return { said, code };
}

describe("an output that takes nothing", () => {
	const FULL = "The output could not be written: the disk is full.\n";

	test.each([
		["$FIRSTLIGHT --version > /dev/full", { said: FULL, code: 1 }],
		["$FIRSTLIGHT --help > /dev/full", { said: FULL, code: 1 }],
		["$FIRSTLIGHT pcluster --help > /dev/full", { said: FULL, code: 1 }],
		["$FIRSTLIGHT --version > /dev/full 2> /dev/full", { said: "", code: 1 }],
		["$FIRSTLIGHT --wrong 2> /dev/full", { said: "", code: 2 }],
		["$FIRSTLIGHT --version >&-", { said: "", code: 0 }],
		["$FIRSTLIGHT --help 2>&1 | head -1 > /dev/null", { said: "", code: 0 }],
		[
			"{ $FIRSTLIGHT --help; echo code $? >&2; } | true",
			{ said: expect.stringMatching(/^code [01]\n$/), code: 0 },
		],
	])("%s", async (line, told) => {
		expect(await shellLine(line)).toEqual(told);
	});

	test("a list that nobody gets is no success", async () => {
		const home = newHome();
		putProgram(join(home, ".local/share/firstlight/pcluster/3.16.1/bin"), "pcluster", "");
		expect(await shellLine("$FIRSTLIGHT pcluster list > /dev/full", home)).toEqual({ said: FULL, code: 1 });
	});

	test.each([
		["$FIRSTLIGHT <&-", /this is none/],
		["mkdir gone && cd gone && rmdir ../gone && $FIRSTLIGHT --demo", /has been removed/],
	])("%s: one sentence", async (line, sentence) => {
		const { said, code } = await shellLine(line);
		expect(said).toMatch(sentence);
		expect(said.trim().split("\n")).toHaveLength(1);
		expect(code).toBe(1);
	});
});

function numberIn(home: string): number | undefined {
	try {
		return Number(readFileSync(join(home, "number"), "utf8")) || undefined;
	} catch {
		return undefined;
	}
}

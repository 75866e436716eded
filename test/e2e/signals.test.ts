import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { type RunningProgram, SANE_TERMINAL, startProgram } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { firstlight, newHome, putProgram } from "./firstlight.ts";

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

test("stopped by Ctrl-Z, a signal or force it gives the terminal back to the shell, and fg draws the screen anew", async () => {
	const home = newHome();
	const shell = startProgram({
		file: "/bin/bash",
		args: ["--norc", "-i"],
		env: { ...bareEnvironment(home), PS1: "shell$ ", FIRSTLIGHT_DEMO_SPEED: "20" },
		cwd: home,
	});
	onTestFinished(() => shell.dispose());
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
		["$FIRSTLIGHT --help > /dev/full", { said: FULL, code: 1 }],
		["$FIRSTLIGHT --version > /dev/full 2> /dev/full", { said: "", code: 1 }],
		["$FIRSTLIGHT --wrong 2> /dev/full", { said: "", code: 2 }],
		["$FIRSTLIGHT --plain --demo > /dev/full", { said: FULL, code: 1 }],
		["$FIRSTLIGHT --version >&-", { said: "", code: 0 }],
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
		["set -o pipefail; $FIRSTLIGHT <&- | sed s/^/drawn:/", /^[^:]* this is none/],
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

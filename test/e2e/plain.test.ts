import { expect, test } from "vitest";
import { calledProgram } from "../harness/called-program.ts";
import type { RunningProgram } from "../pty/terminal.ts";
import { SANE_TERMINAL } from "../pty/terminal.ts";
import { bareEnvironment, PROGRAM } from "./built-program.ts";
import { demo, newHome } from "./firstlight.ts";

// What is asked and told, test/plain/demo-session.test.ts has. Here is what only the built program on a terminal shows.

const WIDE = { cols: 200, rows: 60 };
const ESC = "\u001b";

/** Types a line where `prompt` waits for one. */
async function answer(program: RunningProgram, prompt: string, line: string): Promise<void> {
	await program.waitFor((rows) => {
		const row = rows.findLast((one) => one !== "") ?? "";
		return row.endsWith(":") && row.includes(prompt);
	});
	program.type(`${line}\r`);
}

const NEXT = "What next?";

test("a screen reader is told in lines alone, to a shell on the head node and back; Ctrl-C asks first at a question, and leaves at a menu", async () => {
	const program = demo({ home: newHome(), env: { INK_SCREEN_READER: "true" }, major: 3, ...WIDE });
	await answer(program, NEXT, "n");
	await program.waitFor(/empty line for .*:/);
	program.press("ctrl-c");
	await program.waitFor("The answers so far would be lost.");
	await answer(program, "Type y to leave", "");
	await answer(program, "empty line", "p");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor("lsst in eu-west-2: running", { timeoutMs: 60_000 });
	await answer(program, NEXT, "s");
	await program.waitFor("]$");
	program.type("exit\r");
	await program.waitFor("You are back");
	await answer(program, NEXT, "n");
	await program.waitFor(/quit \(q\)\n.*What next\?/);
	program.press("ctrl-c");
	expect(await program.exit()).toEqual({ code: 0, signal: undefined });
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
	expect(program.transcript().join("\n")).toMatch(/To come back: .*--plain --demo/);
	// Only the shell of the head node may do as it likes.
	const [before = "", after = ""] = program.output().split(/logging in to lsst[\s\S]*You are back/u);
	expect(before + after).not.toContain(ESC);
});

test("TERM=dumb asks in lines; a signal during a creation leaves what goes on, and how to come back", async () => {
	const env = { TERM: "dumb", FIRSTLIGHT_DEMO_SPEED: "5" };
	const program = demo({ home: newHome(), env, ...WIDE });
	await answer(program, NEXT, "f");
	await answer(program, NEXT, "c");
	await answer(program, "Type y to create lsst", "y");
	await program.waitFor(/\d+%/);
	process.kill(program.pid, "SIGTERM");
	expect(await program.exit()).toEqual({ code: 143, signal: undefined });
	const told = program.transcript().join("\n");
	expect(told).toContain("The creation of lsst goes on at AWS without firstlight.");
	expect(told).toMatch(/To come back: .*--plain --demo/);
	expect(program.output()).not.toContain(ESC);
});

test("a pipe is heard line by line, and its end leaves", async () => {
	const home = newHome();
	const input = `${["n", "", "y", ""].join("\n")}\n`;
	const { code, said } = await calledProgram(PROGRAM, ["--demo", "--plain"], {
		...{ env: bareEnvironment(home), cwd: home, input },
	});
	expect(code).toBe(0);
	expect(said).toContain("What next?");
	expect(said).not.toContain("Create the cluster");
});

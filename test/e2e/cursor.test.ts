import stringWidth from "string-width";
import { expect, test } from "vitest";
import { stepById } from "../../src/questions/steps.ts";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, firstCopied, newHome } from "./firstlight.ts";
import { asksWhateverHappens } from "./held-keys.ts";
import { create, FIRST_QUESTION, walkOn, walkTo } from "./walk.ts";

const ESC = "\u001b";

/** Waits until the cursor is shown where this text ends. */
async function cursorBehind(program: RunningProgram, text: string): Promise<void> {
	await program.waitFor((rows) => {
		const cursor = program.cursor();
		const row = cursor && rows[cursor.row];
		return row?.includes(text) === true && endOf(row, text) === cursor?.column;
	});
}

/** The column right of `text` in a row. */
function endOf(row: string, text: string): number {
	return stringWidth(row.slice(0, row.indexOf(text) + text.length));
}

const hidden = (program: RunningProgram) => program.waitFor(() => program.cursor() === undefined);

test("in one session the terminal's cursor stands where something is typed, and nowhere else; y copies, by tmux too; what happens by accident is no yes", async () => {
	const program = demo({ home: newHome(), env: { TMUX: "/tmp/tmux-1000/default,1,0" } });
	await program.waitFor("enter set up a cluster");
	expect(program.cursor()).toBeUndefined();
	await walkTo(program, "region");
	await program.waitFor("› eu-west-2");
	await hidden(program);
	program.press("/");
	await cursorBehind(program, "/ ");
	program.type("東京 eu");
	await cursorBehind(program, "/ 東京 eu");
	program.press("backspace");
	await cursorBehind(program, "/ 東京 e");
	for (const [cols, rows] of [
		[120, 40],
		[60, 20],
		[80, 24],
	] as const) {
		program.resize(cols, rows);
		await program.waitFor((lines) => lines.length === rows && lines.join().includes(FIRST_QUESTION));
		await cursorBehind(program, "/ 東京 e");
	}
	program.resize(36, 10);
	await program.waitFor(/at\s+least 40×12/);
	await hidden(program);
	program.resize(80, 24);
	await cursorBehind(program, "/ 東京 e");
	program.press("esc");
	await hidden(program);

	await walkOn(program, async (question) => {
		if (question !== stepById("name").question) return;
		await cursorBehind(program, "lsst");
		program.press("left", "left");
		await cursorBehind(program, "ls");
		program.press("home");
		program.type("a");
		await cursorBehind(program, " a");
		program.press("ctrl-c");
		await program.waitFor("Press y to");
		await hidden(program);
		program.press("esc");
		await cursorBehind(program, " a");
		// Longer than the field is wide: what is typed stays in sight.
		program.press("end");
		program.type(`${"x".repeat(120)}yz`);
		await cursorBehind(program, "xyz");
		program.press("left");
		await cursorBehind(program, "xy");
		program.press("end", "ctrl-u");
		program.type("lsst");
		await cursorBehind(program, " lsst");
	});

	// To a plain terminal the same goes without tmux's wrapping: the rest of it is a test of the adapter.
	program.press("c");
	await program.waitFor("The command that creates the cluster");
	expect(program.output()).not.toContain("]52;");
	program.press("y");
	await program.waitFor("✓ copied, if your terminal allows it (1 of 2, y copies the next):");
	const { encoded, text } = firstCopied(program);
	expect(text).toMatch(/pcluster\S* create lsst -c \S+ -r eu-west-2$/);
	const sequence = `${ESC}]52;c;${encoded}\u0007`;
	expect(program.output()).toContain(`${sequence}${ESC}Ptmux;${ESC}${sequence}${ESC}\\`);
	expect(program.screen().join("\n")).not.toContain(encoded.slice(0, 20));
	program.press("esc");
	await program.waitFor("enter create");

	program.press("enter");
	await asksWhateverHappens(program, "create lsst");
	program.press("esc");
	await program.waitFor("enter create");
	await create(program);
	await program.waitFor("lsst is ready");
	await hidden(program);
	program.press("s");
	await program.waitFor("]$");
	await program.waitFor(() => program.cursor() !== undefined);
	program.type("exit\r");
	await program.waitFor("You are back");
	await hidden(program);
	program.press("d");
	await program.waitFor("Type lsst:");
	program.type("ls");
	await cursorBehind(program, "Type lsst: ls");
	process.kill(program.pid, "SIGTERM");
	expect((await program.exit()).code).toBe(143);
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
});

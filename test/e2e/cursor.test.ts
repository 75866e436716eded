import stringWidth from "string-width";
import { expect, test } from "vitest";
import { type RunningProgram, SANE_TERMINAL } from "../pty/terminal.ts";
import { demo, newHome } from "./firstlight.ts";
import { create, FIRST_QUESTION, walkTo, walkToReview } from "./walk.ts";

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

test("the terminal's cursor stands where a filter is typed, behind wide letters too, and after each resize", async () => {
	const program = demo({ home: newHome() });
	await program.waitFor("enter set up a cluster");
	expect(program.cursor()).toBeUndefined();
	program.press("enter");
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
});

test("it stands in the field of a form that is the current one, and goes with the terminal's own keys", async () => {
	const program = demo({ home: newHome() });
	await walkTo(program, "name");
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
	process.kill(program.pid, "SIGTERM");
	await program.exit();
	expect(program.modes()).toEqual(SANE_TERMINAL.modes);
});

test("it is hidden on the console, also after a login, and stands in the name that a deletion asks for", async () => {
	const program = demo({ home: newHome() });
	await walkToReview(program);
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
	program.press("esc");
	await hidden(program);
});

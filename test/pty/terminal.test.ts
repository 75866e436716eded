import { afterEach, expect, test } from "vitest";
import { type RunningProgram, SANE_TERMINAL, startProgram } from "./terminal.ts";

const started: RunningProgram[] = [];

function run(script: string, size: { cols?: number; rows?: number } = {}): RunningProgram {
	const program = startProgram({
		file: process.execPath,
		args: ["-e", script],
		env: { PATH: process.env["PATH"] ?? "" },
		...size,
	});
	started.push(program);
	return program;
}

afterEach(async () => {
	await Promise.all(started.splice(0).map((program) => program.dispose()));
});

const ECHO_KEYS = `
	process.stdin.setRawMode(true);
	process.stdin.on('data', (data) => {
		if (data.toString() === 'q') { process.stdin.setRawMode(false); process.exit(3); }
		process.stdout.write('got ' + JSON.stringify(data.toString()) + '\\r\\n');
	});
	process.stdout.write('ready\\r\\n');
`;

test("shows what is visible, sends named keys and reports the exit", async () => {
	const program = run(ECHO_KEYS);
	await program.waitFor("ready");
	program.press("up");
	await program.waitFor('got "\\u001b[A"');
	program.type("é");
	await program.waitFor('got "é"');
	expect(program.keysPressed).toBe(2);
	program.press("q");
	expect(await program.exit()).toEqual({ code: 3, signal: undefined });
	expect(program.screen().slice(0, 3)).toEqual(["ready", 'got "\\u001b[A"', 'got "é"']);
});

test("a sane terminal is told from a spoilt one", async () => {
	const sane = run("console.log('done')");
	await sane.exit();
	expect(sane.modes()).toEqual(SANE_TERMINAL.modes);
	expect(await sane.lineDiscipline()).toEqual(SANE_TERMINAL.lineDiscipline);

	const spoilt = run(
		"process.stdin.setRawMode(true); process.stdout.write('\\x1b[?1049h\\x1b[?25l\\x1b[?2004h', () => process.kill(process.pid, 'SIGKILL'))",
	);
	expect(await spoilt.exit()).toEqual({ code: 0, signal: 9 });
	expect(spoilt.modes()).toMatchObject({ alternateScreen: true, cursorVisible: false, bracketedPaste: true });
	expect(await spoilt.lineDiscipline()).toEqual({ canonical: false, echo: false });
});

test("the program learns its size and each change of it", async () => {
	const program = run(
		"const show = () => console.log(process.stdout.columns + 'x' + process.stdout.rows); process.stdout.on('resize', show); show(); setInterval(() => {}, 1e6)",
		{ cols: 50, rows: 12 },
	);
	await program.waitFor("50x12");
	program.resize(61, 13);
	await program.waitFor("61x13");
});

test("answers as a terminal does when it is asked", async () => {
	const program = run(
		"process.stdin.setRawMode(true); process.stdin.on('data', (data) => console.log(JSON.stringify(data.toString()))); process.stdout.write('\\x1b[6n')",
	);
	await program.waitFor('"\\u001b[1;1R"');
	expect(program.keysPressed).toBe(0);
});

test("keeps what scrolled away", async () => {
	const program = run("for (let i = 1; i <= 40; i++) console.log('line ' + i)");
	await program.exit();
	expect(program.screen()[0]).not.toBe("line 1");
	expect(program.transcript()).toEqual(Array.from({ length: 40 }, (_, i) => `line ${i + 1}`));
});

test("a wait that fails shows the screen", async () => {
	const program = run("console.log('only this'); setInterval(() => {}, 1e6)");
	await program.waitFor("only this");
	await expect(program.waitFor("something else", { timeoutMs: 50 })).rejects.toThrow(
		/waiting for something else[\s\S]*\| only this/,
	);
	program.kill("SIGTERM");
	await expect(program.waitFor("something else")).rejects.toThrow(/ended \(code 0, signal 15\)/);
});

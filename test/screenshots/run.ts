// Draws the README's pictures from the running program on its demo account: `npm run screenshots`.
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { QUESTIONS } from "../e2e/walk.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import { svgOf } from "./svg.ts";

const SIZE = { cols: 100, rows: 28 };
const PICTURES = join(import.meta.dirname, "../../docs");
const PROGRAM = join(import.meta.dirname, "../../dist/firstlight.js");

async function picture(program: RunningProgram, name: string, title: string): Promise<void> {
	writeFileSync(join(PICTURES, `${name}.svg`), await svgOf(program.output(), SIZE.cols, SIZE.rows, title));
	console.log(`docs/${name}.svg`);
}

async function answer(program: RunningProgram, question: string): Promise<void> {
	await program.waitFor(
		(rows) =>
			rows.some((row) => row.includes(question)) &&
			rows.slice(3).some((row) => /› \S/.test(row.split("│").at(-1) ?? "")),
	);
}

// Its name is seen in the pictures.
const home = join(tmpdir(), "ada");
rmSync(home, { recursive: true, force: true });
mkdirSync(home);
mkdirSync(PICTURES, { recursive: true });
const program = startProgram({
	file: process.execPath,
	args: [PROGRAM, "--demo"],
	env: {
		HOME: home,
		PATH: `${dirname(process.execPath)}:/usr/bin:/bin`,
		LANG: "C.UTF-8",
		FORCE_COLOR: "1",
		FIRSTLIGHT_DEMO_SPEED: "1.5",
	},
	cwd: home,
	...SIZE,
});
try {
	await program.waitFor("No cluster in eu-west-2 yet");
	await picture(program, "start", "firstlight's start screen: what is there and what is missing");
	program.press("enter");
	for (const question of QUESTIONS) {
		await answer(program, question);
		if (question === QUESTIONS[2]) await picture(program, "subnet", "A question: which subnet, and why");
		program.press("enter");
	}
	await program.waitFor(/Checks: (?!.*still).*\bfine/);
	await picture(program, "review", "The review: plan, cost, config file and checks");
	program.press("enter");
	await program.waitFor("Press y to create lsst");
	await picture(
		program,
		"question",
		"The question before anything is created: what it costs, and the key that says yes",
	);
	program.press("y");
	await program.waitFor(/[5-9]\d%/, { timeoutMs: 60_000 });
	await picture(program, "create", "A cluster being created, resource by resource");
	await program.waitFor("lsst is ready", { timeoutMs: 60_000 });
	await program.waitForGone(/asking/i);
	await picture(program, "cluster", "The console of a running cluster");
} finally {
	await program.dispose();
	rmSync(home, { recursive: true, force: true });
}

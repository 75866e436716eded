import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { bareEnvironment, PROGRAM } from "../e2e/built-program.ts";
import { create, walkTo, walkToReview } from "../e2e/walk.ts";
import { removeHome } from "../harness/remove-home.ts";
import type { Key } from "../pty/keys.ts";
import { type RunningProgram, startProgram } from "../pty/terminal.ts";
import { isSettled } from "../screenshots/way.ts";
import { bundled } from "./bundled.ts";
import { type Measured, quantile, table } from "./measure.ts";

const KEYS = 60;
/** Ends each frame that is drawn as one. */
const FRAME_END = "\u001b[?2026l";

/** After so long without output the last key has been answered whole, and no earlier frame counts for the next. */
const QUIET_MS = 50;

/** Resolves once nothing more is drawn. */
async function quiet(program: RunningProgram): Promise<void> {
	for (let seen = -1; seen !== program.output().length; await setTimeout(QUIET_MS))
		seen = program.output().length;
}

/**
 * Milliseconds from each key to the end of its frame; the two keys take turns, and each is pressed as a person would,
 * once the last one is answered: two at once could end where they began, and nothing would be drawn.
 */
async function keyTimes(program: RunningProgram, keys: readonly [Key, Key]): Promise<number[]> {
	const times: number[] = [];
	for (let turn = 0; turn < KEYS; turn++) {
		await quiet(program);
		const before = program.output().length;
		const began = performance.now();
		program.press(turn % 2 === 0 ? keys[0] : keys[1]);
		await program.waitFor(() => program.output().includes(FRAME_END, before));
		times.push(performance.now() - began);
	}
	return times;
}

/** From a key to its frame on the screens of the program, held against an Ink program that only counts keys. */
export async function screensBench(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const started = (args: readonly string[]) =>
		startProgram({
			file: process.execPath,
			args,
			env: { ...bareEnvironment(folder), FIRSTLIGHT_DEMO_SPEED: "20" },
			cwd: folder,
			cols: 100,
			rows: 40,
			waitMs: 60_000,
		});
	const script = join(folder, "echo.mjs");
	const programs: RunningProgram[] = [];
	const start = (args: readonly string[]) => {
		const program = started(args);
		programs.push(program);
		return program;
	};
	try {
		await bundled("echo.tsx", script);
		const echo = start([script]);
		await echo.waitFor("keys so far");
		const base = await keyTimes(echo, ["down", "up"]);
		const rows: Measured[] = [];
		const note = (name: string, times: readonly number[]) =>
			rows.push({
				name,
				median: quantile(times, 0.5),
				p90: quantile(times, 0.9),
				ratio: quantile(times, 0.5) / quantile(base, 0.5),
			});
		note("Ink alone, a line", base);
		const wizard = start([PROGRAM, "--demo"]);
		await walkTo(wizard, "subnet");
		await wizard.waitFor(isSettled);
		note("a question's list", await keyTimes(wizard, ["down", "up"]));
		const whole = start([PROGRAM, "--demo"]);
		await walkToReview(whole);
		await whole.waitFor(isSettled);
		note("the plan, scrolled", await keyTimes(whole, ["down", "up"]));
		await create(whole);
		await whole.waitFor("lsst is ready");
		await whole.waitFor(isSettled);
		note("the console, ? and back", await keyTimes(whole, ["?", "?"]));
		console.log(table("Key to frame, screen by screen", rows, "ms"));
	} finally {
		await Promise.all(programs.map((program) => program.dispose()));
		await removeHome(folder);
	}
}

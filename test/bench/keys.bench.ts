import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { setTimeout } from "node:timers/promises";
import { type IPty, spawn } from "@lydell/node-pty";
import { forScreens } from "../../build-patches.ts";
import { Screen } from "../pty/screen.ts";
import { bundled } from "./bundled.ts";
import { against, type Measured, quantile, table } from "./measure.ts";

const KEYS = 100;
const COLUMNS = 100;
const ROWS = 40;
/** After so long without a frame there comes none. */
const SILENCE_MS = 10_000;
const FRAME_MS = 16;
/** Between two presses of a key that is held. */
const HELD_MS = 33;
const DOWN = "\u001b[B";
const UP = "\u001b[A";
/** Ends each frame that is drawn as one. */
const FRAME_END = "\u001b[?2026l";

/** The fixture on a terminal, with a way to wait for its next frame. */
class ListProgram {
	output = "";
	private shown = 0;
	private ended = false;
	private readonly pty: IPty;
	private drawn = () => {};

	constructor(script: string, rows: number) {
		this.pty = spawn(process.execPath, [script, String(rows)], {
			cols: COLUMNS,
			rows: ROWS,
			env: { PATH: process.env["PATH"] ?? "", TERM: "xterm-256color" },
		});
		this.pty.onExit(() => {
			if (!this.ended) throw new Error(`The list ended by itself: ${this.output.slice(-500)}`);
		});
		this.pty.onData((data) => {
			// It may come in two pieces.
			const from = Math.max(0, this.output.length - FRAME_END.length + 1);
			this.output += data;
			if (this.output.includes(FRAME_END, from)) this.drawn();
		});
	}

	async shows(text: string): Promise<void> {
		while (!this.output.includes(text)) await this.frame();
	}

	/** Waits until the screen shows `text`, however its bytes came; throws when nothing more is drawn for so long. */
	async ends(text: string): Promise<void> {
		const screen = new Screen(COLUMNS, ROWS, () => {});
		for (;;) {
			const seen = this.output.length;
			await screen.write(this.output.slice(this.shown));
			this.shown = seen;
			if (screen.rows().some((row) => row.includes(text))) return;
			const more = await Promise.race([this.frame().then(() => true), setTimeout(SILENCE_MS, false)]);
			if (!more && this.output.length === seen) throw new Error(`A held key was lost: never saw ${text}.`);
		}
	}

	/** Resolves once nothing has been drawn for as long as lies between two presses of a held key. */
	async quiet(): Promise<void> {
		for (let seen = -1; seen !== this.output.length; await setTimeout(HELD_MS)) seen = this.output.length;
	}

	press(key: string): void {
		this.pty.write(key);
	}

	frame(): Promise<void> {
		return new Promise((resolve) => {
			this.drawn = resolve;
		});
	}

	end(): void {
		this.ended = true;
		this.pty.kill("SIGKILL");
	}
}

/**
 * Milliseconds from each key to the end of its frame, one key at a time, no faster than one that is held: pressed in the
 * moment of the last frame, the first one measured the start and each other one what follows a frame.
 */
async function single(script: string, rows: number): Promise<number[]> {
	const program = new ListProgram(script, rows);
	await program.shows("vpc-00000000");
	const times: number[] = [];
	for (let key = 0; key < KEYS; key++) {
		await program.quiet();
		const began = performance.now();
		const drawn = program.frame();
		program.press(key % 2 === 0 ? DOWN : UP);
		await drawn;
		times.push(performance.now() - began);
	}
	program.end();
	return times;
}

/** A key held at 30 Hz: all presses must have counted; throws when one was lost. */
async function held(script: string, rows: number): Promise<void> {
	const program = new ListProgram(script, rows);
	await program.shows("vpc-00000000");
	for (let key = 0; key < KEYS; key++) {
		program.press(DOWN);
		await setTimeout(HELD_MS);
	}
	await program.ends(`› vpc-${String(KEYS).padStart(8, "0")}`);
	program.end();
}

/** From a key to its frame: 20,000 rows held against 10. */
export async function keysBench(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const script = join(folder, "list.mjs");
	try {
		await bundled("list.tsx", script, forScreens);
		const few = await single(script, 10);
		const many = await single(script, 20_000);
		const row = (name: string, times: number[], goal?: number): Measured => ({
			name,
			goal,
			median: quantile(times, 0.5),
			p90: quantile(times, 0.95),
			ratio: quantile(times, 0.5) / quantile(few, 0.5),
		});
		console.log(
			table("Key to frame (second column: p95)", [row("10 rows", few), row("20,000 rows", many, 1.6)], "ms"),
		);
		const share = quantile(many, 0.95) / FRAME_MS;
		console.log(`  p95 at 20,000 rows in frames of 60 Hz: ${share.toFixed(2)}  ${against(share, 1)}`);
		await held(script, 20_000);
		console.log(`  A key held at 30 Hz over 20,000 rows: none of ${KEYS} lost\n`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { spawn } from "@lydell/node-pty";
import { interleaved, table } from "./measure.ts";

const PROGRAM = join(import.meta.dirname, "../../dist/firstlight.js");
const ROUNDS = 15;

/** Milliseconds until `marker` is read from the terminal; the program is then ended. */
function timeTo(marker: string, args: readonly string[], home: string): Promise<number> {
	const began = performance.now();
	return new Promise((resolve, reject) => {
		const env = { PATH: process.env["PATH"] ?? "", HOME: home, TERM: "xterm-256color" };
		const program = spawn(process.execPath, [...args], { cols: 100, rows: 40, env });
		let output = "";
		let seen: number | undefined;
		program.onData((data) => {
			output += data;
			if (seen !== undefined || !output.includes(marker)) return;
			seen = performance.now() - began;
			// Ctrl-C ends it in its own way, so that what it keeps for the next start is written.
			setTimeout(() => program.write("\u0003"), 300);
		});
		program.onExit(() =>
			seen === undefined ? reject(new Error(`never saw ${marker}: ${output}`)) : resolve(seen),
		);
	});
}

/** Start: the first frame and the answers that need no screen, against an empty Node program. */
export async function startBench(): Promise<void> {
	const warm = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const cold = async () => {
		const home = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
		const time = await timeTo("firstlight", [PROGRAM], home);
		rmSync(home, { recursive: true, force: true });
		return time;
	};
	try {
		const measured = await interleaved(
			[
				{ name: "node, one line printed", once: () => timeTo("ready", ["-e", "console.log('ready')"], warm) },
				{ name: "firstlight --version", once: () => timeTo("firstlight", [PROGRAM, "--version"], warm) },
				{ name: "first frame", once: () => timeTo("firstlight", [PROGRAM], warm) },
				{ name: "first frame, first start ever", once: cold },
			],
			ROUNDS,
		);
		console.log(table("Start, time to the text on the terminal", measured, "ms"));
	} finally {
		rmSync(warm, { recursive: true, force: true });
	}
}

import { fork } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import { against } from "./measure.ts";

/** What a key may wait, milliseconds. */
const BOUND_MS = 33;
const ROUNDS = 5;
const REGION = "eu-west-2" as RegionId;

/** CPU time of this thread so far, milliseconds: what other programs take of the machine does not count. Linux only. */
function cpuMs(): number {
	try {
		return Number(readFileSync("/proc/thread-self/schedstat", "utf8").split(" ")[0]) / 1e6;
	} catch {
		return performance.now();
	}
}

/** The longest that one turn of the event loop takes while `work` is done. */
async function longestTurn(work: () => Promise<unknown>): Promise<number> {
	let longest = 0;
	let over = false;
	let before = cpuMs();
	const turn = () => {
		const now = cpuMs();
		longest = Math.max(longest, now - before);
		before = now;
		if (!over) setImmediate(turn);
	};
	setImmediate(turn);
	await work();
	over = true;
	return longest;
}

/** How long big answers of AWS hold up a key: the best of some rounds and the worst, the first one left out. */
export async function stallsBench(): Promise<void> {
	const account = fork(join(import.meta.dirname, "fixtures/big-account.ts"));
	try {
		const port = await new Promise<unknown>((resolve) => account.once("message", resolve));
		const { ec2 } = awsPorts({
			baseRegion: REGION,
			endpoint: `http://127.0.0.1:${port}`,
			credentials: { accessKeyId: "AKIDEXAMPLE", secretAccessKey: "secret" },
		});
		const { signal } = new AbortController();
		const answers = {
			"5,000 images": () => ec2.images(REGION, { owners: ["amazon"] }, signal),
			"1,200 instance types": () => ec2.instanceTypes(REGION, undefined, signal, { fresh: true }),
		};
		console.log(
			`Longest stall while big answers arrive, in CPU time and in what a key may wait (${BOUND_MS} ms)`,
		);
		for (const [name, ask] of Object.entries(answers)) {
			await ask();
			const turns: number[] = [];
			for (let round = 0; round < ROUNDS; round++) turns.push(await longestTurn(ask));
			turns.sort((a, b) => a - b);
			const [best = 0, worst = 0] = [turns[0], turns.at(-1)];
			console.log(
				`  ${name.padEnd(22)} ${best.toFixed(1)} to ${worst.toFixed(1)} ms, ${(worst / BOUND_MS).toFixed(2)} at worst  ${against(worst / BOUND_MS, 1)}`,
			);
		}
		console.log();
	} finally {
		account.kill();
	}
}

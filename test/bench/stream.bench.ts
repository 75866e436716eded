import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { against, interleaved, table } from "./measure.ts";

const FIXTURE = join(import.meta.dirname, "fixtures/stream.ts");
const LINE = "CREATE_COMPLETE AWS::EC2::SecurityGroup MasterSecurityGroup 000000";

interface Streamed {
	readonly ms: number;
	/** Letters that came. */
	readonly length: number;
	readonly last: string;
	readonly rssMiB: number;
}

/** A flood of output through child, log and tail, held against a bare pipe; memory at two lengths. */
export async function streamBench(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), "firstlight-bench-"));
	const fileOf = (lines: number) => {
		const path = join(folder, `${lines}.txt`);
		writeFileSync(path, `${`${LINE}\n`.repeat(lines - 1)}the last line\n`);
		return path;
	};
	try {
		const [short, long] = [fileOf(100_000), fileOf(1_000_000)];
		const memory = new Map<string, number>();
		const streamed = async (path: string) => {
			const answer = execFileSync(process.execPath, [FIXTURE, path, folder], { encoding: "utf8" });
			const { ms, rssMiB, ...end } = JSON.parse(answer) as Streamed;
			if (end.length !== statSync(path).size || end.last !== "the last line")
				throw new Error(`lost output: ${answer}`);
			memory.set(path, Math.max(rssMiB, memory.get(path) ?? 0));
			return ms;
		};
		const pipe = async () => {
			const began = performance.now();
			execFileSync("sh", ["-c", `cat ${long} | cat >/dev/null`]);
			return performance.now() - began;
		};
		const measured = await interleaved(
			[
				{ name: "cat | cat, 1,000,000 lines", once: pipe },
				{ name: "firstlight, 1,000,000 lines", goal: 4, once: () => streamed(long) },
				{ name: "firstlight, 100,000 lines", once: () => streamed(short) },
			],
			7,
		);
		console.log(table("Streaming, with the whole log on disk", measured, "ms"));
		const grown = (memory.get(long) ?? 0) - (memory.get(short) ?? 0);
		console.log(`  Ten times the lines, MiB more at most: ${grown.toFixed(0)}  ${against(grown, 50)}\n`);
	} finally {
		rmSync(folder, { recursive: true, force: true });
	}
}

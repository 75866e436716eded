import { describe, expect, test } from "vitest";
import { lookAtJob } from "../../src/slurm/job-look.ts";
import { jobNow, jobStatus, outputPlace, outputText } from "../../src/slurm/job-words.ts";
import { dataIn } from "../../src/text/plain.ts";
import { headThat } from "./head.ts";

const never = new AbortController().signal;
const row = (state: string, reason = "None") =>
	`12|ec2-user|${state}|2|8|0:07|30:00|N/A|queue1|queue1-dy-compute-[1-2]|${reason}|coadd\n`;
const block = (exit: string) =>
	`JobId=12 JobName=coadd\n   ExitCode=${exit}\n   StdErr=/home/x\n   StdOut=/mnt/data/my out.txt\n`;
const GONE = "slurm_load_jobs error: Invalid job id specified\n";

async function told(stdout: string, stderr = "", records = "") {
	const { head, asked } = headThat(() => [
		["sacct", records],
		["squeue", { stdout, stderr, code: stderr === "" ? 0 : 1 }],
	]);
	const look = await lookAtJob(head, "12", "/mnt/data/my out.txt", never);
	const view = { look, output: dataIn(look.output), trouble: undefined, isOver: look.end !== undefined };
	return { look, view, asked, said: jobNow("12", view) };
}

describe("a look at a job", () => {
	test("is one question: its state, its file by whatever name, and the end of that", async () => {
		const { look, asked, said, view } = await told(
			`${row("R")}--\n${block("0:0")}--\nframe 1\n--\nframe 2\n`,
		);
		expect(asked).toHaveLength(1);
		expect(look).toMatchObject({ end: undefined, output: "frame 1\n--\nframe 2\n", unread: undefined });
		expect(outputPlace(view)).toBe("/mnt/data/my out.txt");
		expect(said).toContain("Job 12: coadd runs in queue1 on queue1-dy-compute-[1-2]");
	});

	test.each([
		["CD", "0:0", "done after 7 s", 0],
		["F", "3:0", "its script ended with code 3", 3],
		["F", "0:9", "mostly for want of memory", 137],
		["TO", "0:15", "its time was up. Ask for more with --time", 143],
		["OOM", "0:125", "out of memory", 253],
		["CA", "0:15", "was cancelled", 143],
		["NF", "1:0", "a node failed", 1],
	])("%s with %s is told in words", async (state, exit, words, status) => {
		const { said, look } = await told(`${row(state)}--\n${block(exit)}--\n`);
		expect(said).toContain(words);
		expect(jobStatus(look.end)).toBe(status);
	});

	test("says why it waits, and that nothing is written yet", async () => {
		const stderr = "tail: cannot open '/mnt/data/my out.txt' for reading: No such file or directory\n";
		const { said, view } = await told(`${row("PD", "Resources")}--\n${block("0:0")}--\n`, stderr);
		expect(said).toContain("It waits for nodes");
		expect(outputText(view)).toBe("(It has written nothing yet.)");
	});

	test("of a job without a file, or with one that others may not read, says so", async () => {
		const { view } = await told(`${row("R")}--\nJobId=12\n--\n`);
		expect(outputPlace({ ...view, look: { ...view.look, path: undefined } })).toContain("srun or salloc");
		const denied = "tail: cannot open '/x' for reading: Permission denied\n";
		expect(outputPlace((await told(`${row("R")}--\n${block("0:0")}--\n`, denied)).view)).toContain(
			"Permission denied",
		);
	});

	test("fails where Slurm does not answer", async () => {
		const stderr = "squeue: error: slurm_load_jobs error: Unable to contact slurm controller\n";
		await expect(told("--\n\n--\n", stderr)).rejects.toThrow("Slurm does not answer");
	});
});

const STARTED =
	"[2026-11-26T15:00:00.000] sched: Allocate JobId=12 NodeList=queue1-dy-compute-[1-2] #CPUs=8\n";

describe("what Slurm has forgotten", () => {
	test.each([
		["FAILED|3:0\n--\n", "its script ended with code 3", 3],
		["CANCELLED by 1000|0:0\n--\n", "was cancelled", 1],
		[
			`--\n${STARTED}[x] _job_complete: JobId=12 WEXITSTATUS 0\n[x] _job_complete: JobId=12 done\n`,
			"is done",
			0,
		],
		[`--\n${STARTED}[x] _job_complete: JobId=12 WEXITSTATUS 4\n`, "code 4", 4],
		[
			`--\n${STARTED}[x] Time limit exhausted for JobId=12\n[x] _job_complete: JobId=12 WTERMSIG 15\n`,
			"time was up",
			143,
		],
		[`--\n${STARTED}[x] _job_complete: JobId=12 OOM failure\n`, "out of memory", 1],
		[`--\n${STARTED}[x] _slurm_rpc_kill_job: REQUEST_KILL_JOB JobId=12 uid 1000\n`, "was cancelled", 1],
		[
			`--\n${STARTED}[x] requeue job JobId=12 due to failure of node queue1-dy-compute-1\n${STARTED}[x] _job_complete: JobId=12 WEXITSTATUS 0\n`,
			"is done",
			0,
		],
		["--\n", "its log does not tell how it ended", 1],
	])("is looked up in its records: %j", async (records, words, status) => {
		const { look, said, view, asked } = await told("\n--\n\n--\nthe end\n", GONE, records);
		expect(said).toContain(words);
		expect(jobStatus(look.end)).toBe(status);
		expect(look.output).toBe("the end\n");
		expect(outputPlace(view)).toBe("/mnt/data/my out.txt");
		expect(asked).toHaveLength(2);
	});
});

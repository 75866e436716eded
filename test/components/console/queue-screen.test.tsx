import { expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { headThat, JOBS, lookOf, NODES } from "../../slurm/head.ts";
import { clusterView, consoleOf, ScriptedWatch } from "./world.ts";

type Answers = Parameters<typeof headThat>[0];

const LOOK = lookOf(NODES, JOBS);

/** The queue of the one cluster there is, whose head node answers so. */
async function queueOf(answers: Answers, size = { columns: 80, rows: 24 }) {
	const { head, asked } = headThat(answers);
	const watch = new ScriptedWatch([clusterView()]);
	const console = consoleOf({ watch, services: { headNode: () => head }, size });
	const { screen } = console;
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Head node   ");
	expect(asked).toEqual([]);
	await screen.press("j");
	return { ...console, asked, watch };
}

const looks = (line: string) => line.includes("squeue");

test("nodes and jobs stand there in plain words, with why a job waits", async () => {
	const { screen } = await queueOf(() => [["squeue", LOOK]]);
	await screen.see("Nodes: 1 failing, 1 busy, 1 off. Jobs: 1 running, 1 waiting.");
	await screen.see("1 failing, queue1-dy-compute-2:");
	await screen.see("coadd runs in queue1 on queue1-dy-compute-1, for 7 s by now (no limit).");
	await screen.press(KEYS.down);
	await screen.see("It waits for nodes");
	await screen.press("?");
	await screen.see("~  switched off; costs nothing");
});

test("at 60×20 what the state of nodes means, and costs, is told to its end", async () => {
	const idle = ["1", "2"].map((number) => `compute-dy-nodes-${number}|compute*|idle|4|none`);
	const { screen } = await queueOf(() => [["squeue", lookOf(idle, JOBS)]], { columns: 60, rows: 20 });
	const frame = await screen.see("2 free, compute-dy-nodes-1, compute-dy-nodes-2:");
	expect(frame.replaceAll(/\s+/g, " ")).toContain("compute-dy-nodes-2: on, and costing, without a job");
});

test("it is looked at again by itself, and no longer every ten seconds once it is left", async () => {
	let look = LOOK;
	const { screen, clock, asked, watch } = await queueOf(() => [["squeue", look]]);
	await screen.see("1 running, 1 waiting");
	look = lookOf(NODES, []);
	await clock.pass(10_000);
	await screen.see("0 running, 0 waiting");
	expect(watch.refreshed).toBe(0);
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
	// Jobs start nodes, which cost: the console does not tell those of before.
	expect(watch.refreshed).toBe(1);
	await clock.pass(10_000);
	await clock.pass(0);
	const before = asked.length;
	await clock.pass(50_000);
	expect(asked).toHaveLength(before);
});

test("a job is cancelled by y alone, and only one's own", async () => {
	const { screen, clock, asked } = await queueOf(() => [
		["squeue", LOOK],
		["scancel", ""],
	]);
	await screen.see("1 running");
	await screen.press("x");
	await screen.see("Cancel job 1 (coadd) on lsst?");
	await seeQuestion(screen, clock);
	await screen.press(KEYS.enter);
	expect(asked.filter((line) => !looks(line))).toEqual([]);
	await answer(screen, clock, "y");
	await screen.see("Nodes: 1 failing");
	await expect
		.poll(() => asked.filter((line) => !looks(line)))
		.toEqual([expect.stringContaining("scancel 1")]);
	await screen.press(KEYS.down);
	await screen.press("x");
	await screen.see("Job 2 is of ada: only its owner can cancel it.");
});

test("a job's details come with a key", async () => {
	const { screen } = await queueOf(() => [
		["squeue", LOOK],
		["scontrol show job", "JobId=1 JobName=coadd\n   StdOut=/home/ec2-user/slurm-1.out\n"],
	]);
	await screen.see("1 running");
	await screen.press(KEYS.enter);
	await screen.see("StdOut=/home/ec2-user/slurm-1.out");
	await screen.press("?");
	await screen.see("copies the command");
	await screen.press(KEYS.escape);
	await screen.press(KEYS.escape);
	await screen.see("1 running");
});

/** One look at job 1, as the head node answers it. */
function jobLook(row: string, exit: string, output: string): string {
	return `${row}\n--\nJobId=1 JobName=coadd\n   ExitCode=${exit}\n   StdOut=/mnt/data/one.out\n\n--\n${output}`;
}

test("a job is followed to its end: what it writes grows, a break is said and mends itself", async () => {
	const running = JOBS[0] ?? "";
	let one: string | AppError = jobLook(running, "0:0", "frame 1 of 20\n");
	const { screen, clock, asked } = await queueOf(() => [
		["-j 1", one],
		["squeue", LOOK],
	]);
	await screen.see("1 running, 1 waiting");
	await screen.press("o");
	await screen.see("Job 1: coadd runs in queue1 on queue1-dy-compute-1, for 7 s");
	await screen.see("frame 1 of 20");
	await screen.see("/mnt/data/one.out");
	one = jobLook(running, "0:0", "frame 1 of 20\nframe 2 of 20\n");
	await clock.pass(12_000);
	await screen.see("frame 2 of 20");
	one = new AppError("unreachable", "The connection broke off.");
	await clock.pass(12_000);
	await screen.see("The connection broke off. It is tried again by itself");
	expect(screen.frame()).toContain("frame 2 of 20");
	one = jobLook(running.replace("|R|", "|F|"), "3:0", "frame 1 of 20\nframe 2 of 20\nno disk\n");
	await clock.pass(12_000);
	await screen.see("Job 1 (coadd) failed after 7 s: its script ended with code 3.");
	expect(screen.frame()).toContain("no disk");
	expect(screen.frame()).not.toContain("broke off");
	await clock.pass(0);
	const before = asked.length;
	await clock.pass(60_000);
	expect(asked).toHaveLength(before);
});

test("why nodes do not start is told with its cure", async () => {
	const { screen } = await queueOf(() => [
		["clustermgtd", ""],
		["squeue", LOOK],
	]);
	await screen.see("1 running");
	await screen.press("w");
	await screen.see("AWS has no free machine of this type in this zone just now.");
	await screen.see("queue1-dy-compute-2: (Code:InsufficientInstanceCapacity)");
});

test("why no nodes start is asked once from a job that is followed, which goes on, and Esc leads back to it", async () => {
	let one = jobLook(JOBS[0] ?? "", "0:0", "frame 1 of 20\n");
	const { screen, clock, asked } = await queueOf(() => [
		["clustermgtd", ""],
		["-j 1", one],
		["squeue", LOOK],
	]);
	await screen.see("1 running");
	await screen.press("o");
	await screen.see("frame 1 of 20");
	await screen.press("w");
	await screen.see("Why nodes do not start");
	one = jobLook(JOBS[0] ?? "", "0:0", "frame 1 of 20\nframe 2 of 20\n");
	for (const ms of [12_000, 12_000, 0]) await clock.pass(ms);
	expect(screen.frame()).toContain("Why nodes do not start");
	expect(asked.filter((line) => line.includes("clustermgtd"))).toHaveLength(1);
	await screen.press(KEYS.escape);
	await screen.see("frame 2 of 20");
});

test("what is not reached is said in a word, r tries again, and all else works as before", async () => {
	let isLost = true;
	const lost = new AppError("unreachable", "The head node refuses the connection.", {
		hint: "Mend it so.",
		copy: ["ssh-keygen -R ip"],
	});
	const { screen } = await queueOf(() => [["squeue", isLost ? lost : LOOK]]);
	await screen.see("Not connected: The head node refuses the connection. Mend it so.");
	await screen.see("try again. ssh-keygen -R ip");
	isLost = false;
	await screen.press("r");
	await screen.see("1 running, 1 waiting");
	await screen.press(KEYS.escape);
	await screen.see("Head node   ");
});

test("another scheduler is told in a word", async () => {
	const { screen } = await queueOf(() => [
		["squeue", { code: 127, stdout: "ec2-user\n--\n--\n", stderr: "sh: 1: squeue: not found\n" }],
	]);
	const frame = await screen.see("There is no Slurm on this head node");
	expect(frame).not.toContain("Not connected");
});

const MANY = Array.from({ length: 30 }, (_, place) => JOBS[0]?.replace(/^1/, String(100 + place)) ?? "");

test("a step leaves the jobs where they are, and a page is as long as what is in sight", async () => {
	const { screen } = await queueOf(() => [["squeue", lookOf(NODES, MANY)]]);
	await screen.see("› 100");
	await screen.press(KEYS.down);
	const frame = await screen.see("› 101");
	expect(frame).toMatch(/^ +100 +coadd/m);
	const inSight = frame.match(/^[ ›]+1\d\d +coadd/gm)?.length ?? 0;
	expect(inSight).toBeGreaterThan(1);
	await screen.press(KEYS.pageDown);
	await screen.see(`› ${101 + inSight}`);
});

test("while a job is cancelled nothing on the page is pushed off it", async () => {
	const { screen, clock } = await queueOf(() => [
		["squeue", lookOf(NODES, MANY)],
		["scancel", () => new Promise(() => undefined)],
	]);
	await screen.see("› 100");
	await screen.press("x");
	await answer(screen, clock, "y");
	const frame = await screen.see("Cancelling …");
	expect(frame).toContain("Looked ");
	expect(frame).toContain("› 100");
});

test.each([
	[60, 20, 3],
	[120, 40, 25],
	[40, 12, 2],
])("the job under the cursor is in sight at %i×%i, with all that has room", async (columns, rows, count) => {
	const { screen } = await queueOf(() => [["squeue", lookOf(NODES, MANY)]], { columns, rows });
	await screen.see("› 100");
	await screen.press(KEYS.end);
	const frame = await screen.see("› 129");
	expect(frame.match(/^[ ›]+1\d\d +coadd/gm)).toHaveLength(count);
});

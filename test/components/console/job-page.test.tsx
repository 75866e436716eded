import { expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import type { Processes } from "../../../src/ports/machine.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { headThat, lookOf, NODES } from "../../slurm/head.ts";
import { clusterView, consoleOf, ScriptedWatch } from "./world.ts";

type Answers = ReturnType<Parameters<typeof headThat>[0]>;

interface Script {
	readonly editor?: Processes["handOver"];
	readonly own?: string;
	readonly size?: { readonly columns: number; readonly rows: number };
}

const PATH = "/home/ada/.config/firstlight/job.sh";
const LOOK = lookOf(NODES, []);
const VALUES: Answers = [
	["sinfo -h -o", "queue1*|2|4\n"],
	["sinfo -h -N", LOOK],
];
const ROW = "7|ec2-user|R|2|8|0:03|30:00|N/A|queue1|queue1-dy-compute-[1-2]|None|first-job";
const FOLLOWED = `${ROW}\n--\nJobId=7\n   ExitCode=0:0\n   StdOut=/mnt/data/first-job-7.out\n\n--\n0: queue1-dy-compute-1\n`;

/** The page of a job, from the queue of the one cluster there is. */
async function jobPage(answers: (asked: readonly string[]) => Answers, script: Script = {}) {
	const heard: string[] = [];
	const { head, asked } = headThat(() => answers(heard));
	const node = {
		...head,
		run: (ask: Parameters<typeof head.run>[0], signal: AbortSignal) => {
			heard.push(ask.words.join(" "));
			return head.run(ask, signal);
		},
	};
	const watch = new ScriptedWatch([clusterView()]);
	const console = consoleOf({
		watch,
		services: { headNode: () => node },
		settings: { editor: "ed -x" },
		...(script.editor ? { processes: { handOver: script.editor } } : {}),
		...(script.size ? { size: script.size } : {}),
	});
	const { screen, world } = console;
	if (script.own !== undefined) world.config.disk.set(PATH, script.own);
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Head node   ");
	await screen.press("j");
	await screen.see("0 running");
	await screen.press("n");
	return {
		...console,
		heard,
		watch,
		disk: world.config.disk,
		sent: () => asked.filter((line) => line.includes("sbatch ")),
	};
}

test("a job is made of what the cluster is like, sent by y alone after its cost, and followed", async () => {
	const { screen, clock, sent, disk } = await jobPage(() => [
		["sbatch", "7\n"],
		["-j 7", FOLLOWED],
		...VALUES,
	]);
	await screen.see("A first job, made of what lsst is like.");
	await screen.see("#SBATCH --nodes=2");
	await screen.press(KEYS.enter);
	await screen.press("s");
	await seeQuestion(screen, clock);
	expect(screen.frame()).toContain("2 nodes start for it: what that costs is not known.");
	await screen.press(KEYS.enter);
	expect(sent()).toEqual([]);
	await answer(screen, clock, "y");
	await screen.see("Job 7: first-job runs in queue1 on queue1-dy-compute-[1-2]");
	await screen.see("0: queue1-dy-compute-1");
	expect(sent()).toHaveLength(1);
	// It is the user's own from then on.
	expect(disk.get(PATH)).toContain("#SBATCH --nodes=2");
	await screen.press(KEYS.escape);
	await screen.see("0 running");
	await screen.press("n");
	await screen.see("Your own script.");
	await screen.press("o");
	await screen.see("Job 7: first-job runs");
	expect(sent()).toHaveLength(1);
});

test("what a script is made of is asked of the head node once, however often AWS is looked at", async () => {
	const { screen, watch, heard } = await jobPage(() => VALUES);
	await screen.see("A first job, made of what lsst is like.");
	const before = heard.length;
	watch.show({ clusters: [clusterView({ computeNodes: 1 })] });
	await screen.press("?");
	await screen.see("Esc and :wq leave vi");
	await screen.press("?");
	await screen.see("A first job, made of what lsst is like.");
	expect(heard).toHaveLength(before);
});

test("e makes it a file and opens it in the user's editor; one's own is shown as it is", async () => {
	const opened: (readonly string[])[] = [];
	let text = "#!/bin/sh\n#SBATCH -N 1\nmine\n";
	let code = 0;
	const { screen, disk } = await jobPage(() => VALUES, {
		editor: async ({ args }) => {
			opened.push(args);
			disk.set(PATH, text);
			return { code, signal: undefined };
		},
	});
	await screen.see("A first job, made of what lsst is like.");
	expect(disk.has(PATH)).toBe(false);
	await screen.press("e");
	await screen.see("Your own script.");
	await screen.see("mine");
	expect(opened).toEqual([["-c", 'ed -x "$1"', "sh", PATH]]);
	code = 127;
	await screen.press("e");
	await screen.see("There is no program ed -x here. Set EDITOR");
	[text, code] = ["\n", 0];
	await screen.press("e");
	await screen.see(`is empty: there is nothing to send.`);
	text = "#!/bin/sh\nagain\n";
	await screen.press("e");
	await screen.see("again");
});

test("what Slurm does not take is said in its own words, with the script still there", async () => {
	const refused = {
		code: 1,
		stderr: "sbatch: error: Batch job submission failed: Invalid partition name specified\n",
	};
	const { screen, clock, disk } = await jobPage(() => [["sbatch", refused], ...VALUES], {
		own: "#!/bin/sh\n#SBATCH -p nowhere\n",
	});
	await screen.see("Your own script.");
	await screen.press("s");
	await answer(screen, clock, "y");
	await screen.see(/Invalid partition\s+name specified\. Change the script/);
	await screen.see("-p nowhere");
	expect(disk.get(PATH)).toBe("#!/bin/sh\n#SBATCH -p nowhere\n");
});

const BROKE = new AppError("unreachable", "The connection broke off.");

test("where the connection breaks it is looked for in the queue, for as long as that takes, and sent only once", async () => {
	let isShut = true;
	const { screen, clock, sent } = await jobPage(
		(asked) => [
			["sbatch", BROKE],
			["%A|%k", isShut ? BROKE : `7|${/--comment=(\S+)/.exec(asked.join(" "))?.[1]}\n`],
			["-j 7", FOLLOWED],
			...VALUES,
		],
		{ own: "#!/bin/sh\nhostname\n" },
	);
	await screen.see("Your own script.");
	await screen.press("s");
	await answer(screen, clock, "y");
	await screen.see("it may be in the queue");
	isShut = false;
	await clock.pass(12_000);
	await screen.see("Job 7: first-job runs");
	expect(sent()).toHaveLength(1);
});

test("where nobody could look at first, it is said that it was not sent", async () => {
	let isShut = true;
	const { screen, clock, sent } = await jobPage(
		() => [["sbatch", BROKE], ["%A|%k", isShut ? BROKE : "3|(null)\n"], ...VALUES],
		{ own: "#!/bin/sh\nhostname\n" },
	);
	await screen.see("Your own script.");
	await screen.press("s");
	await answer(screen, clock, "y");
	await screen.see("it may be in the queue");
	isShut = false;
	await clock.pass(12_000);
	await clock.pass(12_000);
	await screen.see(/it was not sent\. Send\s+it again/);
	expect(sent()).toHaveLength(1);
});

test("what is not in the queue after a break was not sent, and may be sent anew", async () => {
	let isShut = true;
	const { screen, clock, sent } = await jobPage(
		() => [
			["sbatch", isShut ? BROKE : "8\n"],
			["%A|%k", "3|(null)\n"],
			["-j 8", FOLLOWED.replaceAll("7", "8")],
			...VALUES,
		],
		{ own: "#!/bin/sh\nhostname\n" },
	);
	await screen.see("Your own script.");
	await screen.press("s");
	await answer(screen, clock, "y");
	await clock.pass(12_000);
	await screen.see("it was not sent");
	isShut = false;
	await screen.press("s");
	await answer(screen, clock, "y");
	await screen.see("Job 8");
	expect(sent()).toHaveLength(2);
});

test.each([
	[60, 20, 10],
	[40, 12, 2],
])("the script is in sight and scrolls at %i×%i", async (columns, rows, count) => {
	const { screen } = await jobPage(() => VALUES, { size: { columns, rows } });
	expect(await screen.see("#!/bin/bash")).toContain(` 1–${count} of `);
	await screen.press(KEYS.end);
	await screen.see('echo "Done."');
});

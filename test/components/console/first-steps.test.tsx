import { expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { headThat } from "../../slurm/head.ts";
import { type ConsoleScript, clusterView, consoleOf, ScriptedWatch } from "./world.ts";

/** The stack names the folders of two volumes. */
const HELD: Pick<ConsoleScript, "ec2" | "stacks"> = {
	ec2: { attachedVolumes: async () => [] },
	stacks: {
		stack: async () => ({
			...{ id: clusterView().stackId ?? "", name: "parallelcluster-lsst", status: "CREATE_COMPLETE" },
			...{
				reason: undefined,
				createdAt: new Date(0),
				updatedAt: undefined,
				outputs: {},
				tags: {},
				nested: false,
			},
			parameters: {
				EBSVolumeId: "vol-0soft,vol-0data",
				SharedDir: "/mnt/lsst_stack,/mnt/data",
				Scheduler: "slurm",
			},
		}),
		resources: async () => [],
	},
};

type Answers = ReturnType<Parameters<typeof headThat>[0]>;

/** The first steps of the one cluster there is, whose head node answers so; nothing was asked of it before. */
async function firstStepsOf(answers: Answers, size = { columns: 80, rows: 24 }) {
	const { head, asked } = headThat(() => answers);
	const console = consoleOf({
		watch: new ScriptedWatch([clusterView()]),
		services: { headNode: () => head },
		...HELD,
		size,
	});
	const { screen } = console;
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Disks ");
	expect(asked).toEqual([]);
	await screen.press("t");
	await screen.see("The first steps on the head node");
	return { ...console, asked };
}

const DISKS = [
	"Filesystem 1024-blocks Used Available Capacity Mounted on",
	...["/mnt/lsst_stack", "/mnt/data"].map((folder) => `/dev/nvme1n1 103081248 61 103081187 1% ${folder}`),
	...["--", "loadLSST.bash", "--", "lost+found", ""],
].join("\n");

const ALL_WELL: Answers = [
	["df -P", DISKS],
	["eups list", "lsst_distrib 19.0.0 current\nafw 19.0.0-31\n"],
	["ls -d", "/mnt/lsst_stack/loadLSST.bash\n"],
	["sinfo", "queue1* 2\ngpu 8\n"],
	["srun", "queue1-dy-compute-1\nqueue1-dy-compute-2\n"],
	["bashrc", ""],
];

test("a looks at all that costs nothing; what costs or changes something is done by y alone", async () => {
	const { screen, clock, asked } = await firstStepsOf(ALL_WELL);
	await screen.press("a");
	await screen.see(/✓ +Slurm answers +in order/);
	expect(screen.frame()).toMatch(/✓ +Volumes are there, with files/);
	expect(screen.frame()).toMatch(/· +A trial job on every node/);
	expect(asked.some((line) => line.includes("srun") || line.includes("bashrc"))).toBe(false);
	for (let row = 0; row < 4; row += 1) await screen.press(KEYS.down);
	await screen.see("srun -N 2 hostname");
	await screen.press(KEYS.enter);
	await screen.see("A trial job on every node: do it on lsst?");
	await seeQuestion(screen, clock);
	await screen.press(KEYS.enter);
	expect(asked.some((line) => line.includes("srun"))).toBe(false);
	await answer(screen, clock, "y");
	await screen.see("All 2 nodes answered: queue1-dy-compute-1, queue1-dy-compute-2.");
	await screen.press(KEYS.down);
	await screen.press(KEYS.enter);
	await screen.see("source /mnt/lsst_stack/loadLSST.bash");
	await answer(screen, clock, "y");
	await screen.see("The line stands in ~/.bashrc.");
	await screen.press(KEYS.escape);
	await screen.see("Disks ");
	const before = asked.length;
	await screen.press("t");
	const frame = await screen.see("The first steps on the head node");
	expect(frame.match(/✓/g)).toHaveLength(6);
	expect(asked).toHaveLength(before);
	// The lines that need what others have shown are there, too.
	for (let row = 0; row < 4; row += 1) await screen.press(KEYS.down);
	await screen.see("srun -N 2 hostname");
});

test("a head node that is not reached is said once, and ends the round", async () => {
	const lost = new AppError("unreachable", "The head node refuses the connection.", {
		hint: "Type the command below.",
		copy: ["ssh-keygen -R ip"],
	});
	const { screen, asked } = await firstStepsOf([["", lost]]);
	await screen.press("a");
	await screen.see("The head node refuses the connection.");
	await screen.see("Type the command below. ssh-keygen -R ip");
	expect(asked).toHaveLength(1);
});

test("at 60×20 nothing is below the last row: the line that does not fit is copied whole", async () => {
	const { screen } = await firstStepsOf(
		[
			["df -P", DISKS.replaceAll("/mnt/lsst_stack\n", "/\n")],
			["", ""],
		],
		{
			columns: 60,
			rows: 20,
		},
	);
	await screen.press(KEYS.enter);
	const frame = await screen.see("No disk is mounted at /mnt/lsst_stack.");
	expect(frame).toContain("with the volume in the list.");
	expect(frame).toContain("… y copies it whole");
	expect(frame).toContain("enter do this step");
	expect(frame.split("\n").length).toBeLessThanOrEqual(20);
});

test("the last of them shows a job made of what the cluster is like", async () => {
	const { screen } = await firstStepsOf([["sinfo", "queue1*|2|4\n--\n/mnt/lsst_stack/loadLSST.bash\n"]]);
	await screen.press(KEYS.end);
	await screen.see("Enter shows a script that works on every node");
	await screen.press(KEYS.enter);
	await screen.see("A first job, made of what lsst is like.");
	await screen.press(KEYS.end);
	await screen.see("srun --label ls -d /mnt/lsst_stack /mnt/data");
	await screen.press(KEYS.escape);
	await screen.see("The first steps on the head node");
});

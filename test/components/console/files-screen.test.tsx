import { expect, test } from "vitest";
import { AppError } from "../../../src/ports/errors.ts";
import type { Command } from "../../../src/ports/machine.ts";
import type { Trees } from "../../../src/ports/trees.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { strictPort } from "../../harness/strict-port.ts";
import { headThat } from "../../slurm/head.ts";
import { type Row, RSYNC, said, treeOf } from "../../transfer/looked.ts";
import { clusterView, consoleOf, ScriptedWatch } from "./world.ts";

const SUM = "a".repeat(64);
const RUN = treeOf("/home/ada/run1", [
	["d", 0, 5, ""],
	["f", 2_000_000, 5, "new"],
	["f", 10, 6, "changed"],
]);
const THERE: readonly Row[] = [
	["d", 0, 1, ""],
	["f", 10, 5, "changed"],
];

/** The console's page of files; an rsync that ends so, with what it was given. */
async function filesOf(
	ends: (Promise<never> | { code: number; stderr?: string })[],
	size = { columns: 80, rows: 24 },
) {
	const { head, asked } = headThat(() => [
		["run1/new run1/changed", `${SUM}  x\n${SUM}  y\n`],
		["sha256sum", `${SUM}  x\n`],
		["sh -c", said("/mnt/data", [["d", 0, 1, ""]], THERE)],
	]);
	const given: Command[] = [];
	const ssh = { words: ["ssh"], host: "ec2-user@192.0.2.1", sftp: { file: "sftp", args: [] } };
	const console = consoleOf({
		watch: new ScriptedWatch([clusterView()]),
		services: { headNode: () => ({ ...head, sshFor: async () => ssh }) },
		trees: strictPort<Trees>(
			"trees",
			{},
			{
				look: async (path) =>
					path === "~/"
						? treeOf("/home/ada", [
								["d", 0, 1, ""],
								["d", 0, 1, "run1"],
							])
						: RUN,
				sums: async (_, names) => names.map(() => SUM),
			},
		),
		processes: {
			run: async (command, onOutput) => {
				if (command.args.includes("--version")) onOutput(RSYNC, "stdout");
				if (command.program.file !== "rsync" || command.args.includes("--version"))
					return { code: 0, signal: undefined };
				given.push(command);
				const { code, stderr = "" } = (await ends.shift()) ?? { code: 0 };
				onOutput(stderr, "stderr");
				return { code, signal: undefined };
			},
		},
		size,
	});
	const { screen } = console;
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Address ");
	expect(asked).toEqual([]);
	await screen.press("f");
	await screen.see("Files to the cluster, and back");
	return { ...console, asked, given };
}

/** As far as the question before a put, which has just come. */
async function comeTo({ screen }: Awaited<ReturnType<typeof filesOf>>) {
	await screen.press("p");
	await screen.see("Which file or folder on this computer?");
	await screen.press("~/ru");
	await screen.press(KEYS.tab);
	await screen.see("~/run1/");
	await screen.press(KEYS.enter);
	await screen.see("Into which folder on lsst?");
	await screen.press("/mnt/da");
	await screen.press(KEYS.escape);
	await screen.see("Which file or folder on this computer?");
	await screen.press(KEYS.enter);
	await screen.see("/mnt/da");
	await screen.press("ta");
	await screen.press(KEYS.enter);
	await screen.see("into /mnt/data on lsst?");
}

/** The same, once it could be read. */
async function asked(page: Awaited<ReturnType<typeof filesOf>>) {
	await comeTo(page);
	await seeQuestion(page.screen, page.clock);
}

test("nothing is replaced by Enter; y does, and the result is one line", async () => {
	const page = await filesOf([]);
	const { screen, clock, given } = page;
	await asked(page);
	expect(screen.frame()).toContain("Replaces 1 file there: run1/changed.");
	await screen.press(KEYS.enter);
	expect(given).toEqual([]);
	await answer(screen, clock, "y");
	await screen.see(/run1 is in \/mnt\/data on lsst: 2 files, 2\.0 MB, the same on both sides by\s+SHA-256\./);
	expect(given.map(({ input }) => input)).toEqual(["run1/new\0run1/changed\0"]);
});

test("k keeps what is there, once the question could be read", async () => {
	const page = await filesOf([]);
	await comeTo(page);
	await page.screen.press("k");
	await seeQuestion(page.screen, page.clock);
	expect(page.given).toEqual([]);
	await page.screen.press("k");
	await page.screen.see("run1 is in /mnt/data on lsst: 1 file, 2.0 MB");
	expect(page.given.map(({ input }) => input)).toEqual(["run1/new\0"]);
});

test("a connection that breaks is told, and r goes on", async () => {
	const page = await filesOf([{ code: 12, stderr: "rsync: connection unexpectedly closed" }]);
	const { screen, clock, given } = page;
	await asked(page);
	await answer(screen, clock, "y");
	await screen.see("The connection to the cluster broke off.");
	await screen.press("r");
	await screen.see("into /mnt/data on lsst?");
	await answer(screen, clock, "y");
	await screen.see("the same on both sides");
	expect(given).toHaveLength(2);
});

test("a copy under way is stopped by y or a second Ctrl-C, which leave what has come, and r goes on", async () => {
	const endless = new Promise<never>(() => undefined);
	const page = await filesOf([endless, endless]);
	const { screen, clock, given } = page;
	await asked(page);
	await answer(screen, clock, "y");
	await screen.see("Copying to the cluster: run1");
	await screen.press("\u0003");
	await screen.see("Stop copying?");
	await screen.press(KEYS.escape);
	await screen.see("Copying to the cluster: run1");
	await screen.press(KEYS.escape);
	await answer(screen, clock, "y");
	await screen.see("Stopped. What has come stays: r goes on from there.");
	await screen.press("r");
	await screen.see("into /mnt/data on lsst?");
	await answer(screen, clock, "y");
	await screen.see("Copying to the cluster: run1");
	await screen.press("\u0003");
	await screen.see("Stop copying?");
	await screen.press("\u0003");
	await screen.see("Stopped. What has come stays: r goes on from there.");
	await screen.press("r");
	await screen.see("into /mnt/data on lsst?");
	await answer(screen, clock, "y");
	await screen.see("the same on both sides");
	expect(given).toHaveLength(3);
});

test("Esc goes back step by step, with what was typed", async () => {
	const page = await filesOf([], { columns: 60, rows: 20 });
	const { screen } = page;
	await asked(page);
	await screen.press(KEYS.escape);
	await screen.see("› /mnt/data");
	await screen.press(KEYS.escape);
	await screen.see("› ~/run1/");
	await screen.press(KEYS.escape);
	await screen.see("copy from lsst to this computer");
	await screen.press(KEYS.escape);
	await screen.see("Address ");
	expect(page.given).toEqual([]);
});

test("a head node that is away is told at Tab, and the line stays", async () => {
	const away = new AppError("unreachable", "Nobody answers at 192.0.2.1.");
	const { head } = headThat(() => [["sh -c", away]]);
	const { screen } = consoleOf({
		watch: new ScriptedWatch([clusterView()]),
		services: { headNode: () => head },
	});
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Address ");
	await screen.press("f");
	await screen.press("g");
	await screen.see("Which file or folder on lsst?");
	await screen.press("/mn");
	await screen.press(KEYS.tab);
	await screen.see("Nobody answers at 192.0.2.1.");
	expect(screen.frame()).toContain("› /mn");
});

import { expect, test } from "vitest";
import { writerV3 } from "../../../src/config/writer-v3.ts";
import { dialectV3 } from "../../../src/pcluster/dialect-v3.ts";
import { profileFor } from "../../../src/pcluster/profile-for.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { InstanceId } from "../../../src/ports/ids.ts";
import { KEYS } from "../../harness/screen.ts";
import { headThat, logsThere } from "../../slurm/head.ts";
import { type ConsoleScript, clusterView, consoleOf, FOUND, NOW, ScriptedWatch } from "./world.ts";

const RESUME = "/var/log/parallelcluster/slurm_resume.log";
const refused =
	"2026-11-26 16:00:00,123 - ERROR - An error occurred (InsufficientInstanceCapacity) when calling the RunInstances operation: We currently do not have sufficient t3.xlarge capacity";
const SMALL = { columns: 60, rows: 20 };

/** The list of logs of the one cluster there is; CloudWatch has no group of it. */
async function logsOf(script: Partial<ConsoleScript> = {}, seen = clusterView()) {
	const { head, asked } = headThat(() => [
		["slurm_resume", logsThere({ [RESUME]: [refused, "the last line"] })],
	]);
	const watch = new ScriptedWatch([seen]);
	const console = consoleOf({
		watch,
		services: { headNode: () => head },
		inventory: { logGroups: async () => [] },
		...script,
	});
	const { screen } = console;
	await screen.see("enter open lsst");
	await screen.press(KEYS.enter);
	await screen.see("Head node   ");
	await screen.press("l");
	await screen.see("Which log do you want to read?");
	expect(asked).toEqual([]);
	return { ...console, asked, watch };
}

test("Enter reads what pcluster said here, and asks nobody", async () => {
	const { screen, asked } = await logsOf({ inventory: {} });
	await screen.press(KEYS.enter);
	await screen.see("There is no such file here.");
	await screen.press(KEYS.escape);
	await screen.see("Which log do you want to read?");
	expect(asked).toEqual([]);
});

test.each([undefined, SMALL])(
	"why a node did not start stands above its logs, and is kept by w (%o)",
	async (size) => {
		const { screen, world } = await logsOf(size && { size });
		await screen.press(KEYS.down);
		await screen.press(KEYS.enter);
		const frame = (await screen.see("AWS has no free machine")).replaceAll(/\s+/g, " ");
		expect(frame).toContain("Try again later");
		await screen.press("w");
		await screen.see(/Written to ~\/lsst-nodes-2026-11-\S+\.log/);
		const [path = ""] = [...world.config.disk.keys()].filter((each) => each.endsWith(".log"));
		const kept = String(world.config.disk.get(path));
		expect(kept).toMatch(/^AWS has no free machine[\s\S]*by ssh[\s\S]*the last line\n$/);
		await screen.press("/");
		for (const letter of "last line") await screen.press(letter);
		await screen.press(KEYS.enter);
		await screen.see("“last line” 1 of 1");
	},
);

test("a log that is read stays where it is however often AWS is looked at", async () => {
	const { screen, asked, watch } = await logsOf();
	await screen.press(KEYS.down);
	await screen.press(KEYS.enter);
	await screen.see("AWS has no free machine");
	const before = asked.length;
	await screen.press("/");
	for (const letter of "last line") await screen.press(letter);
	await screen.press(KEYS.enter);
	await screen.see("“last line” 1 of 1");
	watch.show({ clusters: [clusterView({ computeNodes: 1 })] });
	await screen.press("?");
	await screen.press("?");
	await screen.see("“last line” 1 of 1");
	expect(asked).toHaveLength(before);
});

test("at 60×20 the names of the files of the row under the cursor stand there whole", async () => {
	const { screen } = await logsOf({ size: SMALL, inventory: {} });
	await screen.press(KEYS.end);
	const frame = await screen.see("computemgtd, slurmd");
	expect(frame.replaceAll(/\s+/g, " ")).toContain(
		"cloud-init-output, cfn-init, chef-client, bootstrap_error_msg, nodewatcher, computemgtd, slurmd",
	);
	expect(frame.split("\n")).toHaveLength(20);
});

test("at 40×12 each question stands whole, and no file beside it", async () => {
	const { screen } = await logsOf({ size: { columns: 40, rows: 12 }, inventory: {} });
	const frame = await screen.see("Why did my node not start?");
	expect(frame).toContain("Why did a node go away?");
});

test("what cannot be read says why in a sentence", async () => {
	const denied = new AppError("denied", "Your AWS account does not let you see the log groups.");
	const stopped = clusterView();
	const off = { ...stopped, head: stopped.head && { ...stopped.head, state: "stopped" } };
	const { screen } = await logsOf({ inventory: { logGroups: () => Promise.reject(denied) } }, off);
	await screen.press(KEYS.down);
	await screen.press(KEYS.enter);
	const frame = (await screen.see("let you see the log groups.")).replaceAll(/\s+/g, " ");
	expect(frame).toContain(`${denied.message} The head node is stopped: press u to start it.`);
});

test("a node is chosen, and its console is read where CloudWatch has nothing", async () => {
	const node = { ...clusterView().head, id: "i-0aaaaaaaaaaaaaaaa" as InstanceId, role: "compute" };
	const { screen } = await logsOf(
		{ ec2: { consoleOutput: async () => ["the boot of a node"] } },
		{ ...clusterView(), nodes: [node] as NonNullable<ReturnType<typeof clusterView>["nodes"]> },
	);
	await screen.press(KEYS.end);
	await screen.press(KEYS.enter);
	await screen.see("i-0aaaaaaaaaaaaaaaa");
	await screen.press(KEYS.enter);
	await screen.see("the boot of a node");
	await screen.press("?");
	expect((await screen.see("nothing to copy here")).match(/^ +y +/gm)).toHaveLength(1);
	await screen.press("?");
	await screen.press(KEYS.escape);
	await screen.see("Which node?");
});

test("nodes are named as CloudWatch knows them, gone or there now, and a log is shown from its end", async () => {
	const head = clusterView().head?.id;
	const there = { ...clusterView().head, id: "i-0aaaaaaaaaaaaaaaa" as InstanceId, role: "compute" };
	const lines = Array.from({ length: 40 }, (_, place) => `line ${place}`);
	const { screen } = await logsOf(
		{
			inventory: {
				logGroups: async () => [
					{ name: "/aws/parallelcluster/lsst-202611231045", bytes: 1, keptDays: undefined },
				],
			},
			logs: {
				streams: async () => [`ip-1.${head}.clustermgtd`, "ip-9.i-0fedcba9876543210.slurmd"],
				newestLines: async () => ({ lines, writtenAt: NOW }),
			},
		},
		{ ...clusterView(), nodes: [there] as NonNullable<ReturnType<typeof clusterView>["nodes"]> },
	);
	await screen.press(KEYS.end);
	await screen.press(KEYS.enter);
	const frame = await screen.see(/› i-0fedcba9876543210 +ip-9 +gone/);
	expect(frame).toMatch(/ i-0aaaaaaaaaaaaaaaa +there now/);
	expect(frame).not.toContain("No compute node");
	await screen.press(KEYS.enter);
	expect(await screen.see("line 39")).not.toContain("line 0");
});

test("where no node is there and none has left a log, that is said", async () => {
	const { screen } = await logsOf();
	await screen.press(KEYS.end);
	await screen.press(KEYS.enter);
	const frame = (await screen.see("No compute node of lsst is there")).replaceAll(/\s+/g, " ");
	expect(frame).toContain("none has left a log. CloudWatch has no logs of lsst:");
	await screen.press(KEYS.escape);
	await screen.see("Which log do you want to read?");
});

test.each([
	[18, false],
	[20, false],
	[21, true],
	[30, true],
])(
	"at 60 columns and %i rows the command for all logs is shown whole, or not at all",
	async (rows, isWhole) => {
		const version = "3.16.1";
		const { screen } = consoleOf({
			watch: new ScriptedWatch([clusterView({ major: 3, version, stackName: "lsst" })]),
			found: [{ ...FOUND, version }],
			services: {
				engineFor: (found) => ({
					...found,
					...{ profile: profileFor(version), dialect: dialectV3, writer: writerV3 },
				}),
			},
			size: { columns: 60, rows },
		});
		await screen.see("enter open lsst");
		await screen.press(KEYS.enter);
		await screen.see("Head node   ");
		await screen.press("l");
		const frame = await screen.see(/lsst-logs\.tar\.gz|too long for this window: y copies it/);
		expect(frame.includes("export-cluster-logs")).toBe(isWhole);
		expect(frame.includes("lsst-logs.tar.gz")).toBe(isWhole);
	},
);

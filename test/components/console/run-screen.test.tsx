import { expect, test } from "vitest";
import type { Finding } from "../../../src/diagnosis/findings.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { VolumeId } from "../../../src/ports/ids.ts";
import type { ResourceRow, RunOutcome, RunView } from "../../../src/runs/run.ts";
import { answer, seeQuestion } from "../../harness/answer.ts";
import { KEYS } from "../../harness/screen.ts";
import { stretched } from "../../harness/stretched.ts";
import { type ConsoleScript, clusterView, consoleOf, runView, ScriptedRun, ScriptedWatch } from "./world.ts";

function row(logicalId: string, state: ResourceRow["state"], seconds?: number, depth = 0): ResourceRow {
	const type = logicalId.endsWith("Substack") ? "AWS::CloudFormation::Stack" : "AWS::EC2::Instance";
	return { key: logicalId, logicalId, type, depth, state, seconds, reason: undefined };
}

const ROLE: ResourceRow = { ...row("RootRole", "done", 18), type: "AWS::IAM::Role" };

const FAILED: RunOutcome & { kind: "failed" } = {
	kind: "failed",
	remains: { kind: "own", stack: { id: "arn:stack/lsst", createdAt: new Date("2026-11-23T11:55:00Z") } },
	diagnosis: {
		resource: "MasterServer",
		reason: "The volume vol-0abc is not in the same availability zone",
		meaning: "A volume lives in one zone and the subnet in another.",
		cure: "Choose a subnet in eu-west-2a.",
		quotes: "AWS",
		command: "aws ec2 describe-subnets",
		step: "subnet",
	},
};

/** A creation found under way at AWS, watched again. */
async function watching(view: Partial<RunView> = {}, script: ConsoleScript = {}) {
	const run = new ScriptedRun(runView({ stackStatus: "CREATE_IN_PROGRESS", ...view }));
	const watch = new ScriptedWatch([clusterView({ state: "creating", computeNodes: 0, head: undefined })]);
	const console = consoleOf({ watch, ...script, runs: [run, ...(script.runs ?? [])] });
	await console.screen.see(/› lsst +being created/);
	await console.screen.press(KEYS.enter);
	await console.screen.see("Creating lsst");
	return { ...console, run, watch };
}

test("a creation that AWS is at is joined, not begun again", async () => {
	const { requests } = await watching();
	expect(requests).toEqual([
		{
			verb: "create",
			attach: true,
			stackName: "parallelcluster-lsst",
			target: { name: "lsst", region: "eu-west-2", configPath: "/home/ada/.parallelcluster/config" },
			meant: { id: "arn:stack/lsst", createdAt: new Date("2026-11-23T10:45:00Z") },
		},
	]);
});

test("shows share, resources with their seconds, time and pcluster's last lines", async () => {
	const { screen, run } = await watching();
	run.show({
		fraction: 0.42,
		resourcesDone: 17,
		rows: [
			row("RootRole", "done", 18),
			row("MasterServerSubstack", "working", 200),
			row("MasterServer", "working", 190, 1),
		],
		tail: ["Creating stack named: parallelcluster-lsst"],
	});
	await screen.see("42%");
	await screen.press("l");
	const frame = await screen.see("✓ RootRole");
	expect(frame).toContain("17 of 40 resources");
	expect(frame).toContain("5 min 00 s, usually 10 to 40 min");
	expect(frame).toMatch(/✓ RootRole +18 s/);
	expect(frame).toMatch(/◐ {3}MasterServer +3 min 10 s {2}instance/);
	expect(frame).toContain("Creating stack named: parallelcluster-lsst");
	expect(frame).toContain("You can leave and come back: AWS goes on building.");
});

test("what is done stands whole before the time, which tells in a narrow window what it is alone", async () => {
	const { screen } = await watching({}, { size: { columns: 50, rows: 16 } });
	expect(screen.frame()).toMatch(/ Creating lsst {2,}5 min 00 s$/m);
});

test("what is left undone by leaving is told to its end, on two rows", async () => {
	const { screen, run } = await watching();
	run.show({ phase: "fleet", verb: "stop", fleet: "STOPPING", headStage: "later" } as Partial<RunView>);
	await screen.see(
		"Stay until it is done: if you leave now, the head node is left on, and goes\n  on costing.",
	);
});

test("many resources are windowed around the work, and can be scrolled", async () => {
	const many = Array.from({ length: 60 }, (_, place) =>
		row(`Resource${place}.`, place < 40 ? "done" : "waiting", 3),
	);
	const { screen } = await watching({
		rows: [...many.slice(0, 40), row("Busy", "working", 9), ...many.slice(40)],
	});
	await screen.see("Creating lsst");
	// What is not on the screen is not scrolled.
	for (let page = 0; page < 8; page += 1) await screen.press("\u001b[5~");
	await screen.press("l");
	const frame = await screen.see(/Resource\d+\./);
	expect(frame).toContain("Busy");
	expect(frame).not.toContain("Resource5.");
	expect(frame.split("\n").length).toBeLessThanOrEqual(24);
	for (let page = 0; page < 8; page += 1) await screen.press("\u001b[5~");
	await screen.see("Resource0.");
	await screen.press(KEYS.down);
	await screen.gone("Resource0.");
});

test("below the resources stand the last three lines of pcluster's output", async () => {
	const { screen } = await watching({
		rows: [row("RootRole", "working", 18)],
		tail: ["line 1", "line 2", "line 3", "line 4", "line 5"],
	});
	await screen.see("RootRole");
	expect(screen.frame()).not.toContain("line 5");
	await screen.press("l");
	const frame = await screen.see("line 5");
	expect(frame).toContain("RootRole");
	expect(frame.match(/line \d/g)).toEqual(["line 3", "line 4", "line 5"]);
});

test("trouble that passes is said and goes", async () => {
	const { screen, run } = await watching();
	run.show({ trouble: new AppError("throttled", "AWS asks to slow down.") });
	await screen.see("! AWS asks to slow down.");
	run.show({ trouble: undefined });
	await screen.gone("AWS asks to slow down.");
});

test("q asks, Esc stays, y leaves and says that AWS goes on", async () => {
	const { screen, run, farewells, clock } = await watching();
	await screen.press("q");
	await screen.see("Leave firstlight?");
	await screen.press(KEYS.escape);
	await screen.gone("Leave firstlight?");
	expect(run.left).toBe(0);
	await screen.press("\u0003");
	await screen.see("Leaving is safe: AWS goes on, and so does the cost.");
	await answer(screen, clock);
	await screen.gone("Leave firstlight?");
	await expect.poll(() => farewells.length).toBe(1);
	expect(run.left).toBe(1);
	const text = farewells[0]?.join("\n");
	expect(text).toContain("The creation of lsst goes on at AWS without firstlight.");
	expect(text).toContain("To come back: firstlight --region eu-west-2");
	screen.unmount();
	expect(farewells).toHaveLength(1);
});

test("screens that a signal takes away tell what goes on at AWS, too", async () => {
	const { screen, run, farewells } = await watching();
	screen.unmount();
	expect(farewells.flat().join("\n")).toContain("The creation of lsst goes on at AWS without firstlight.");
	expect(run.left).toBe(0);
});

test.each([
	[{ kind: "done" } as const, "It is done", "lsst is ready."],
	[FAILED, "It did not work", "A volume lives in one zone"],
])(
	"a run that ends while leaving is asked says so, and no key is taken for the old question: %#",
	async (outcome, said, after) => {
		const { screen, run, clock, farewells } = await watching();
		await screen.press("q");
		await screen.see("Leave firstlight?");
		run.show({ outcome });
		const frame = await screen.see("Creating lsst has ended meanwhile. Leave firstlight?");
		expect(frame).toContain(said);
		await screen.press("y");
		await screen.see("! One moment");
		await seeQuestion(screen, clock);
		expect(farewells).toEqual([]);
		await screen.press("n");
		await screen.see(after);
	},
);

test("whoever leaves after the end is told of the cluster as it is then", async () => {
	const { screen, run, clock, farewells } = await watching();
	await screen.press("q");
	await screen.see("Leave firstlight?");
	run.show({ outcome: { kind: "done" } });
	await screen.see("has ended meanwhile");
	await answer(screen, clock);
	await expect.poll(() => farewells.length).toBe(1);
	expect(farewells[0]?.join("\n")).toContain("lsst (eu-west-2) is running and costs money");
});

test("l shows the whole log of a run that failed, to be scrolled and searched", async () => {
	const { screen, run, world } = await watching();
	const lines = Array.from({ length: 90 }, (_, place) => `said ${String(place).padStart(2, "0")}.`);
	Object.assign(world.services.ports.log, { stretch: stretched(lines, 90) });
	run.show({ outcome: FAILED });
	await screen.see("A volume lives in one zone");
	await screen.press("l");
	const frame = await screen.see("said 89.");
	expect(frame).toContain("~/.local/state/firstlight/log");
	await screen.press(KEYS.home);
	await screen.see("said 00.");
	await screen.press(KEYS.escape);
	await screen.see("A volume lives in one zone");
});

test("leaving before AWS was reached says that nothing was begun", async () => {
	const { screen, farewells, clock } = await watching({ stackStatus: undefined });
	await screen.press("q");
	await screen.see("AWS has not begun yet");
	await answer(screen, clock);
	await expect.poll(() => farewells.length).toBe(1);
	expect(farewells[0]).toEqual(["The creation of lsst was not begun: AWS had not been asked yet."]);
});

test("a second Ctrl-C leaves", async () => {
	const { screen, run, farewells } = await watching();
	await screen.press("\u0003");
	await screen.see("Leave firstlight?");
	await screen.press("\u0003");
	await expect.poll(() => farewells.length).toBe(1);
	expect(run.left).toBe(1);
});

test("while it lets go of a run no key is heard but Ctrl-C, which does not wait", async () => {
	class Slow extends ScriptedRun {
		override leave = () => new Promise<void>(() => undefined);
	}
	const run = new Slow(runView({ stackStatus: "CREATE_IN_PROGRESS" }));
	const watch = new ScriptedWatch([clusterView({ state: "creating", computeNodes: 0, head: undefined })]);
	const { screen, clock, farewells } = consoleOf({ watch, runs: [run] });
	await screen.see("enter watch lsst being created");
	await screen.press(KEYS.enter);
	await screen.see("Creating lsst");
	await screen.press("q");
	await answer(screen, clock);
	const frame = await screen.see("Letting go of it");
	expect(frame).toContain("ctrl-c leave at once");
	for (const key of ["q", "y", "l", "v", "?", KEYS.enter, KEYS.escape, KEYS.down]) await screen.press(key);
	// The spinner turns by the time; all else stands.
	const still = (text: string) => text.replace(/[⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏]/g, "");
	expect(still(screen.frame())).toBe(still(frame));
	expect(farewells).toEqual([]);
	await screen.press("\u0003");
	await expect.poll(() => farewells.length).toBe(1);
});

test("? lists the keys of a run, and why those that do nothing do nothing", async () => {
	const { screen } = await watching({ rows: [ROLE] });
	await screen.see("? explain");
	await screen.press("?");
	const frame = await screen.see("Keys");
	expect(frame).toMatch(/calls\s+all of it a stack/);
	expect(frame.match(/All of it is on the screen/g)).toHaveLength(1);
	expect(frame).toMatch(/pcluster's check\s+has noticed nothing/);
	await screen.press("q");
	await screen.see("◐ permissions");
	expect(screen.frame()).not.toContain("Leave firstlight?");
});

test("what the check noticed scrolls to its last line", async () => {
	const finding = NOTICED[0];
	if (finding === undefined) throw new Error("there is one");
	const many = Array.from({ length: 30 }, (_, place) => ({
		...finding,
		diagnosis: { ...finding.diagnosis, reason: `Odd thing ${place}.` },
	}));
	const { screen, run } = await watching();
	run.show({ phase: "stack", findings: many });
	await screen.see("v warnings");
	await screen.press("v");
	await screen.see("Odd thing 0.");
	for (let page = 0; page < 12; page++) await screen.press(KEYS.pageDown);
	await screen.see("Odd thing 29.");
	expect(screen.frame()).toMatch(/–(\d+) of \1\s*$/m);
	await screen.press(KEYS.up);
	await screen.gone("Odd thing 29.");
});

test("done leads to the console of the cluster", async () => {
	const { screen, run, watch } = await watching();
	watch.show({ clusters: [clusterView()] });
	run.show({ fraction: 1, outcome: { kind: "done" } });
	await screen.see("lsst is ready. Press s to log in.");
	const frame = await screen.see("lsst   ● running");
	expect(frame).toContain("lsst is ready.");
});

test("a failure shows cause, meaning, cure and the question to go back to", async () => {
	const { screen, run } = await watching();
	run.show({ outcome: FAILED });
	const frame = await screen.see("Creating lsst did not work");
	expect(frame).toMatch(/MasterServer: The volume vol-0abc is not in the same\s+availability zone/);
	expect(frame).toContain("A volume lives in one zone and the subnet in another.");
	expect(frame).toContain("Choose a subnet in eu-west-2a.");
	expect(frame).toContain("aws ec2 describe-subnets --region eu-west-2");
	expect(frame.indexOf("MasterServer: ")).toBeGreaterThan(frame.indexOf("may cost: press d"));
	// Its answers are another session's: they come from the config file.
	expect(frame).toContain("Press e to go through its answers again, as its config file has them:");
	expect(frame).toContain("keeps the name and may cost: press d to remove it.");
	expect(frame).toContain("Log: ~/.local/state/firstlight/log");
	await screen.press("e");
	await screen.see("In which AWS region");
});

test("under a failure the resources stand apart, behind a blank row", async () => {
	const { screen, run } = await watching({ rows: [ROLE] });
	run.show({ outcome: FAILED });
	await screen.see("did not work");
	const rows = (await screen.see("RootRole")).split("\n");
	const first = rows.findIndex((row) => row.includes("RootRole"));
	expect(rows[first - 1]?.trim()).toBe("");
	expect(rows[first - 2]?.trim()).not.toBe("");
});

/** What a failed creation has left at AWS: a stack without a head node. */
const REST: ConsoleScript = {
	ec2: { clusterInstances: async () => [] },
	stacks: { stack: async () => undefined, resources: async () => [] },
};

test("what a failed creation left is removed after a question, and the name is free again", async () => {
	const removal = new ScriptedRun(runView({ verb: "delete" }));
	const { screen, run, requests, clock } = await watching({}, { runs: [removal], ...REST });
	run.show({ outcome: FAILED });
	await screen.see("did not work");
	await screen.press("d");
	await screen.see("Remove what is left of lsst in eu-west-2?");
	await screen.press("lsst");
	await screen.press(KEYS.enter);
	await answer(screen, clock);
	await screen.see("Deleting lsst");
	expect(requests[1]).toMatchObject({
		verb: "delete",
		attach: false,
		stackName: "parallelcluster-lsst",
		meant: { id: "arn:stack/lsst" },
	});
	removal.show({ outcome: { kind: "done" } });
	await screen.see("lsst is deleted.");
});

test("Enter and d, held, remove nothing of a failed creation", async () => {
	const { screen, run, requests, clock } = await watching({}, REST);
	run.show({ outcome: FAILED });
	await screen.see("did not work");
	await screen.press("d".repeat(20) + KEYS.enter.repeat(20));
	await clock.pass(2000);
	await screen.press(KEYS.escape);
	await screen.see("did not work");
	expect(requests).toHaveLength(1);
});

test("another cluster's name is never offered for removal: it can be opened, or another name chosen", async () => {
	const { screen, run, requests } = await watching();
	run.show({
		outcome: { ...FAILED, remains: { kind: "other" }, diagnosis: { ...FAILED.diagnosis, step: "name" } },
	});
	const frame = await screen.see("c open lsst");
	expect(frame).toContain("e choose another name");
	expect(frame).not.toContain("remove");
	expect(frame).not.toContain("try again");
	await screen.press("d");
	await screen.press("r");
	await screen.press("c");
	await screen.see("Head node   ");
	expect(requests).toHaveLength(1);
});

test("what nobody has shown to be ours is not offered for removal", async () => {
	const { screen, run } = await watching();
	run.show({ outcome: { ...FAILED, remains: { kind: "unknown" } } });
	const frame = await screen.see("is not known");
	expect(frame).not.toContain("d remove");
});

test("a creation that left nothing can be tried again at once", async () => {
	const second = new ScriptedRun(runView({ stackStatus: "CREATE_IN_PROGRESS", tail: ["second"] }));
	const { screen, run, requests, clock } = await watching({}, { runs: [second] });
	run.show({ outcome: { ...FAILED, remains: { kind: "nothing" } } });
	const frame = await screen.see("r try again");
	expect(frame).not.toContain("Press d to remove it.");
	await screen.press("r");
	await screen.see("Try once more to create lsst?");
	await answer(screen, clock);
	await screen.see("software and disks");
	await screen.press("o");
	await screen.see("second");
	expect(requests[1]).toMatchObject({ verb: "create", attach: false });
});

test("while AWS clears up, the cause is known already", async () => {
	const { screen, run } = await watching();
	run.show({ cause: FAILED.diagnosis });
	await screen.see("It has failed, and AWS is clearing up. A volume lives in one zone");
});

test("a login that has run out is told with its cure, and that nothing is lost", async () => {
	const { screen, run } = await watching();
	run.show({
		trouble: new AppError("expired-credentials", "Your AWS login has expired.", { hint: "Log in again." }),
	});
	await screen.see("Your AWS login has expired. AWS goes on meanwhile. Log in again. Then this");
});

test("it stays within a narrow terminal", async () => {
	const size = { columns: 60, rows: 16 };
	const { screen } = await watching(
		{ rows: [row("RootRole", "done", 18), row("MasterServer", "working", 9)] },
		{ size },
	);
	const lines = (await screen.see("head node starts")).split("\n");
	expect(lines.join("\n")).toContain("AWS goes on building.");
	expect(lines.length).toBeLessThanOrEqual(16);
	for (const line of lines) expect(line.length).toBeLessThanOrEqual(60);
});

test("what has failed is told whole on a small terminal while AWS clears up", async () => {
	const size = { columns: 60, rows: 20 };
	const meaning = `${"Words on what it means, as many as a cause has. ".repeat(3)}The last words.`;
	const cause = { ...FAILED.diagnosis, meaning };
	const rows = Array.from({ length: 30 }, (_, place) => row(`Resource${place}`, "removed", 3));
	const tail = ["line 1", "line 2", "line 3"];
	const { screen } = await watching({ stackStatus: "ROLLBACK_IN_PROGRESS", rows, tail, cause }, { size });
	const text = (await screen.see("It has failed, and AWS is clearing up.")).replace(/\s+/g, " ");
	expect(text).toContain("The last words.");
	expect(text).toContain("AWS goes on tidying.");
});

const NOTICED: readonly Finding[] = [
	{
		level: "WARNING",
		type: "CustomAmiTagValidator",
		diagnosis: {
			resource: undefined,
			reason: "Odd image.",
			meaning: undefined,
			cure: undefined,
			step: undefined,
		},
	},
	{
		level: "ERROR",
		type: "SharedEbsVolumeIdValidator",
		diagnosis: {
			...FAILED.diagnosis,
			resource: undefined,
			reason: "Another zone.",
			step: "volumes",
		},
	},
];
const WARNED = NOTICED.slice(0, 1);

test("while pcluster checks the config nothing is counted, and leaving makes nothing", async () => {
	const { screen, run } = await watching();
	run.show({ phase: "checking" });
	const frame = await screen.see("Checking the config of lsst");
	expect(frame).toContain("Checking and sending: pcluster checks the config with AWS.");
	expect(frame).toContain("Leaving stops it: it is not at AWS yet, and nothing is made.");
	expect(frame).not.toContain("resources");
	expect(frame).not.toContain("AWS goes on");
	await screen.press("q");
	await screen.see("Nothing has begun at AWS: leaving makes nothing");
});

test("a refused config shows every finding, errors first, and e goes back", async () => {
	const { screen, run } = await watching();
	run.show({
		phase: "checking",
		findings: NOTICED,
		tail: ["{"],
		outcome: {
			...FAILED,
			remains: { kind: "nothing" },
			diagnosis: NOTICED[1]?.diagnosis ?? FAILED.diagnosis,
		},
	});
	const frame = await screen.see("pcluster refused the config of lsst");
	expect(frame).toContain("pcluster's check: 1 error and 1 warning");
	expect(frame).toContain("Press e to go back to the question: Volumes.");
	expect(frame.indexOf("✗ Another zone.")).toBeLessThan(frame.indexOf("! Odd image."));
	expect(frame).toContain("A volume lives in one zone and the subnet in another.");
	expect(frame).toContain("Choose a subnet in eu-west-2a.");
	expect(frame).not.toContain("{");
	await screen.press("l");
	await screen.see("There is no such file here.");
	await screen.press(KEYS.escape);
	await screen.see("Odd image.");
	await screen.press("e");
	await screen.see("In which AWS region");
});

test("what a passed check warned of stays in reach while the cluster is built", async () => {
	const { screen, run } = await watching();
	run.show({ phase: "stack", findings: WARNED, rows: [ROLE] });
	await screen.see("passed with 1 warning: v shows");
	await screen.press("v");
	const frame = await screen.see("! Odd image.");
	expect(frame).not.toContain("permissions");
	await screen.press("v");
	await screen.see("◐ permissions");
});

test("without warnings v does nothing", async () => {
	const { screen, run } = await watching({ rows: [ROLE] });
	run.show({ phase: "stack", findings: [] });
	await screen.press("v");
	const frame = await screen.see("◐ permissions");
	expect(frame).not.toContain("v warnings");
});

test("after a rollback what failed is told from what was taken back", async () => {
	const { screen, run } = await watching();
	const failed = { ...row("HeadNode", "failed", 9), reason: "No capacity." };
	run.show({ outcome: FAILED, rows: [row("RootRole", "removed", 18), failed] });
	await screen.see("did not work");
	const frame = await screen.see("removed again");
	expect(frame).toMatch(/✗ HeadNode +9 s {2}No capacity\./);
	expect(frame).toMatch(/− RootRole/);
});

test("taking away an empty stack does not count to nought", async () => {
	const { screen, run } = await watching();
	run.show({ verb: "delete", stackStatus: "DELETE_IN_PROGRESS", resourcesExpected: 0 });
	const frame = await screen.see("Only the empty stack is left.");
	expect(frame).not.toContain("0 of 0");
});

test("what a failed creation has left is told with what it costs now, or that it costs nothing", async () => {
	const { head } = clusterView();
	const stacks: ConsoleScript["stacks"] = { stack: async () => undefined, resources: async () => [] };
	const failed = { stackStatus: "ROLLBACK_COMPLETE", outcome: FAILED };
	const empty = await watching({}, { stacks, ec2: { clusterInstances: async () => [] } });
	empty.run.show(failed);
	await empty.screen.see("It costs nothing now: AWS shows no machine, no disk and no address of it.");
	const left = await watching(
		{},
		{
			stacks,
			ec2: {
				clusterInstances: async () => (head ? [head] : []),
				attachedVolumes: async () => [
					{ id: "vol-0root" as VolumeId, name: undefined, sizeGiB: 35, type: "gp2", endsWithIt: true },
				],
			},
		},
	);
	left.run.show({ ...failed, stackStatus: "CREATE_FAILED" });
	await left.screen.see("It costs ≈ $0.06/h now.");
	await left.screen.press("d");
	await left.screen.see("It costs ≈ $0.06/h now, and $0/h then.");
});

test("a creation of another session that fails is not said to cost what it did while its head node was there", async () => {
	const { head } = clusterView();
	let machines = head ? [head] : [];
	const { screen, run } = await watching(
		{ stack: FAILED.remains.kind === "own" ? FAILED.remains.stack : undefined },
		{
			stacks: { stack: async () => undefined, resources: async () => [] },
			ec2: { clusterInstances: async () => machines, attachedVolumes: async () => [] },
		},
	);
	run.show({ rows: [row("MasterServer", "working", 9)] });
	await screen.see("≈ $0.05/h");
	machines = [];
	run.show({ stackStatus: "ROLLBACK_COMPLETE", outcome: FAILED });
	await screen.see("It costs nothing now: AWS shows no machine");
});

test("y copies the command of a failure whole, with its region, and says that nobody knows whether it was taken", async () => {
	const { screen, run, world } = await watching();
	run.show({ outcome: FAILED });
	await screen.see("y copy");
	await screen.press("y");
	await screen.see(/✓ copied, if your terminal allows it \(1 of 2, y copies the next\): aws ec2\s+describe-/);
	expect(world.copied).toEqual(["aws ec2 describe-subnets --region eu-west-2"]);
	await screen.press("?");
	await screen.see("copies what stands here to be copied");
});

test("of a failure without a command y copies what AWS says, to be handed on", async () => {
	const { screen, run, world } = await watching();
	const { command: _, ...diagnosis } = FAILED.diagnosis;
	run.show({ outcome: { ...FAILED, diagnosis } });
	await screen.see("y copy");
	await screen.press("y");
	await screen.see("✓ copied");
	expect(world.copied).toEqual(["MasterServer: The volume vol-0abc is not in the same availability zone"]);
});

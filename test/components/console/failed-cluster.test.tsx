import { expect, test } from "vitest";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import type { RunOutcome } from "../../../src/runs/run.ts";
import { KEYS } from "../../harness/screen.ts";
import { type ConsoleScript, clusterView, consoleOf, runView, ScriptedRun, ScriptedWatch } from "./world.ts";

const STACK = { id: "arn:stack/lsst", createdAt: new Date("2026-11-23T10:45:00Z") };
const FULL: RunOutcome = {
	kind: "failed",
	diagnosis: diagnose([{ resource: "HeadNode", reason: "InsufficientFreeAddressesInSubnet" }]),
	remains: { kind: "own", stack: STACK },
};
const REST: ConsoleScript = {
	ec2: { clusterInstances: async () => [] },
	stacks: { stack: async () => undefined, resources: async () => [] },
};

test.each([
	["create", "create-failed", "ROLLBACK_COMPLETE", "Creating lsst did not work"],
	["create", "create-failed", "CREATE_FAILED", "Creating lsst did not work"],
	["create", "create-failed", "ROLLBACK_FAILED", "Creating lsst did not work"],
	["delete", "delete-failed", "DELETE_FAILED", "Deleting lsst did not work"],
] as const)(
	"opening a cluster whose %s failed (%s, %s) tells why, in any session",
	async (verb, state, stackStatus, title) => {
		const run = new ScriptedRun(runView({ verb }));
		const watch = new ScriptedWatch([clusterView({ state, stackStatus, head: undefined, computeNodes: 0 })]);
		const { screen, requests } = consoleOf({ watch, runs: [run], ...REST });
		await screen.see("enter see why lsst failed");
		await screen.press(KEYS.enter);
		await screen.see("Asking AWS why it failed …");
		run.show({ stackStatus, stack: STACK, outcome: FULL });
		const frame = await screen.see(title);
		expect(requests).toMatchObject([{ verb, attach: true, failed: true, meant: STACK }]);
		expect(frame).toContain("HeadNode: InsufficientFreeAddressesInSubnet");
		await screen.press("c");
		await screen.see("w tells why");
		expect(requests).toHaveLength(1);
	},
);

test.each([
	[60, 20],
	[80, 24],
	[120, 40],
])(
	"what a failure means, its cure with its key and what is left stand whole on %i × %i",
	async (columns, rows) => {
		const run = new ScriptedRun(runView({}));
		const watch = new ScriptedWatch([
			clusterView({ state: "create-failed", stackStatus: "ROLLBACK_COMPLETE" }),
		]);
		const { screen } = consoleOf({ watch, runs: [run], ...REST, size: { columns, rows } });
		await screen.see("enter see why lsst failed");
		await screen.press(KEYS.enter);
		run.show({ stackStatus: "ROLLBACK_COMPLETE", stack: STACK, outcome: FULL });
		const frame = await screen.see("Creating lsst did not work");
		const told = frame.replaceAll(/[\s│]+/g, " ");
		if (FULL.kind !== "failed") throw new Error("it failed");
		for (const text of [FULL.diagnosis.meaning, FULL.diagnosis.cure ?? ""]) expect(told).toContain(text);
		expect(told).toMatch(/Press e to go .* It keeps the name: press d to remove it\./);
		expect(frame.split("\n")).toHaveLength(rows);
		for (const key of ["Z", "é"]) {
			await screen.press(key);
			await screen.see("That key does nothing here. ? shows the keys.");
		}
	},
);

test("the console leads back to why it failed, and to the head node that was kept for a look", async () => {
	const run = new ScriptedRun(runView({}));
	const watch = new ScriptedWatch([
		clusterView({ state: "create-failed", stackStatus: "CREATE_FAILED", computeNodes: 0 }),
	]);
	const runs = [run, new ScriptedRun(runView({}))];
	const { screen, requests } = consoleOf({
		watch,
		runs,
		...REST,
	});
	await screen.see("enter see why lsst failed");
	await screen.press(KEYS.enter);
	run.show({ stackStatus: "CREATE_FAILED", stack: STACK, outcome: FULL });
	const frame = await screen.see("c open lsst");
	expect(frame.replaceAll(/\s*\n\s+/g, " ")).toContain(
		"It is kept for a look: c opens it to log in, d removes it.",
	);
	await screen.press("c");
	const console = await screen.see("its head node is there for a look");
	expect(console).toContain("s ssh");
	await screen.press("w");
	await screen.see("Asking AWS why it failed …");
	expect(requests.map(({ failed }) => failed)).toEqual([true, true]);
});

test("going through the answers again of a cluster that failed begins with its own config file", async () => {
	const asked: (string | undefined)[] = [];
	const run = new ScriptedRun(runView({}));
	const watch = new ScriptedWatch([
		clusterView({ state: "create-failed", stackStatus: "ROLLBACK_COMPLETE" }),
	]);
	const prefillFor = async (_engine: unknown, cluster?: string) => {
		asked.push(cluster);
		return { prefill: { region: clusterView().region }, notes: [] };
	};
	const { screen } = consoleOf({ watch, runs: [run], ...REST, services: { prefillFor } });
	await screen.see("enter see why lsst failed");
	await screen.press(KEYS.enter);
	run.show({ stackStatus: "ROLLBACK_COMPLETE", stack: STACK, outcome: FULL });
	await screen.see("Press e to go through its answers again");
	await screen.press("e");
	await screen.see("In which AWS region");
	expect(asked.at(-1)).toBe("lsst");
});

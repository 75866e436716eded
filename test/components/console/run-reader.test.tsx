import { afterEach, beforeEach, expect, test, vi } from "vitest";
import type { ResourceRow } from "../../../src/runs/run.ts";
import { KEYS } from "../../harness/screen.ts";
import { clusterView, consoleOf, runView, ScriptedRun, ScriptedWatch } from "./world.ts";

beforeEach(() => {
	vi.stubEnv("INK_SCREEN_READER", "true");
});
afterEach(() => {
	vi.unstubAllEnvs();
});

const ROLE: ResourceRow = {
	...{ key: "RootRole", logicalId: "RootRole", type: "AWS::IAM::Role", depth: 0, state: "working" },
	...{ reason: undefined, seconds: 3, began: Date.parse("2026-11-23T11:59:00Z") },
};

test("a screen reader hears of a creation when a part of it changes, not when time passes or numbers move", async () => {
	const run = new ScriptedRun(runView({ stackStatus: "CREATE_IN_PROGRESS", fraction: 0.31, rows: [ROLE] }));
	const watch = new ScriptedWatch([clusterView({ state: "creating", computeNodes: 0, head: undefined })]);
	const { screen, clock } = consoleOf({ watch, runs: [run] });
	await screen.see("watch lsst being created");
	await screen.press(KEYS.enter);
	const before = await screen.see("permissions: working");
	expect(before).toContain("30 percent");
	await clock.pass(20_000);
	run.show({ fraction: 0.34, resourcesDone: 9, rows: [{ ...ROLE, seconds: 23 }], tail: ["RootRole …"] });
	await screen.press("?");
	await screen.see("Keys");
	await screen.press("?");
	expect(await screen.see("permissions: working")).toBe(before);
	const head: ResourceRow = {
		...ROLE,
		key: "MasterServer",
		logicalId: "MasterServer",
		type: "AWS::EC2::Instance",
	};
	run.show({ rows: [{ ...ROLE, state: "done" }, head] });
	await screen.see("permissions: done");
	expect(screen.frame()).toContain("head node starts: working");
});

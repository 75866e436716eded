import { expect, test } from "vitest";
import { droppedView } from "../../src/runs/dropped-run.ts";
import type { RunView } from "../../src/runs/run.ts";
import { runView, ScriptedRun } from "../components/console/world.ts";

test.each<readonly [what: string, view: Partial<RunView>, reached: boolean | undefined]>([
	["checked has begun nothing", { phase: "checking" }, false],
	["sent may have got through", {}, undefined],
	["built goes on", { stackStatus: "CREATE_IN_PROGRESS" }, true],
	["taken back goes on", { stackStatus: "ROLLBACK_IN_PROGRESS" }, true],
	["stopping goes on", { phase: "fleet", verb: "stop", fleet: "STOPPING" }, true],
])("a run that is dropped while it is %s", (_, view, reachedAws) => {
	expect(droppedView(new ScriptedRun(runView(view)))?.outcome).toEqual({ kind: "left", reachedAws });
});

test("a run that is over is not dropped", () => {
	expect(droppedView(new ScriptedRun(runView({ outcome: { kind: "done" } })))).toBeUndefined();
});

import { expect, test } from "vitest";
import { doneNotice } from "../../src/flow/done-notice.ts";
import type { FleetView, RunVerb, RunView } from "../../src/runs/run.ts";

const stack = (verb: RunVerb) => ({ phase: "stack", verb }) as RunView;
const fleet = (verb: RunVerb, seen: Partial<FleetView> = {}) =>
	({ phase: "fleet", verb, ...seen }) as RunView;

test.each([
	[stack("create"), "lsst is ready. Press s to log in."],
	[stack("update"), "lsst has been changed: it is what its config file says."],
	[fleet("start"), "The nodes of lsst may start again."],
	[
		fleet("start", { headStage: "on" }),
		"The head node of lsst is on again, and its nodes may start. Press s to log in.",
	],
	[
		fleet("start", { headStage: "on", newAddress: "203.0.113.9" }),
		"The head node of lsst is on again, and its nodes may start. Its address is now 203.0.113.9. Press s to log in.",
	],
	[fleet("stop"), "The nodes of lsst are stopped. The head node and the disks go on costing."],
	[
		fleet("stop", { headStage: "off" }),
		"The nodes and the head node of lsst are stopped. The disks, and an Elastic IP if it has one, go on costing.",
	],
	[
		fleet("stop", { fleet: "DISABLED" }),
		"lsst takes no new jobs. Those that run go on and cost, as do the head node and the disks.",
	],
])("%o is told as done: %s", (view, told) => {
	expect(doneNotice({ ...view, cluster: "lsst", outcome: { kind: "done" } }, undefined)).toBe(told);
});

test.each([
	[fleet("stop"), ""],
	[fleet("stop", { headStage: "later" }), " The head node was left on."],
	[fleet("stop", { headStage: "off" }), ""],
])("of nodes that nobody may see %o is told as sent", (view, head) => {
	const outcome = { kind: "done", unseen: true } as const;
	expect(doneNotice({ ...view, cluster: "lsst", outcome }, undefined)).toBe(
		`The request for the nodes of lsst is sent. Whether they have ended could not be seen.${head}`,
	);
});

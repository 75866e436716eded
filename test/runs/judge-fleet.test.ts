import { describe, expect, it } from "vitest";
import { fleetFraction, judgeFleet, judgeHolder, starting, stopping } from "../../src/runs/judge-fleet.ts";
import { computeNode, headNode, stack } from "./fake-account.ts";

const off = { ...headNode(), state: "stopped" } as const;
const leaving = { ...headNode(), state: "stopping" } as const;
const both = [headNode(), computeNode("i-1")];

describe("a look at the fleet", () => {
	it.each([
		["a stopped fleet is done", stopping, { fleet: "STOPPED", instances: both }, { kind: "done" }],
		["a job queue that is off is done", stopping, { fleet: "DISABLED", instances: [] }, { kind: "done" }],
		["a running one is not", stopping, { fleet: "RUNNING", instances: both }, undefined],
		["one that is stopping is not", stopping, { fleet: "STOPPING", instances: [] }, undefined],
		[
			"one that was asked waits for its head node",
			stopping,
			{ fleet: "STOP_REQUESTED", instances: both },
			undefined,
		],
		[
			"and where nobody sees that one",
			stopping,
			{ fleet: "STOP_REQUESTED", instances: undefined },
			undefined,
		],
		[
			"a head node that is off carries nothing out",
			stopping,
			{ fleet: "STOP_REQUESTED", instances: [off] },
			"off",
		],
		["nor does one that is going off", starting, { fleet: "START_REQUESTED", instances: [leaving] }, "off"],
		["it matters only while the request waits", stopping, { fleet: "STOPPING", instances: [off] }, undefined],
		["a running fleet is started", starting, { fleet: "RUNNING", instances: both }, { kind: "done" }],
		["so is a protected one", starting, { fleet: "PROTECTED", instances: both }, { kind: "done" }],
		["a stopped one is not", starting, { fleet: "STOPPED", instances: both }, undefined],
		[
			"a group without a state starts at once",
			starting,
			{ fleet: undefined, instances: both },
			{ kind: "done" },
		],
		[
			"it is stopped without its nodes",
			stopping,
			{ fleet: undefined, instances: [headNode()] },
			{ kind: "done" },
		],
		["it is not with them", stopping, { fleet: undefined, instances: both }, undefined],
		[
			"nobody knows where nothing is seen",
			stopping,
			{ fleet: undefined, instances: undefined },
			{ kind: "done", unseen: true },
		],
	] as const)("%s", (_when, goal, seen, outcome) => {
		const judged = judgeFleet(goal, seen);
		if (outcome !== "off") return expect(judged).toEqual(outcome);
		expect(judged).toMatchObject({
			kind: "failed",
			diagnosis: { resource: headNode().id, reason: expect.stringContaining("switched off") },
			remains: { kind: "unknown" },
		});
	});
});

describe("who has the cluster's name", () => {
	it.each([
		[undefined, "nothing"],
		["DELETE_COMPLETE", "nothing"],
		["DELETE_IN_PROGRESS", "unknown"],
		["DELETE_FAILED", undefined],
		["CREATE_COMPLETE", undefined],
	])("a stack that is %s leaves %s", (status, remains) => {
		const judged = judgeHolder("lsst", status === undefined ? undefined : stack(status));
		if (remains === undefined) expect(judged).toBeUndefined();
		else expect(judged).toMatchObject({ kind: "failed", remains: { kind: remains } });
	});
});

describe("the bar of a fleet", () => {
	it.each([
		[stopping, "RUNNING", undefined, 0.05],
		[stopping, "STOPPING", 0, 0.4],
		[stopping, "STOP_REQUESTED", 0.5, 0.675],
		[stopping, undefined, 1, 0.95],
		[stopping, undefined, undefined, undefined],
		[starting, "STARTING", 1, 0.6],
		[starting, undefined, 0.5, undefined],
	] as const)("%o, %s, %s gone", (goal, fleet, gone, fraction) => {
		const shown = fleetFraction(goal, fleet, gone);
		if (fraction === undefined) expect(shown).toBeUndefined();
		else expect(shown).toBeCloseTo(fraction);
	});
});

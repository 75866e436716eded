import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createFraction, deleteFraction, isHeadNode, notBack } from "../../src/runs/progress.ts";
import { rowState, rowsFrom } from "../../src/runs/resource-rows.ts";
import type { RunOutcome } from "../../src/runs/run.ts";
import { atEnd, StackPicture } from "../../src/runs/stack-picture.ts";
import { resource, stack } from "./fake-account.ts";

describe("createFraction", () => {
	it("lies between 0 and 0.99 whatever comes", () => {
		fc.assert(
			fc.property(
				fc.nat(500),
				fc.nat(500),
				fc.option(fc.nat(10 ** 8), { nil: undefined }),
				(done, expected, boot) => {
					const fraction = createFraction(done, expected, boot);
					expect(fraction).toBeGreaterThanOrEqual(0);
					expect(fraction).toBeLessThanOrEqual(0.99);
				},
			),
		);
	});

	it("keeps the last third for the head node's boot", () => {
		expect(createFraction(40, 40, undefined)).toBeCloseTo(2 / 3);
		expect(createFraction(40, 40, 10 * 60_000)).toBeGreaterThan(0.9);
		expect(createFraction(40, 40, 5 * 60_000)).toBeLessThan(0.9);
	});

	it("grows with time while nothing else moves", () => {
		const bars = [0, 1, 5, 10, 20, 60].map((minutes) => createFraction(38, 40, minutes * 60_000));
		expect(bars).toEqual([...bars].sort((a, b) => a - b));
		expect(new Set(bars).size).toBeGreaterThan(4);
	});
});

describe("deleteFraction and notBack", () => {
	it.each([
		[0, 0, 0],
		[1, 4, 0.25],
		[4, 4, 0.99],
	])("%i of %i removed is %d", (removed, existed, fraction) => {
		expect(deleteFraction(removed, existed)).toBe(fraction);
	});

	it.each([
		[undefined, undefined, undefined],
		[0.5, undefined, 0.5],
		[undefined, 0.2, 0.2],
		[0.5, 0.2, 0.5],
		[0.2, 0.5, 0.5],
	])("from %s to %s is %s", (previous, next, shown) => {
		expect(notBack(previous, next)).toBe(shown);
	});
});

describe("rows", () => {
	it.each([
		["CREATE_IN_PROGRESS", "working"],
		["CREATE_COMPLETE", "done"],
		["CREATE_FAILED", "failed"],
		["DELETE_IN_PROGRESS", "working"],
		["DELETE_COMPLETE", "removed"],
		["DELETE_FAILED", "failed"],
		["DELETE_SKIPPED", "done"],
		["SOMETHING", "waiting"],
	])("%s is %s", (status, state) => {
		expect(rowState(status)).toBe(state);
	});

	it("tell how long each resource takes, and took", () => {
		const times = new Map();
		const at = (seconds: number) => new Date(seconds * 1000);
		const look = (status: string, updated: number, now: number) =>
			rowsFrom(
				[{ resource: resource("Eip", status, { updatedAt: at(updated) }), depth: 0 }],
				times,
				at(now),
			)[0];
		expect(look("CREATE_IN_PROGRESS", 10, 14)?.seconds).toBe(4);
		expect(look("CREATE_IN_PROGRESS", 12, 20)?.seconds).toBe(10);
		expect(look("CREATE_COMPLETE", 22, 60)?.seconds).toBe(12);
		expect(look("CREATE_COMPLETE", 22, 90)?.seconds).toBe(12);
	});

	it("do not invent a time for what was there before", () => {
		const done = { resource: resource("Eip", "CREATE_COMPLETE", { updatedAt: new Date(0) }), depth: 0 };
		expect(rowsFrom([done], new Map(), new Date(9000))[0]?.seconds).toBeUndefined();
	});

	it.each([
		["MasterServer", true],
		["MasterServerSubstack", true],
		["HeadNode", true],
		["HeadNode1234", true],
		["HeadNodeWaitCondition20261123", false],
		["HeadNodeWaitConditionHandle20261123", false],
		["HeadNodeSecurityGroup", false],
		["MasterEIP", false],
	])("%s is the head node: %s", (logicalId, head) => {
		expect(isHeadNode(logicalId)).toBe(head);
	});
});

describe("the picture of a stack", () => {
	it("expects no fewer resources than there are, whatever the templates declare", () => {
		const resources = ["A", "B", "C"].map((id) => ({ resource: resource(id, "CREATE_COMPLETE"), depth: 0 }));
		const tree = { resources, declared: 2, whole: true, past: [] };
		const shown = new StackPicture("create", 1).of(stack("CREATE_IN_PROGRESS"), tree, new Date(0));
		expect(shown).toMatchObject({ resourcesDone: 3, resourcesExpected: 3 });
	});

	it("moves the bar of an update on while AWS goes forward, and leaves it there while it goes back", () => {
		const picture = new StackPicture("update", 1);
		const look = (status: string, ...states: string[]) => {
			const resources = states.map((state, place) => ({
				resource: resource(`R${place}`, state, { updatedAt: new Date(1) }),
				depth: 0,
			}));
			const tree = { resources, declared: undefined, whole: false, past: [] };
			return picture.of(stack(status, { updatedAt: new Date(0) }), tree, new Date(2)).fraction;
		};
		const begun = look("UPDATE_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_IN_PROGRESS");
		expect(begun).toBeGreaterThan(0);
		expect(look("UPDATE_ROLLBACK_IN_PROGRESS", "UPDATE_COMPLETE", "UPDATE_COMPLETE")).toBe(begun);
	});

	it("is whole once all is done, and stays as it is where a deletion failed", () => {
		const failed = { kind: "failed" } as RunOutcome;
		expect(atEnd("update", { kind: "done" }, [])).toEqual({ fraction: 1 });
		expect(atEnd("delete", failed, [])).toEqual({});
	});
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
	createFraction,
	deleteFraction,
	headNodeBegun,
	isHeadNode,
	notBack,
} from "../../src/runs/progress.ts";
import { learnTimes, rowState, rowsFrom } from "../../src/runs/resource-rows.ts";
import type { ResourceRow, RunOutcome, StackView } from "../../src/runs/run.ts";
import { atEnd, StackPicture, stackFacts } from "../../src/runs/stack-picture.ts";
import { event, resource, rootId, stack } from "./fake-account.ts";

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

	it.each([
		[0, 0, undefined, 0],
		[1, 1, undefined, 2 / 3],
		[10, 40, undefined, 1 / 6],
		[50, 40, undefined, 2 / 3],
		[0, 40, -60_000, 0],
		[0, 40, 10 * 60_000, (1 - Math.exp(-1.6)) / 3],
	])("%i of %i resources, and a boot of %s ms", (done, expected, bootMs, fraction) => {
		expect(createFraction(done, expected, bootMs)).toBeCloseTo(fraction);
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
		[1, 1, 0.99],
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

	it("take their times from what happened before anybody looked, the newest try of each", () => {
		const times = new Map();
		const at = (seconds: number) => new Date(seconds * 1000);
		learnTimes(times, [
			event("Eip", "CREATE_IN_PROGRESS", { at: at(1) }),
			event("Eip", "CREATE_IN_PROGRESS", { at: at(3) }),
			event("Eip", "CREATE_COMPLETE", { at: at(5) }),
			event("Role", "CREATE_COMPLETE", { at: at(6) }),
			event("Eip", "UPDATE_COMPLETE", { at: at(7) }),
			event("Role", "DELETE_IN_PROGRESS", { at: at(8) }),
			event("Role", "DELETE_COMPLETE", { at: at(9) }),
			event("Role", "DELETE_IN_PROGRESS", { at: at(10) }),
		]);
		expect(Object.fromEntries(times)).toEqual({
			[`${rootId}/Eip`]: { began: 1000, ended: 5000 },
			[`${rootId}/Role`]: { began: 10_000, ended: undefined },
		});
	});

	it("are never shown with less than no time, where this machine's clock is behind AWS's", () => {
		const ahead = {
			resource: resource("Eip", "CREATE_IN_PROGRESS", { updatedAt: new Date(9000) }),
			depth: 0,
		};
		expect(rowsFrom([ahead], new Map(), new Date(0))[0]?.seconds).toBe(0);
	});

	it.each([
		[[], false],
		[[["HeadNode", "waiting"]], false],
		[[["Eip", "done"]], false],
		[
			[
				["Eip", "waiting"],
				["HeadNode", "working"],
			],
			true,
		],
	] as const)("%j: the head node has begun: %s", (rows, begun) => {
		const all = rows.map(([logicalId, state]) => ({ logicalId, state }) as ResourceRow);
		expect(headNodeBegun(all)).toBe(begun);
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

	/** What a fresh picture makes of one look at these resources. */
	const pictured = (
		verb: StackView["verb"],
		status: string,
		resources: readonly (readonly [logicalId: string, status: string, updatedAt?: number])[],
		{ whole = true, declared }: { whole?: boolean; declared?: number } = {},
	) => {
		const placed = resources.map(([id, state, at]) => ({
			resource: resource(id, state, { updatedAt: at === undefined ? undefined : new Date(at) }),
			depth: 0,
		}));
		const tree = { resources: placed, declared, whole, past: [] };
		const seen = stack(status, { updatedAt: new Date(1000) });
		return new StackPicture(verb, 40).of(seen, tree, new Date(10 * 60_000));
	};

	it.each([
		["what the templates declare", { declared: 9 }, 9],
		["the usual number before all nested stacks have begun", { declared: 9, whole: false }, 40],
		["the usual number where nothing is declared", {}, 40],
	])("expects of a creation %s", (_, tree, expected) => {
		const looks = [
			["Eip", "CREATE_COMPLETE"],
			["Role", "CREATE_IN_PROGRESS"],
		] as const;
		const shown = pictured("create", "CREATE_IN_PROGRESS", looks, tree);
		expect(shown).toMatchObject({ resourcesDone: 1, resourcesExpected: expected });
		expect(shown.fraction).toBeCloseTo(2 / 3 / expected);
		expect(pictured("create", "CREATE_COMPLETE", looks, tree)).toMatchObject({
			resourcesExpected: 1,
			fraction: 1,
		});
		expect(pictured("create", "ROLLBACK_IN_PROGRESS", looks, tree).fraction).toBeUndefined();
	});

	it("counts the head node's boot from when AWS began with it, however late it is joined", () => {
		const [eip, waits] = [
			["Eip", "CREATE_COMPLETE"],
			["HeadNode", "", 0],
		] as const;
		const bar = (...more: (readonly [string, string, number?])[]) =>
			pictured("create", "CREATE_IN_PROGRESS", [eip, ...more], { declared: 2 }).fraction;
		expect(bar(["Later", "CREATE_IN_PROGRESS", 0])).toBeCloseTo(1 / 3);
		expect(bar(waits)).toBeCloseTo(1 / 3);
		expect(bar(["HeadNode", "CREATE_IN_PROGRESS", 0])).toBeCloseTo(1 / 3 + (1 - Math.exp(-1.6)) / 3);
		expect(bar(["HeadNode", "CREATE_IN_PROGRESS"])).toBeCloseTo(1 / 3);
	});

	it("counts the boot also where the head node was not there at the first look", () => {
		const picture = new StackPicture("create", 2);
		const look = (now: number, ...heads: number[]) => {
			const resources = heads.map((at, place) => ({
				resource: resource(`HeadNode${place}`, "CREATE_IN_PROGRESS", { updatedAt: new Date(at) }),
				depth: 0,
			}));
			const tree = { resources, declared: undefined, whole: false, past: [] };
			return picture.of(stack("CREATE_IN_PROGRESS"), tree, new Date(now)).fraction;
		};
		expect(look(0)).toBe(0);
		expect(look(20 * 60_000, 15 * 60_000, 10 * 60_000)).toBeCloseTo((1 - Math.exp(-1.6)) / 3);
	});

	it("counts of an update only what it has touched", () => {
		const shown = pictured("update", "UPDATE_IN_PROGRESS", [
			["Before", "CREATE_COMPLETE", 999],
			["Never", "CREATE_COMPLETE"],
			["Done", "UPDATE_COMPLETE", 1000],
			["Working", "UPDATE_IN_PROGRESS", 1001],
			["Made", "CREATE_COMPLETE", 1002],
		]);
		expect(shown).toMatchObject({ resourcesDone: 2, resourcesExpected: 3 });
		expect(shown.rows?.map(({ logicalId }) => logicalId)).toEqual(["Done", "Working", "Made"]);
		expect(shown.fraction).toBeCloseTo(1 / 3);
	});

	it("has everything removed of a stack that is deleted", () => {
		const shown = pictured("delete", "DELETE_COMPLETE", [["Eip", "DELETE_IN_PROGRESS"]]);
		expect(shown).toMatchObject({ rows: [{ state: "removed" }], resourcesDone: 1, resourcesExpected: 1 });
		expect(pictured("delete", "DELETE_IN_PROGRESS", [])).toMatchObject({ resourcesExpected: 0, fraction: 0 });
	});

	it("is as old as its stack's own work", () => {
		const [createdAt, updatedAt, deletedAt] = [new Date(1), new Date(2), new Date(3)];
		const seen = stack("CREATE_COMPLETE", { createdAt, updatedAt, deletedAt });
		expect(stackFacts("create", seen).startedAt).toBe(createdAt);
		expect(stackFacts("update", seen).startedAt).toBe(updatedAt);
		expect(stackFacts("delete", seen).startedAt).toBe(deletedAt);
		expect(stackFacts("update", stack("CREATE_COMPLETE"))).not.toHaveProperty("startedAt");
	});

	it("marks the cause of a failure among what is gone, and nothing else", () => {
		const rows = ["A", "B", "C"].map((logicalId) => ({
			...{ key: logicalId, logicalId, type: "", depth: 0, seconds: 1, reason: undefined },
			state: logicalId === "C" ? ("done" as const) : ("removed" as const),
		}));
		const failed = (resource: string) =>
			({
				kind: "failed",
				diagnosis: { resource, reason: "No." },
				remains: { kind: "nothing" },
			}) as RunOutcome;
		const states = (resource: string) =>
			atEnd("create", failed(resource), rows).rows?.map(({ state }) => state);
		expect(states("A")).toEqual(["failed", "removed", "done"]);
		expect(states("C")).toEqual(["removed", "removed", "done"]);
		expect(atEnd("delete", { kind: "done" }, rows)).toMatchObject({
			...{ fraction: 1, resourcesDone: 3, resourcesExpected: 3 },
			rows: rows.map(({ key }) => ({ key, state: "removed" })),
		});
		expect(atEnd("create", { kind: "left", reachedAws: true }, rows)).toEqual({});
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

import { describe, expect, it } from "vitest";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { causeIn, failuresOf } from "../../src/runs/first-failure.ts";
import { creation, updating } from "../../src/runs/judge-stack.ts";
import { denied, event, FakeStacks, headId, region, rootId, stack, unreachable } from "./fake-account.ts";

const { signal } = new AbortController();
const nested = {
	type: "AWS::CloudFormation::Stack",
	physicalId: headId,
	reason: "Embedded stack x was not successfully created",
};

function failedStacks(): FakeStacks {
	const stacks = new FakeStacks();
	stacks.happened = {
		[rootId]: [
			event("parallelcluster-lsst", "CREATE_IN_PROGRESS", { physicalId: rootId }),
			event("RootRole", "CREATE_FAILED", { reason: "Resource creation cancelled" }),
			event("MasterServerSubstack", "CREATE_FAILED", nested),
			event("EBSCfnStack", "CREATE_FAILED", { reason: "second" }),
		],
		[headId]: [
			event("MasterServer", "CREATE_FAILED", { stackId: headId, reason: "first" }),
			event("Waiter", "CREATE_FAILED", { stackId: headId, reason: "Resource creation cancelled" }),
		],
	};
	return stacks;
}

describe("failuresOf", () => {
	it("drops what was cancelled", async () => {
		const found = await failuresOf(failedStacks(), region, rootId, "CREATE", signal);
		expect(found.map(({ resource }) => resource).toSorted()).toEqual([
			"EBSCfnStack",
			"MasterServer",
			"MasterServerSubstack",
		]);
	});

	describe("leads with the resource that failed first", () => {
		const at = (seconds: number) => new Date(seconds * 1000);
		const failed = (logicalId: string, seconds: number, more: Parameters<typeof event>[2] = {}) =>
			event(logicalId, "CREATE_FAILED", { at: at(seconds), reason: "The moon is in the way", ...more });
		const firstOf = async (happened: FakeStacks["happened"]) => {
			const stacks = new FakeStacks();
			stacks.happened = happened;
			const found = await failuresOf(stacks, region, rootId, "CREATE", signal);
			return { first: found[0]?.resource, explained: diagnose(found).resource };
		};
		const otherId = headId.replace("Master", "Other");

		it("in whichever branch, however late its parent was told", async () => {
			const first = await firstOf({
				[rootId]: [failed("StackB", 80, { ...nested, physicalId: otherId }), failed("StackA", 90, nested)],
				[headId]: [failed("InA", 60, { stackId: headId })],
				[otherId]: [failed("InB", 70, { stackId: otherId })],
			});
			expect(first).toEqual({ first: "InA", explained: "InA" });
		});

		it("before another part that AWS had trouble with meanwhile", async () => {
			const first = await firstOf({
				[rootId]: [failed("RootRole", 65, { reason: "Internal Failure" }), failed("StackA", 90, nested)],
				[headId]: [failed("InA", 60, { stackId: headId })],
			});
			expect(first).toEqual({ first: "InA", explained: "InA" });
		});

		it("also a wait that failed, before a part that was throttled afterwards", async () => {
			const first = await firstOf({
				[rootId]: [
					failed("HeadNodeWaitCondition", 60, {
						reason: "WaitCondition timed out. Received 0 conditions when expecting 1",
					}),
					failed("Dashboard", 65, { reason: "Rate exceeded" }),
				],
			});
			expect(first).toEqual({ first: "HeadNodeWaitCondition", explained: "HeadNodeWaitCondition" });
		});

		it("and not the nested stack itself at the same moment", async () => {
			const first = await firstOf({
				[rootId]: [failed("StackA", 60, nested)],
				[headId]: [failed("InA", 60, { stackId: headId })],
			});
			expect(first).toEqual({ first: "InA", explained: "InA" });
		});
	});

	it("stays above a nested stack that may not be read", async () => {
		const stacks = failedStacks();
		stacks.happened[headId] = denied();
		const found = await failuresOf(stacks, region, rootId, "CREATE", signal);
		expect(found[0]?.resource).toBe("MasterServerSubstack");
	});

	it("passes trouble on, and a top stack that may not be read", async () => {
		const stacks = failedStacks();
		stacks.happened[headId] = unreachable();
		await expect(failuresOf(stacks, region, rootId, "CREATE", signal)).rejects.toMatchObject({
			code: "unreachable",
		});
		stacks.happened[rootId] = denied();
		await expect(failuresOf(stacks, region, rootId, "CREATE", signal)).rejects.toMatchObject({
			code: "denied",
		});
	});

	it("looks only at the word it is asked about", async () => {
		expect(await failuresOf(failedStacks(), region, rootId, "DELETE", signal)).toEqual([]);
	});

	it("looks of an update only at its newest try, and also at what that makes anew", async () => {
		const stacks = new FakeStacks();
		const root = { physicalId: rootId };
		const look = async (...events: ReturnType<typeof event>[]) => {
			stacks.happened[rootId] = events;
			return (await failuresOf(stacks, region, rootId, "UPDATE", signal)).map(({ resource }) => resource);
		};
		const old = event("Old", "UPDATE_FAILED");
		const again = [
			event("parallelcluster-lsst", "UPDATE_IN_PROGRESS", root),
			event("Made", "CREATE_FAILED"),
			event("parallelcluster-lsst", "UPDATE_FAILED", root),
		];
		expect(await look(old, ...again)).toEqual(["Made"]);
		expect(await look(...again)).toEqual(["Made"]);
		expect(await look(old)).toEqual([]);
	});

	it("goes no deeper than pcluster's stacks do", async () => {
		const stacks = new FakeStacks();
		const id = (depth: number) => (depth === 0 ? rootId : `${headId}${depth}`);
		for (let depth = 0; depth < 9; depth++)
			stacks.happened[id(depth)] = [
				event(`In${depth}`, "CREATE_FAILED", { ...nested, physicalId: id(depth + 1) }),
			];
		await failuresOf(stacks, region, rootId, "CREATE", signal);
		expect(stacks.asked).toHaveLength(5);
	});

	it("takes no resource for a nested stack that is none", async () => {
		const stacks = new FakeStacks();
		stacks.happened[rootId] = [
			event("Role", "CREATE_FAILED", { physicalId: headId }),
			event("Stack", "CREATE_FAILED", { ...nested, physicalId: "not-made" }),
		];
		expect(await failuresOf(stacks, region, rootId, "CREATE", signal)).toHaveLength(2);
		expect(stacks.asked).toHaveLength(1);
	});

	it("does not run round in circles", async () => {
		const stacks = new FakeStacks();
		stacks.happened[headId] = [
			event("Self", "CREATE_FAILED", { ...nested, physicalId: headId, stackId: headId }),
		];
		stacks.happened[rootId] = [event("Head", "CREATE_FAILED", nested)];
		expect(
			(await failuresOf(stacks, region, rootId, "CREATE", signal)).map(({ resource }) => resource),
		).toEqual(["Head"]);
	});
});

describe("why a stack failed", () => {
	const because = (reason: string) => diagnose([], reason);
	const cause = async (happened: FakeStacks["happened"], reason: string | undefined, told?: string) => {
		const stacks = new FakeStacks();
		stacks.happened = happened;
		const failed = stack("ROLLBACK_COMPLETE", { reason });
		const words = () => (told === undefined ? undefined : because(told));
		return (await causeIn(stacks, region, failed, creation, words, signal)).reason;
	};
	const events = { [rootId]: [event("Eip", "CREATE_FAILED", { reason: "by the events" })] };

	it.each([
		["its events tell before all", events, "by the events"],
		["pcluster's words come next", { [rootId]: [] }, "by pcluster"],
		["also where its events may not be read", { [rootId]: denied() }, "by pcluster"],
		["or are gone", {}, "by pcluster"],
	])("%s", async (_, happened, reason) => {
		expect(await cause(happened, "by the stack", "by pcluster")).toBe(reason);
	});

	it("its own sentence comes last, and its state where there is none", async () => {
		expect(await cause({}, "by the stack")).toBe("by the stack");
		expect(await cause({}, undefined)).toBe("The stack ended as ROLLBACK_COMPLETE.");
	});

	it("is not told before trouble with AWS has passed", async () => {
		const stacks = new FakeStacks();
		stacks.happened[rootId] = unreachable();
		const asked = causeIn(stacks, region, stack("UPDATE_FAILED"), updating, () => undefined, signal);
		await expect(asked).rejects.toMatchObject({ code: "unreachable" });
	});
});

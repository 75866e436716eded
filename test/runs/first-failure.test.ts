import { describe, expect, it } from "vitest";
import { failuresOf } from "../../src/runs/first-failure.ts";
import { denied, event, FakeStacks, headId, region, rootId, unreachable } from "./fake-account.ts";

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
	it("leads with the earliest failure of the deepest stack and drops what was cancelled", async () => {
		const found = await failuresOf(failedStacks(), region, rootId, "CREATE", signal);
		expect(found.map(({ resource, reason }) => [resource, reason])).toEqual([
			["MasterServer", "first"],
			["MasterServerSubstack", nested.reason],
			["EBSCfnStack", "second"],
		]);
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

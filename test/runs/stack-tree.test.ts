import { describe, expect, it } from "vitest";
import { StackTreeReader } from "../../src/runs/stack-tree.ts";
import {
	denied,
	FakeStacks,
	headId,
	headStack,
	region,
	resource,
	rootId,
	unreachable,
} from "./fake-account.ts";

const { signal } = new AbortController();

function tree() {
	const stacks = new FakeStacks();
	stacks.templates = { [rootId]: 2, [headId]: 1 };
	stacks.trees[rootId] = [resource("RootRole", "CREATE_COMPLETE"), headStack("CREATE_IN_PROGRESS")];
	stacks.trees[headId] = [resource("MasterServer", "CREATE_IN_PROGRESS", { stackId: headId })];
	let refused = 0;
	const onDenied = () => {
		refused += 1;
	};
	const reader = new StackTreeReader(stacks, region, onDenied);
	const read = async () => {
		const found = await reader.read(rootId, signal);
		if (!found) throw new Error("the tree may not be read, or is gone");
		return found;
	};
	return { stacks, reader: { read, look: () => reader.read(rootId, signal) }, refused: () => refused };
}

const count = (asked: readonly string[], what: string) => asked.filter((each) => each === what).length;

describe("StackTreeReader", () => {
	it("puts the resources of a nested stack behind it and adds up what is declared", async () => {
		const { stacks, reader } = tree();
		const found = await reader.read();
		expect(found.resources.map(({ resource: { logicalId }, depth }) => `${depth} ${logicalId}`)).toEqual([
			"0 RootRole",
			"0 MasterServerSubstack",
			"1 MasterServer",
		]);
		expect([found.declared, found.whole]).toEqual([3, true]);
		expect(stacks.asked.filter((asked) => asked.startsWith("events"))).toEqual([]);
		stacks.trees[rootId] = [headStack("CREATE_IN_PROGRESS")];
		expect((await reader.read()).whole).toBe(false);
	});

	it("reads each template once", async () => {
		const { stacks, reader } = tree();
		for (let look = 0; look < 3; look++) await reader.read();
		expect(count(stacks.asked, `template ${rootId}`)).toBe(1);
		expect(count(stacks.asked, `template ${headId}`)).toBe(1);
	});

	it("does not read a nested stack again once it has come to rest, until it moves again", async () => {
		const { stacks, reader } = tree();
		stacks.trees[rootId] = [headStack("CREATE_COMPLETE")];
		await reader.read();
		const again = await reader.read();
		expect(again.resources).toHaveLength(2);
		expect(again.declared).toBe(3);
		expect(count(stacks.asked, `resources ${headId}`)).toBe(1);
		stacks.trees[rootId] = [headStack("DELETE_IN_PROGRESS")];
		await reader.read();
		expect(count(stacks.asked, `resources ${headId}`)).toBe(2);
	});

	it("does without a nested stack that may not be read", async () => {
		const { stacks, reader } = tree();
		stacks.trees[headId] = denied();
		expect((await reader.read()).resources).toHaveLength(2);
	});

	it("knows no number where a template may not be read, and is not whole before all has begun", async () => {
		const { stacks, reader } = tree();
		stacks.templates = { [rootId]: 9 };
		const found = await reader.read();
		expect([found.declared, found.whole]).toEqual([undefined, false]);
	});

	it("asks no more once the resources may not be read, and says so once", async () => {
		const { stacks, reader, refused } = tree();
		stacks.trees[rootId] = denied();
		expect([await reader.look(), await reader.look()]).toEqual([undefined, undefined]);
		expect(count(stacks.asked, `resources ${rootId}`)).toBe(1);
		expect(refused()).toBe(1);
	});

	it("has nothing of a stack that is gone, and looks again", async () => {
		const { stacks, reader, refused } = tree();
		const { [rootId]: there, ...others } = stacks.trees;
		stacks.trees = others;
		expect(await reader.look()).toBeUndefined();
		stacks.trees = { ...others, [rootId]: there ?? [] };
		expect((await reader.look())?.resources).toHaveLength(3);
		expect(refused()).toBe(0);
	});

	it("asks once for a template that may not be read, and again for one out of reach", async () => {
		const { stacks, reader } = tree();
		stacks.templates[rootId] = denied();
		stacks.templates[headId] = unreachable();
		expect((await reader.read()).declared).toBeUndefined();
		stacks.templates = { [rootId]: 2, [headId]: 1 };
		expect((await reader.read()).declared).toBeUndefined();
		expect(count(stacks.asked, `template ${rootId}`)).toBe(1);
		expect(count(stacks.asked, `template ${headId}`)).toBe(2);
	});

	it("takes nothing else for a nested stack, nor one that is not made yet", async () => {
		const { stacks, reader } = tree();
		stacks.trees[rootId] = [
			resource("Topic", "CREATE_COMPLETE", { physicalId: headId }),
			{ ...headStack("CREATE_IN_PROGRESS"), physicalId: "" },
		];
		expect((await reader.read()).resources).toHaveLength(2);
	});

	it("passes trouble on", async () => {
		const { stacks, reader } = tree();
		stacks.trees[headId] = unreachable();
		await expect(reader.read()).rejects.toMatchObject({ code: "unreachable" });
	});
});

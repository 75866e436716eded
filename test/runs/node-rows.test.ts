import { expect, test } from "vitest";
import { NodeRows } from "../../src/runs/node-rows.ts";
import { computeNode, headNode } from "./fake-account.ts";

const at = (seconds: number) => new Date(seconds * 1000);

test("the compute nodes that were seen stay in sight, with how long each was there", () => {
	const nodes = new NodeRows();
	nodes.see([], at(0));
	expect(nodes.goneShare()).toBeUndefined();
	nodes.see([headNode(), computeNode("i-1"), computeNode("i-2", "stopping")], at(10));
	expect(nodes.goneShare()).toBe(0);
	nodes.see([headNode(), computeNode("i-2", "stopping")], at(14));
	nodes.see([headNode(), computeNode("i-2", "stopping")], at(30));
	expect(nodes.goneShare()).toBe(0.5);
	expect(nodes.rows(at(40)).map((row) => [row.logicalId, row.depth, row.state, row.seconds])).toEqual([
		["i-1", 0, "removed", 4],
		["i-2", 0, "working", 30],
	]);
	nodes.see([computeNode("i-1")], at(50));
	expect(nodes.rows(at(60)).map(({ state, seconds }) => [state, seconds])).toEqual([
		["done", 50],
		["removed", 40],
	]);
});

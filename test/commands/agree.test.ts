import { expect, test } from "vitest";
import { clusterAbove } from "../../src/commands/agree.ts";
import { BILLED, nodesBilled } from "../../src/cost/billed.ts";
import { estimateOf, item, machine } from "../../src/cost/estimate.ts";

const head = machine(item("head node", BILLED.head, { usd: 0.05, dated: "2026-11-01" }));
const nodes = machine(item("compute nodes", nodesBilled(0, 1), undefined));
const system = item("a file system", BILLED.withCluster, undefined);

test.each([
	["what is known is below it", [head], 0.1, "0.1", undefined],
	["what is known is above it", [head, nodes], 0.01, undefined, "--at-most allows more"],
	[
		"nobody knows what its nodes cost",
		[head, nodes],
		0.1,
		"0.1",
		"Without --at-most only what is known counts",
	],
	["and no bound was named", [head, nodes], 0.1, undefined, undefined],
	["only something small has no price", [head, system], 0.1, "0.1", undefined],
])("a cluster that is there, held against a bound: %s", (_, items, bound, atMost, hint) => {
	const above = clusterAbove(estimateOf(items, false), bound, atMost);
	if (hint === undefined) expect(above).toBeUndefined();
	else expect(above).toMatchObject({ code: "above-bound", hint: expect.stringContaining(hint) });
});

import { expect, test } from "vitest";
import { BILLED, nodesBilled } from "../../src/cost/billed.ts";
import { estimateOf, item, machine } from "../../src/cost/estimate.ts";
import { jobMoney } from "../../src/cost/job-cost.ts";

const price = (usd: number) => ({ usd, dated: "2026-11-01" });

function startedWith(few: number, most: number, usd: number | undefined, spot = false) {
	const nodes = nodesBilled(few, most);
	return estimateOf(
		[
			machine(item("head node", BILLED.head, price(1))),
			machine(item("compute nodes", nodes, usd === undefined ? undefined : price(usd))),
			item("nodes' public addresses", nodes, price(0.01)),
		],
		spot,
	);
}

test.each([
	[
		2,
		startedWith(0, 4, 0.19),
		"2 nodes start for it, unless on already: 2 × $0.20/h, together ≈ $0.40/h, until",
	],
	[1, startedWith(0, 4, 0.19), "One node starts for it, unless on already: ≈ $0.20/h, until"],
	// sbatch refuses what asks for more than there are.
	[9, startedWith(0, 2, 0.19), "2 nodes start for it"],
	[undefined, startedWith(0, 4, 0.19), "4 nodes start for it at most: 4 × $0.20/h, together ≈ $0.80/h"],
	[2, startedWith(0, 2, 0.19, true), "≈ $0.40/h (spot: about what the market asks now)"],
	[2, startedWith(0, 1, undefined), "2 nodes start for it: what that costs is not known."],
	[2, startedWith(2, 2, 0.19), "The nodes are on already"],
	[2, undefined, "still being reckoned"],
] as const)("what the nodes of a job cost: %s", (asked, started, said) => {
	expect(jobMoney(asked, started)).toContain(said);
});

import { defineCommand } from "./command.ts";
import { READS_END, tellsOfOne } from "./on-cluster.ts";

/** `firstlight cost`: what a cluster costs now, item by item, and in each state of its life. */
export const cost = defineCommand({
	...tellsOfOne("firstlight cost", async () => (await import("./tell-cost.ts")).tellCost),
	does: "says what a cluster costs now, and what it would cost.",
	usage: [
		["NAME", "this cluster"],
		["", "the only one of the region"],
	],
	more: [
		"USD at list price, before tax and traffic. What costs besides clusters, in any",
		"region, is told by firstlight leftovers.",
		"",
		...READS_END,
	],
});

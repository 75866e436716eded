import { defineCommand, type Work } from "./command.ts";
import { CLUSTER_FLAGS, nameIn, READS_END } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight cost";

/** `firstlight cost`: what a cluster costs now, item by item, and in each state of its life. */
export const cost = defineCommand({
	call,
	does: "says what a cluster costs now, and what it would cost.",
	usage: [
		["NAME", "this cluster"],
		["", "the only one of the region"],
	],
	flags: { json: { does: ["write it as JSON"] }, ...CLUSTER_FLAGS },
	takesWords: true,
	more: [
		"USD at list price, before tax and traffic. What costs besides clusters, in any",
		"region, is told by firstlight leftovers.",
		"",
		...READS_END,
	],
	run({ json, ...given }, words, tools) {
		const name = nameIn(call, words);
		const work: Work = async (world, signal) =>
			(await import("./tell-cost.ts")).tellCost(world, { name, json }, tools, signal);
		return toItsEnd(tools, given, work, { json });
	},
});

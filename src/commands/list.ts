import { defineCommand, type Work } from "./command.ts";
import { CLUSTER_FLAGS, READS_END } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

/** `firstlight list`: the clusters of a region, or of all. */
export const list = defineCommand({
	call: "firstlight list",
	does: "shows the clusters that are there.",
	usage: [["[flags]", ""]],
	flags: {
		all: { does: ["those of all regions"] },
		json: { does: ["write it as JSON"] },
		...CLUSTER_FLAGS,
	},
	more: [
		"A cluster of which the head node runs may have its nodes stopped: firstlight",
		"status says whether it has. News go to the error output.",
		"",
		...READS_END,
	],
	run({ all = false, json, ...given }, _, tools) {
		const work: Work = async (world, signal) =>
			(await import("./tell-clusters.ts")).tellClusters(world, { all, json }, tools, signal);
		return toItsEnd(tools, given, work, { json });
	},
});

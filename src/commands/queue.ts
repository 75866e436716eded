import { defineCommand, type Work } from "./command.ts";
import { CLUSTER_FLAGS, nameIn, READS_END } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight queue";

/** `firstlight queue`: a cluster's nodes and jobs, as Slurm on the head node sees them. */
export const queue = defineCommand({
	call,
	does: "shows a cluster's nodes and jobs.",
	usage: [
		["NAME", "of this cluster"],
		["", "of the only one of the region"],
	],
	flags: { json: { does: ["write it as JSON"] }, ...CLUSTER_FLAGS },
	takesWords: true,
	more: [
		"It asks Slurm on the head node, by ssh, with the key file that opened it last",
		"time: log in once before (firstlight ssh NAME). Other schedulers it cannot read.",
		"",
		...READS_END,
	],
	run({ json, ...given }, words, tools) {
		const name = nameIn(call, words);
		const work: Work = async (world, signal) =>
			(await import("./tell-queue.ts")).tellQueue(world, { name, json }, tools, signal);
		return toItsEnd(tools, given, work, { json });
	},
});

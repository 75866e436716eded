import { defineCommand } from "./command.ts";
import { READS_END, tellsOfOne } from "./on-cluster.ts";

/** `firstlight queue`: a cluster's nodes and jobs, as Slurm on the head node sees them. */
export const queue = defineCommand({
	...tellsOfOne("firstlight queue", async () => (await import("./tell-queue.ts")).tellQueue),
	does: "shows a cluster's nodes and jobs.",
	usage: [
		["NAME", "of this cluster"],
		["", "of the only one of the region"],
	],
	more: [
		"It asks Slurm on the head node, by ssh, with the key file that opened it last",
		"time: log in once before (firstlight ssh NAME). Other schedulers it cannot read.",
		"",
		...READS_END,
	],
});

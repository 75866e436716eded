import { defineCommand, type Work } from "./command.ts";
import { STATUS_EXIT, STATUS_MEANS } from "./exit-codes.ts";
import { CLUSTER_FLAGS, nameIn } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight status";

/** `firstlight status`: a cluster's state, by the exit code too. */
export const status = defineCommand({
	call,
	does: "says what a cluster is at, by its exit code too.",
	usage: [
		["NAME", "this cluster"],
		["", "the only one of the region"],
	],
	flags: { json: { does: ["write it as JSON"] }, ...CLUSTER_FLAGS },
	takesWords: true,
	more: [
		"Whether its nodes are stopped pcluster is asked, which takes some seconds.",
		"",
		"It ends with 0 when the cluster runs, and else with a code of its own:",
		...Object.entries(STATUS_EXIT).map(
			([state, code]) => `  ${String(code).padEnd(2)}  ${STATUS_MEANS[state as keyof typeof STATUS_MEANS]}`,
		),
		"With 1 when it could not look, 2 for a wrong command, 4 when there is no way",
		"into AWS, 130 after Ctrl-C.",
	],
	run({ json, ...given }, words, tools) {
		const name = nameIn(call, words);
		const work: Work = async (world, signal) =>
			(await import("./tell-clusters.ts")).tellStatus(world, { name, json }, tools, signal);
		return toItsEnd(tools, given, work, { json });
	},
});

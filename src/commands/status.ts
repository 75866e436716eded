import { defineCommand } from "./command.ts";
import { STATUS_EXIT, STATUS_MEANS } from "./exit-codes.ts";
import { tellsOfOne } from "./on-cluster.ts";

/** `firstlight status`: a cluster's state, by the exit code too. */
export const status = defineCommand({
	...tellsOfOne("firstlight status", async () => (await import("./tell-clusters.ts")).tellStatus),
	does: "says what a cluster is at, by its exit code too.",
	usage: [
		["NAME", "this cluster"],
		["", "the only one of the region"],
	],
	more: [
		"Whether its nodes are stopped pcluster is asked, which takes some seconds.",
		"Before version 2.9 it does not tell: the state is not known while no node is on.",
		"",
		"It ends with 0 when the cluster runs, and else with a code of its own:",
		...Object.entries(STATUS_EXIT).map(
			([state, code]) => `  ${String(code).padEnd(2)}  ${STATUS_MEANS[state as keyof typeof STATUS_MEANS]}`,
		),
		"With 1 when it could not look, 2 for a wrong command, 4 when there is no way",
		"into AWS, 130 after Ctrl-C.",
	],
});

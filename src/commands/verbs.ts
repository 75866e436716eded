import type { AskedVerb } from "../console/cluster-words.ts";
import { AT_MOST_FLAG } from "./at-most-flag.ts";
import { defineCommand, type Given, type Tools, type Work } from "./command.ts";
import { CLUSTER_FLAGS, nameNeeded } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";
import { WAIT_FLAG, waitsFrom } from "./wait-flag.ts";

const VERB_FLAGS = {
	yes: { does: ["do not ask: without a terminal this alone does it"] },
	...WAIT_FLAG,
	json: { does: ["write it as JSON, a line for each news"] },
	...CLUSTER_FLAGS,
} as const;

const ENDS = [
	"It ends with 0 when it is done or was so (with --wait=false: when AWS has",
	"begun), 1 when it failed or cannot be now, 2 for a wrong command and where",
	"nobody said yes, 4 when there is no way into AWS, 5 when there is no such",
	"cluster, 130 after Ctrl-C, which lets go: AWS goes on.",
] as const;

/** `firstlight stop`: two of the three endings. */
export const stop = defineCommand({
	call: "firstlight stop",
	does: "stops a cluster's compute nodes, or its head node too.",
	usage: [["NAME [flags]", ""]],
	flags: { head: { does: ["the head node too, once the nodes have ended"] }, ...VERB_FLAGS },
	takesWords: true,
	more: [
		"There are three ways to end a cluster, from the least to the most:",
		"  firstlight stop NAME          ends the compute nodes, and jobs that run. Keeps",
		"                                the head node, which goes on costing, as do all",
		"                                disks and addresses; waiting jobs wait.",
		"  firstlight stop NAME --head   the head node too. Keeps all disks, and waiting",
		"                                jobs; only disks and an Elastic IP cost then.",
		"  firstlight delete NAME        ends all of it, /home too. Keeps volumes of your",
		"                                own, which cost as before.",
		"",
		...ENDS,
	],
	run({ head, ...flags }, words, tools) {
		return runVerb("firstlight stop", head ? "stop-head" : "stop", flags, words, tools);
	},
});

/** `firstlight start`: the head node, where it is off, and the compute nodes. */
export const start = defineCommand({
	call: "firstlight start",
	does: "starts a cluster's nodes again, its head node first.",
	usage: [["NAME [flags]", ""]],
	flags: {
		...AT_MOST_FLAG,
		...VERB_FLAGS,
	},
	takesWords: true,
	more: [
		"Nodes start when jobs need them, and cost from then on; the head node costs as",
		"soon as it is on.",
		"",
		...ENDS.slice(0, 2),
		"nobody said yes, 3 when it may cost more than your bound, 4 when there is no",
		"way into AWS, 5 when there is no such cluster, 130 after Ctrl-C, which lets go:",
		"AWS goes on.",
	],
	run(flags, words, tools) {
		return runVerb("firstlight start", "start", flags, words, tools);
	},
});

/** `firstlight delete`: the whole cluster. */
export const remove = defineCommand({
	call: "firstlight delete",
	does: "deletes a cluster, with /home and all jobs.",
	usage: [["NAME [flags]", ""]],
	flags: VERB_FLAGS,
	takesWords: true,
	more: [
		"Volumes of your own stay, and are told. What cannot be shown to be this cluster",
		"is not touched; where AWS may not be asked, --yes alone deletes nothing.",
		"",
		...ENDS,
	],
	run(flags, words, tools) {
		return runVerb("firstlight delete", "delete", flags, words, tools);
	},
});

function runVerb(
	call: string,
	verb: AskedVerb,
	{
		yes,
		wait,
		json,
		"at-most": atMost,
		...given
	}: Given<typeof VERB_FLAGS> & { readonly "at-most"?: string },
	words: readonly string[],
	tools: Tools,
): Promise<number> {
	const name = nameNeeded(call, words);
	const waits = waitsFrom(call, wait);
	const work: Work = async (world, signal) => {
		const { carryOut } = await import("./carry-out.ts");
		return carryOut(world, { verb, name, yes, waits, json, atMost }, tools, signal);
	};
	return toItsEnd(tools, given, work, { json });
}

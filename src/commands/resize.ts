import { AT_MOST_FLAG } from "./at-most-flag.ts";
import { defineCommand, usageFault } from "./command.ts";
import { CLUSTER_FLAGS, nameNeeded } from "./on-cluster.ts";
import { questionFlags } from "./question-flags.ts";
import { toItsEnd } from "./to-its-end.ts";
import { WAIT_FLAG, waitsFrom } from "./wait-flag.ts";

const call = "firstlight resize";
const { max, min, compute, spot, "on-demand": onDemand } = questionFlags;

/** `firstlight resize`: another size for a cluster that is there. */
export const resize = defineCommand({
	call,
	does: "changes how many nodes a cluster has, and which.",
	usage: [["NAME [flags]", ""]],
	flags: {
		...{ max, min, compute, spot, "on-demand": onDemand },
		"dry-run": { does: ["say what would change, and change nothing"] },
		...AT_MOST_FLAG,
		yes: { does: ["do not ask: without a terminal this alone does it"] },
		...WAIT_FLAG,
		json: { does: ["write it as JSON, a line for each news"] },
		...CLUSTER_FLAGS,
	},
	takesWords: true,
	more: [
		"pcluster is asked first what that would change, and whether the compute nodes",
		"have to be stopped for it: then they are, and may start again at the end. The",
		"config file is written right before the change, its old text kept beside it.",
		"",
		"It ends with 0 when it is done or was so (with --wait=false: when AWS has",
		"begun), 1 when it failed or cannot be now, 2 for a wrong command and where",
		"nobody said yes, 3 when it may cost more than your bound, 4 when there is no",
		"way into AWS, 5 when there is no such cluster, 130 after Ctrl-C.",
	],
	run({ max, min, compute, spot, "on-demand": onDemand, ...flags }, words, tools) {
		const { yes, wait, json, "at-most": atMost, "dry-run": dryRun, ...given } = flags;
		const name = nameNeeded(call, words);
		const waits = waitsFrom(call, wait);
		if (spot && onDemand) throw usageFault({ call }, "--spot and --on-demand contradict each other.");
		const capacity = spot ? "spot" : onDemand && "ondemand";
		const values = Object.entries({ maximum: max, initial: min, computeType: compute, capacity });
		const wanted = Object.fromEntries(values.filter(([, value]) => value !== undefined)) as Record<
			string,
			string
		>;
		if (Object.keys(wanted).length === 0) {
			throw usageFault(
				{ call },
				"What is to be changed is missing: --max, --min, --compute, --spot or --on-demand.",
			);
		}
		return toItsEnd(
			tools,
			given,
			async (world, signal) => {
				const { runResize } = await import("./run-resize.ts");
				return runResize(world, { name, values: wanted, yes, dryRun, waits, json, atMost }, tools, signal);
			},
			{ json },
		);
	},
});

import { defineCommand, usageFault } from "./command.ts";
import { CLUSTER_FLAGS, nameNeeded } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";
import { waitsFrom } from "./wait-flag.ts";

const call = "firstlight job";

/** `firstlight job`: sends a batch script to a cluster's Slurm, and follows the job to its end. */
export const job = defineCommand({
	call,
	does: "sends a job to a cluster, and follows it to its end.",
	usage: [
		["NAME [flags]", "your own script, your job.sh"],
		["NAME FILE [flags]", "this script"],
	],
	flags: {
		yes: { does: ["do not ask: without a terminal this alone does it"] },
		wait: { value: "false", does: ["--wait=false lets go once Slurm has it; the job goes on"] },
		json: { does: ["write it as JSON, a line for each news"] },
		...CLUSTER_FLAGS,
	},
	takesWords: true,
	more: [
		"The script goes to sbatch on the head node, by ssh, with the key file that",
		"opened it last time: log in once before (firstlight ssh NAME). It is sent once,",
		"also where the connection breaks. Where there is no job.sh yet, one is made of",
		"what the cluster is like: your own from then on.",
		"",
		"What the job is at and what it writes comes on the error output.",
		"It ends with 0 when the job is done, else with its script's exit code, or 1;",
		"with 1 when it was not sent, 2 for a wrong command and where nobody said yes,",
		"4 when there is no way into AWS, 5 when there is no such cluster or file, 130",
		"after Ctrl-C, which lets go: the job goes on.",
	],
	run({ yes, wait, json, ...given }, words, tools) {
		const [, file, more] = words;
		if (more !== undefined) throw usageFault({ call }, `One script at a time: “${more}” is too many.`);
		const name = nameNeeded(call, words.slice(0, 1));
		const waits = waitsFrom(call, wait);
		return toItsEnd(
			tools,
			given,
			async (world, signal) =>
				(await import("./run-job.ts")).runJob(world, { name, file, yes, waits, json }, tools, signal),
			{ json, stopped: `What was sent goes on: firstlight queue ${name} shows it.` },
		);
	},
});

import type { Direction } from "../transfer/plan.ts";
import { defineCommand, usageFault } from "./command.ts";
import { CLUSTER_FLAGS } from "./on-cluster.ts";
import { screens } from "./screens.ts";
import { toItsEnd } from "./to-its-end.ts";

interface CopyWords {
	readonly direction: Direction;
	readonly does: string;
	/** What it takes. */
	readonly words: string;
	readonly more: readonly string[];
}

/** A command that copies between this computer and a cluster. */
export function copyCommand({ direction, does, words: takes, more }: CopyWords) {
	const call = `firstlight ${direction}`;
	return defineCommand({
		call,
		does,
		usage: [[`${takes} [flags]`, ""]],
		flags: {
			cluster: { ...screens.flags.cluster, does: ["which cluster (else the only one of the region)"] },
			yes: { does: ["replace files that are there, and do not ask"] },
			keep: { does: ["keep files that are there, and copy the rest"] },
			json: { does: ["write it as JSON, a line for each news"] },
			...CLUSTER_FLAGS,
		},
		takesWords: true,
		more: [
			...more,
			"",
			"rsync does it where both sides have it, else sftp. Nothing is deleted. What",
			"broke off goes on where it was once you call it again; both sides are compared",
			"at the end. Log in once before (firstlight ssh NAME).",
			"",
			"It ends with 0 when it is done or was so, 1 when it failed or cannot be now, 2",
			"for a wrong command and where nobody said yes, 4 when there is no way into AWS,",
			"5 when there is no such cluster, file or folder, 130 after Ctrl-C.",
		],
		run({ cluster: name, yes, keep, json, ...given }, words, tools) {
			const [source, folder, more] = words;
			if (source === undefined || folder === undefined || more !== undefined)
				throw usageFault({ call }, `It takes two paths: ${takes}.`);
			if (yes && keep) throw usageFault({ call }, "--yes and --keep contradict each other.");
			const wanted = { direction, source, folder };
			return toItsEnd(
				tools,
				given,
				async (world, signal) => {
					const { runCopy } = await import("./run-copy.ts");
					return runCopy(world, { name, wanted, yes, keep, json }, tools, signal);
				},
				{ json, stopped: "Stopped. What has come stays: the same command goes on from there." },
			);
		},
	});
}

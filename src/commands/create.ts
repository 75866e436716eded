import { AT_MOST_FLAG } from "./at-most-flag.ts";
import { defineCommand } from "./command.ts";
import { questionFlags } from "./question-flags.ts";
import { screens } from "./screens.ts";
import { WAIT_FLAG } from "./wait-flag.ts";

const { demo, profile, config, pcluster, log } = screens.flags;

/** `firstlight create`: the wizard without its screens, to the cluster's end. */
export const create = defineCommand({
	call: "firstlight create",
	does: "creates a cluster, once its plan is agreed to.",
	usage: [["[flags]", ""]],
	flags: {
		...questionFlags,
		yes: { does: ["do not ask: without a terminal this alone creates"] },
		despite: {
			value: "CHECK",
			many: true,
			does: ["create although this check fails; once more for each"],
		},
		...AT_MOST_FLAG,
		...WAIT_FLAG,
		json: { does: ["write it as JSON, a line for each news"] },
		demo,
		"demo-trouble": screens.flags["demo-trouble"],
		profile,
		config,
		pcluster,
		log,
	},
	more: [
		"What you do not name is what the wizard would suggest: firstlight plan shows it",
		"first. The config file is written, what was there is kept, and pcluster creates",
		"the cluster. On a terminal you are asked before, and the answer is y.",
		"",
		"Examples:",
		"  firstlight create --demo --name m31",
		"  firstlight create --name m31 --max 4 --at-most 1 --yes --wait=false",
		"",
		"It ends with 0 when the cluster is there (or AWS has it, with --wait=false), 1",
		"when it failed, 2 for what cannot be and where nobody said yes, 3 when a check",
		"failed or it costs too much, 4 when there is no way into AWS, 5 when something",
		"named was not found, 130 after Ctrl-C.",
	],
	run: async (given, _, tools) => (await import("./run-create.ts")).runCreate(given, tools),
});

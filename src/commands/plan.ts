import { defineCommand } from "./command.ts";
import { questionFlags } from "./question-flags.ts";
import { screens } from "./screens.ts";

const { demo, profile, config, pcluster, log } = screens.flags;

/** `firstlight plan`: the wizard's review without its screens. */
export const plan = defineCommand({
	call: "firstlight plan",
	does: "plans a cluster, checks it and says what it costs.",
	usage: [["[flags]", ""]],
	flags: {
		...questionFlags,
		out: {
			value: "FILE",
			does: ["write the config file there, whole or not at all; what was", "there is kept beside it"],
		},
		json: { does: ["write it as JSON"] },
		demo,
		"demo-trouble": screens.flags["demo-trouble"],
		profile,
		config,
		pcluster,
		log,
	},
	more: [
		"What you do not name is what the wizard would suggest. Nothing is created, and",
		"without --out nothing is written. News go to the error output.",
		"",
		"Examples:",
		"  firstlight plan --demo",
		"  firstlight plan --region eu-west-2 --volume vol-0123456789abcdef0:/mnt/data",
		"  firstlight plan --name lsst --max 4 --spot --out lsst.yaml",
		"",
		"It ends with 0 when no check failed, 3 when one did, 4 when there is no way into",
		"AWS, 5 when something named was not found, 2 for what cannot be, 1 when",
		"something else failed, 130 after Ctrl-C.",
	],
	run: async (given, _, tools) => (await import("./run-plan.ts")).runPlan(given, tools),
});

import { DEFAULT_DEMO_VERSION } from "../demo-version.ts";
import { defineCommand } from "./command.ts";
import { questionFlags } from "./question-flags.ts";

/** The region is known before the questions. */
const { region: _, ...moreQuestionFlags } = questionFlags;

/** firstlight without a command: its screens. */
export const screens = defineCommand({
	call: "firstlight",
	does: "launch, enter and stop a cluster on AWS, from one screen.",
	usage: [["[flags]", ""]],
	flags: {
		demo: {
			value: "[2|3]",
			alone: String(DEFAULT_DEMO_VERSION),
			does: [
				"try everything on a pretend account, with ParallelCluster 2",
				`or 3 (${DEFAULT_DEMO_VERSION} if you do not say): nothing is charged, nothing`,
				"real is touched",
			],
		},
		"demo-trouble": {
			value: "NAME",
			does: ["the demo with a trouble; an unknown name lists them"],
		},
		region: { value: "NAME", does: ["start with this region, for example eu-west-2"] },
		profile: { value: "NAME", does: ["use this profile of your AWS credentials"] },
		config: {
			value: "FILE",
			does: [
				"the config file that pcluster reads (default config, with",
				"version 3 NAME.yaml, in ~/.parallelcluster); with version 3",
				"a file of version 2 is only read: NAME.yaml goes beside it",
			],
		},
		pcluster: { value: "FILE", does: ["the pcluster program to use, when it is not found by itself"] },
		cluster: { value: "NAME", does: ["the cluster to open, or the name for a new one"] },
		plain: {
			does: [
				"ask in lines, without screens: for a reader that speaks, a",
				"terminal that can only add lines, or a pipe",
			],
		},
		log: { value: "FILE", does: ["write the log there"] },
		version: { short: "v", does: ["show firstlight's version"] },
		...moreQuestionFlags,
	},
	further: Object.keys(moreQuestionFlags),
	more: [
		"The flags of firstlight plan answer questions here as well; the rest is asked.",
		"Press ? on any screen for an explanation.",
		"",
		"Examples:",
		"  firstlight --demo                              a whole cluster, for nothing",
		"  firstlight --profile work --region eu-west-2   with these credentials, there",
		"  firstlight --cluster lsst                      back to the cluster lsst",
		"",
		'"firstlight help environment" tells which variables count.',
		"",
		"The demo remembers: remove ~/.local/state/firstlight/demo to begin it anew.",
		"It ends with 0 when you left it, 1 when something failed, 2 for a wrong command,",
		"and 128 plus its number after a signal (143 for SIGTERM).",
	],
	async run({ version, ...flags }, _, tools) {
		if (version) {
			tools.say(`firstlight ${tools.version}`);
			return 0;
		}
		if (Object.keys(flags).every((name) => !(name in moreQuestionFlags))) return tools.showScreens(flags);
		const { answersGiven } = await import("./given-answers.ts");
		return tools.showScreens({ ...flags, answers: answersGiven(flags) });
	},
});

import { LOG_QUESTIONS } from "../logs/log-questions.ts";
import { defineCommand, usageFault, type Work } from "./command.ts";
import { CLUSTER_FLAGS, READS_END } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight logs";

const OF_HEAD = LOG_QUESTIONS.filter(({ which }) => which !== "node");

/** `firstlight logs`: what a cluster's head node and its nodes have written. */
export const logs = defineCommand({
	call,
	does: "shows what a cluster's machines have written.",
	usage: [
		["", "which logs there are"],
		[OF_HEAD.map(({ which }) => which).join("|"), "those of the head node"],
		["node [ID]", "those of a node"],
	],
	flags: {
		cluster: { value: "NAME", does: ["of this cluster; of the only one of the region"] },
		json: { does: ["write it as JSON"] },
		...CLUSTER_FLAGS,
	},
	takesWords: true,
	more: [
		...LOG_QUESTIONS.map(({ which, asks }) => `  ${which.padEnd(7)} ${asks}`),
		"",
		"CloudWatch has them also while the head node is off, and mostly when the cluster",
		"is deleted. Where it has none, or your account may not read them, they are read",
		"on the head node by ssh: log in once before (firstlight ssh NAME).",
		"",
		...READS_END,
	],
	async run({ json, cluster: name, ...given }, [which, id, more], tools) {
		const question = LOG_QUESTIONS.find((one) => one.which === which);
		if (which !== undefined && question === undefined)
			throw usageFault({ call }, `There is no log called “${which}”.`);
		const tooMany = which === "node" ? more : id;
		if (tooMany !== undefined) throw usageFault({ call }, `One log at a time: “${tooMany}” is too many.`);
		if (question === undefined) {
			const { tellWhich } = await import("./tell-logs.ts");
			tellWhich(json, tools);
			return 0;
		}
		const work: Work = async (world, signal) =>
			(await import("./tell-logs.ts")).tellLogs(world, { name, question, id, json }, tools, signal);
		return toItsEnd(tools, given, work, { json });
	},
});

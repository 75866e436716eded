import { defineCommand, type Work } from "./command.ts";
import { CLUSTER_FLAGS, nameNeeded } from "./on-cluster.ts";
import { toItsEnd } from "./to-its-end.ts";

const call = "firstlight ssh";

/** `firstlight ssh`: logs in to the head node, or runs a command there. */
export const ssh = defineCommand({
	call,
	does: "logs in to a cluster's head node, or runs a command there.",
	usage: [
		["NAME", "log in"],
		["NAME -- COMMAND …", "run the command there"],
	],
	flags: {
		"key-file": {
			value: "FILE",
			does: [
				"the private key (else the one that opened it last time,",
				"else those that ssh tries by itself)",
			],
		},
		"trust-new": { does: ["trust a machine that is new to ssh, which else asks you"] },
		...CLUSTER_FLAGS,
	},
	takesWords: true,
	more: [
		"The command is one of the shell there. It ends as that command or shell did;",
		"with 1 when the login did not work, 2 for a wrong command, 4 when there is no",
		"way into AWS, 5 when there is no such cluster.",
		"",
		"It ends with 0 when the command or the shell there did.",
	],
	run({ "key-file": keyFile, "trust-new": trustsNew = false, ...given }, words, tools) {
		const name = nameNeeded(call, words.slice(0, 1));
		const command = words.slice(1);
		const work: Work = async (world, signal) =>
			(await import("./run-ssh.ts")).runSsh(world, { name, command, keyFile, trustsNew }, tools, signal);
		return toItsEnd(tools, given, work);
	},
});

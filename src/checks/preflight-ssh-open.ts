import { type PreflightCheck, passed } from "./preflight-check.ts";

/** By default ssh is open to the whole internet (ssh_from 0.0.0.0/0); a key is still needed. */
export const checkSshOpen: PreflightCheck = {
	id: "ssh-open",
	title: "Who can reach ssh",
	run: async ({ spec }) =>
		passed(
			`The head node answers ssh from anywhere; only who has the key ${spec.keyName} gets in. To narrow it, set ssh_from in the config file.`,
		),
};

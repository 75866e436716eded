import { type PreflightCheck, passed } from "./preflight-check.ts";

/** By default ssh is open to the whole internet (0.0.0.0/0); a key is still needed. */
export const checkSshOpen: PreflightCheck = {
	id: "ssh-open",
	title: "Who can reach ssh",
	run: async ({ spec, profile }) =>
		passed(
			`The head node answers ssh from anywhere, unless the config file narrows it (${profile.sshFromSetting}); only who has the key ${spec.keyName} gets in.`,
		),
};

import { ifReadable } from "../questions/permission.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** By default ssh is open to the whole internet (0.0.0.0/0); a key is still needed. */
export const checkSshOpen: PreflightCheck = {
	id: "ssh-open",
	title: "Who can reach ssh",
	run: async ({ spec, profile, kept, reach, signal }) => {
		if (kept.some(({ facts }) => facts.some(({ kind }) => kind === "ssh-from")))
			return passed("The config file says from where the head node can be reached by ssh.");
		const open = `The head node answers ssh from anywhere; only who has the key ${spec.keyName} gets in.`;
		const own = await ifReadable(reach.ownAddress(signal), signal);
		const narrower =
			own === undefined
				? `${profile.sshFromSetting} in the config file narrows that.`
				: `For this address only, set ${profile.sshFromSetting} to ${own}/32 in the config file: so a web page of AWS sees you now, and it may change.`;
		return passed(`${open} ${narrower}`);
	},
};

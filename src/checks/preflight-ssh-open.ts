import { sshFromWords } from "../questions/ssh-from.ts";
import { liesIn } from "../rules/address-range.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** By default ssh is open to the whole internet (0.0.0.0/0). Networks change: who moved since a range was set is shut out. */
export const checkSshOpen: PreflightCheck = {
	id: "ssh-open",
	title: "Who can reach ssh",
	about: "sshFrom",
	troubles: [37],
	run: async ({ spec, sshFrom, reach, signal }) => {
		const words = sshFromWords(sshFrom);
		if (sshFrom === undefined || words === sshFromWords(undefined))
			return passed(
				`The head node answers ssh ${words}; only who has the key ${spec.keyName} gets in. The question “ssh from” (--only-this-address) narrows that to your address.`,
			);
		const own = await reach.ownAddress(signal);
		const isInside = liesIn(own, sshFrom);
		if (isInside) return passed(`ssh is let in ${words}; your address, ${own}, lies in it.`);
		if (isInside === undefined)
			return {
				result: "unknown",
				detail: `ssh is let in ${words}; whether your address, ${own}, is cannot be told.`,
			};
		return {
			result: "warn",
			detail: `ssh is let in ${words}, and AWS sees you at ${own}: you could not log in from here.`,
			fix: "Choose your address, or a range that holds it, at the question “ssh from” (--only-this-address).",
			step: "sshFrom",
		};
	},
};

import { keyPairVerdict } from "../rules/key.ts";
import { judgedBy, type PreflightCheck } from "./preflight-check.ts";

/** The key pair must be in this region, and of a kind that the system takes. */
export const checkKeyPair: PreflightCheck = {
	id: "key-pair",
	title: "Key pair",
	about: "keyPair",
	troubles: [34, 39],
	run: async ({ spec, profile, ec2, signal }) => {
		const pairs = await ec2.keyPairs(spec.region, signal);
		const pair = pairs.find(({ name }) => name === spec.keyName);
		if (!pair)
			return {
				result: "fail",
				detail: `There is no key pair “${spec.keyName}” in ${spec.region}.`,
				fix: "Choose one of this region.",
				step: "keyPair",
			};
		const verdict = keyPairVerdict(pair, spec.image.os, profile);
		return judgedBy(verdict, spec.keyName, "keyPair", `${spec.keyName} is there.`);
	},
};

import { OS_FACTS } from "../questions/os-names.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** The key pair must be in this region, and of a kind that the system takes. */
export const checkKeyPair: PreflightCheck = {
	id: "key-pair",
	title: "Key pair",
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
		if (pair.type === "rsa" && profile.rsaRefusedFor.includes(spec.image.os))
			return {
				result: "fail",
				detail: `${OS_FACTS[spec.image.os].name} does not take RSA keys.`,
				fix: "Make a key pair of type ed25519 and choose it.",
				step: "keyPair",
			};
		return passed(`${spec.keyName} is there.`);
	},
};

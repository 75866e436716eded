import { ifReadable } from "../questions/permission.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";
import { spotNow } from "./spot-now.ts";

/** The role in whose name EC2 buys on the spot market; compute nodes may not make it themselves. */
const SPOT_ROLE = "AWSServiceRoleForEC2Spot";

/** Spot nodes need a role in the account, and a market where their type is sold. */
export const checkSpot: PreflightCheck = {
	id: "spot",
	title: "Spot market",
	about: "nodes",
	troubles: [31],
	run: async (context) => {
		const { spec, identity, signal } = context;
		const { capacity, computeType } = spec.nodes;
		if (capacity !== "spot") return passed("The nodes are not bought on the spot market.");
		const [role, price] = await Promise.all([
			ifReadable(identity.hasRole(spec.region, SPOT_ROLE, signal), signal),
			spotNow(context),
		]);
		if (price === undefined)
			return {
				result: "warn",
				detail: `AWS names no spot price of ${computeType} in this zone: it may not be sold there.`,
				fix: "Take another type, or buy on demand.",
				step: "nodes",
			};
		const now = `${price.told} on the spot market`;
		if (role === false)
			return {
				result: "warn",
				detail: `${now}. Your account has no role for it yet (${SPOT_ROLE}), and compute nodes may not make one: none would start.`,
				fix: "Have the role made once, by somebody who may, or buy on demand.",
				command: "aws iam create-service-linked-role --aws-service-name spot.amazonaws.com",
			};
		if (role === undefined)
			return {
				result: "unknown",
				detail: `${now}. Whether the account has the role ${SPOT_ROLE} is not known.`,
			};
		return passed(`${now}, and the account has the role for it.`);
	},
};

import { ifReadable } from "../questions/permission.ts";
import { letterFor, neededRights, SHOWS_LETTER, SIMULATOR_MAY_ERR } from "./needed-rights.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";
import { headRefusal } from "./preflight-trial-start.ts";

/** Institutions often give few rights; what lacks shows after minutes otherwise, in a half-made cluster. */
export const checkRights: PreflightCheck = {
	id: "rights",
	title: "Your rights",
	troubles: [41, 43],
	run: async (context) => {
		const { spec, profile, identity, signal } = context;
		const needed = neededRights(spec, profile);
		const handOut = (actions: readonly string[]) => letterFor(actions, spec, profile.version);
		const [refused, trial] = await Promise.all([
			ifReadable(identity.refusedActions(spec.region, needed, signal), signal),
			ifReadable(headRefusal(context), signal).then((refusal) => refusal?.code),
		]);
		if (refused?.length === 0)
			return passed(
				`You may do all ${needed.length} things that a cluster needs, as far as AWS's simulator tells.`,
			);
		if (refused)
			return {
				result: "warn",
				detail: `AWS's simulator says that you may not: ${refused.join(", ")}. ${SIMULATOR_MAY_ERR}`,
				fix: SHOWS_LETTER,
				handOut: handOut(refused),
			};
		const start = trial === "UnauthorizedOperation" ? " You may not even start machines." : "";
		return {
			result: "unknown",
			detail: `Your account does not let you see what you may do.${start}`,
			fix: `If create fails for a lack of rights, ${SHOWS_LETTER}`,
			handOut: handOut(needed),
		};
	},
};

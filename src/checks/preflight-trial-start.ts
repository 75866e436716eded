import type { StartRefusal } from "../ports/account.ts";
import { letterFor, neededRights, SHOWS_LETTER } from "./needed-rights.ts";
import { type Judgement, type PreflightCheck, type PreflightContext, passed } from "./preflight-check.ts";

/** Asks EC2 whether it would start the head node, which starts nothing. It looks neither at limits nor at capacity. */
export const checkTrialStart: PreflightCheck = {
	id: "trial-start",
	title: "Trial start",
	about: "image",
	troubles: [23, 29, 41],
	run: async (context) => {
		const refusal = await headRefusal(context);
		if (refusal === undefined)
			return passed("Asked on trial, AWS would start the head node. Nothing was started.");
		return judged(refusal, context);
	},
};

/** EC2's answer to a trial start of the head node. */
export function headRefusal({ spec, ec2, signal }: PreflightContext): Promise<StartRefusal | undefined> {
	const { region, nodes, image, subnetId, keyName } = spec;
	return ec2.tryStart(region, { type: nodes.headType, imageId: image.id, subnetId, keyName }, signal);
}

function judged({ code, said }: StartRefusal, { spec, profile }: PreflightContext): Judgement {
	switch (code) {
		case "UnauthorizedOperation":
			return {
				result: "fail",
				detail: "Your account does not let you start this machine (ec2:RunInstances).",
				fix: SHOWS_LETTER,
				handOut: letterFor(neededRights(spec, profile), spec, profile.version),
			};
		case "OptInRequired":
			return {
				result: "fail",
				detail: `The image has terms that you have not accepted yet. AWS says: ${said}`,
				fix: "Open the link in AWS's words, accept, wait some minutes, and check again.",
				step: "image",
			};
		case "PendingVerification":
			return {
				result: "fail",
				detail: `AWS is still looking at your new account, and starts nothing in it. AWS says: ${said}`,
				fix: "Wait, up to four hours, and check again. There is nothing to change.",
			};
		default:
			return {
				result: "warn",
				detail: `Asked on trial, AWS would not start the head node now. It says: ${said}`,
				fix: "Check again in some minutes; if it stays, change what AWS names.",
			};
	}
}

import { usdText } from "../cost/money.ts";
import { ifReadable } from "../questions/permission.ts";
import { FREE_PLAN_PAGE } from "../rules/types.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";

/** Accounts on AWS's Free plan may start a few types only, which a dry run does not look at. */
export const checkFreePlan: PreflightCheck = {
	id: "free-plan",
	title: "AWS's Free plan",
	about: "nodes",
	troubles: [28],
	run: async ({ spec, ec2, limits, signal }) => {
		const plan = await ifReadable(limits.plan(signal), signal);
		if (plan === undefined)
			return {
				result: "unknown",
				detail: "Whether your account is on AWS's Free plan, which starts a few types only, is not known.",
			};
		if (!plan.free) return passed("Your account is on AWS's Paid plan, which bars no type.");
		const names = [spec.nodes.headType, spec.nodes.computeType];
		const { zone } = await ec2.subnet(spec.region, spec.subnetId, signal);
		const types = await ec2.instanceTypes(spec.region, zone, signal, { names });
		const credit = plan.creditUsd === undefined ? "" : `, with ${usdText(plan.creditUsd)} of credit left`;
		const told = `Your account is on AWS's Free plan${credit}`;
		const barred = types.filter(({ freeTier }) => !freeTier).map(({ id }) => id);
		if (barred.length > 0)
			return {
				result: "fail",
				detail: `${told}. The plan does not start ${barred.join(" or ")}: AWS would refuse every such machine.`,
				fix: `Choose types marked “free tier”, or move to the Paid plan, where unused credits stay: ${FREE_PLAN_PAGE}`,
				step: "nodes",
			};
		const missing = names.filter((name) => !types.some(({ id }) => id === name));
		if (missing.length > 0)
			return { result: "unknown", detail: `${told}. Whether the plan starts ${missing[0]} is not known.` };
		return passed(`${told}. The plan starts ${[...new Set(names)].join(" and ")}.`);
	},
};

import { ACCOUNT } from "../world/ids.ts";
import type { HttpAnswer } from "./answer.ts";
import { jsonAnswer, jsonUnknown } from "./json.ts";

export const FREE_TIER_SERVICE = "AWSFreeTierService.";

/** The answer of AWS's Free Tier service about the account's plan. */
export function planAnswer(target: string, freePlan: boolean): HttpAnswer {
	if (target !== `${FREE_TIER_SERVICE}GetAccountPlanState`) return jsonUnknown(target);
	const plan = freePlan
		? { accountPlanType: "FREE", accountPlanRemainingCredits: { amount: 140, unit: "USD" } }
		: { accountPlanType: "PAID" };
	return jsonAnswer({ accountId: ACCOUNT, accountPlanStatus: "ACTIVE", ...plan });
}

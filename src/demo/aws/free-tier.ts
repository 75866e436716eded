import { ACCOUNT } from "../world/ids.ts";
import type { HttpAnswer } from "./answer.ts";
import { jsonFault } from "./price-list.ts";

export const FREE_TIER_SERVICE = "AWSFreeTierService.";

/** The answer of AWS's Free Tier service about the account's plan. */
export function planAnswer(target: string, freePlan: boolean): HttpAnswer {
	if (target !== `${FREE_TIER_SERVICE}GetAccountPlanState`)
		return jsonFault("UnknownOperationException", `The demo does not know ${target}.`);
	const plan = freePlan
		? { accountPlanType: "FREE", accountPlanRemainingCredits: { amount: 140, unit: "USD" } }
		: { accountPlanType: "PAID" };
	const answer = { accountId: ACCOUNT, accountPlanStatus: "ACTIVE", ...plan };
	return { status: 200, body: JSON.stringify(answer) };
}

import type { HttpAnswer } from "./answer.ts";
import { jsonAnswer, jsonUnknown } from "./json.ts";

/** What the demo's account may run at once, in processors: as an account of some weeks may. */
const PROCESSORS = 32;

/** The answer of AWS's Service Quotas, which has a quota for every code here. */
export function quotaAnswer(target: string, body: string, processors = PROCESSORS): HttpAnswer {
	if (target !== "ServiceQuotasV20190624.GetServiceQuota") return jsonUnknown(target);
	const { QuotaCode } = JSON.parse(body) as { QuotaCode?: string };
	const Quota = { ServiceCode: "ec2", QuotaCode, Value: processors, Unit: "None", Adjustable: true };
	return jsonAnswer({ Quota });
}

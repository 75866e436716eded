import { type AccountAttributeName, DescribeAccountAttributesCommand } from "@aws-sdk/client-ec2";
import { DescribeKeyCommand } from "@aws-sdk/client-kms";
import { GetServiceQuotaCommand } from "@aws-sdk/client-service-quotas";
import type { Limits } from "../ports/account.ts";
import { ifThere } from "../ports/errors.ts";
import { textOf } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { FREE_TIER_REGION, GetAccountPlanStateCommand } from "./free-tier.ts";

/** EC2's name for its limit of Elastic IPs; the SDK's list lacks it. */
const ELASTIC_IPS = "vpc-max-elastic-ips" as AccountAttributeName;

/** The account's limits through the SDK. */
export function limitsAdapter(clients: AwsClients): Limits {
	return {
		async quota(region, code, signal) {
			const question = { action: "servicequotas:GetServiceQuota", what: "the account's limits", region };
			const command = new GetServiceQuotaCommand({ ServiceCode: "ec2", QuotaCode: code });
			const answer = await ifThere(
				clients.ask(question, signal, async (options) =>
					(await clients.serviceQuotas(region)).send(command, options),
				),
			);
			return answer?.Quota?.Value;
		},
		async elasticIps(region, signal) {
			const question = { action: "ec2:DescribeAccountAttributes", what: "the account's limits", region };
			const command = new DescribeAccountAttributesCommand({ AttributeNames: [ELASTIC_IPS] });
			const answer = await clients.ask(question, signal, (options) =>
				clients.ec2(region).send(command, options),
			);
			const told = answer.AccountAttributes?.find((one) => one.AttributeName === ELASTIC_IPS);
			const most = Number.parseInt(textOf(told?.AttributeValues?.[0]?.AttributeValue), 10);
			return Number.isNaN(most) ? undefined : most;
		},
		async keyWorks(region, keyArn, signal) {
			const question = { action: "kms:DescribeKey", what: `the key ${keyArn}`, region };
			const answer = await ifThere(
				clients.ask(question, signal, async (options) =>
					(await clients.kms(region)).send(new DescribeKeyCommand({ KeyId: keyArn }), options),
				),
			);
			return answer?.KeyMetadata?.KeyState === "Enabled";
		},
		async plan(signal) {
			const what = "the account's plan";
			const question = { action: "freetier:GetAccountPlanState", what, region: FREE_TIER_REGION };
			const answer = await ifThere(
				clients.ask(question, signal, async (options) =>
					(await clients.freeTier()).send(new GetAccountPlanStateCommand({}), options),
				),
			);
			const { amount } = answer?.accountPlanRemainingCredits ?? {};
			if (answer?.accountPlanType === "PAID") return { free: false };
			if (answer?.accountPlanType !== "FREE") return undefined;
			return { free: true, ...(typeof amount === "number" && { creditUsd: amount }) };
		},
	};
}

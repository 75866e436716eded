import { FREE_PLAN_PAGE } from "../rules/types.ts";
import type { Cause } from "./cause.ts";

const SPOT = /\bspot\b/i;

function quotaCode(said: string): string {
	return SPOT.test(said) ? "L-34B43A08" : "L-1216C47A";
}

/** What the account may not do: limits, free plan, new accounts, spot machines. */
export const limitCauses: readonly Cause[] = [
	{
		id: "vcpu-limit",
		troubles: [26],
		signs: ["VcpuLimitExceeded", "You have requested more vCPU capacity than your current vCPU limit"],
		meaning: "Your account may not run so many processors (vCPUs) at once; new accounts may run few.",
		cure: "Choose fewer or smaller nodes, or ask AWS for a higher limit with the command (free, takes about a day).",
		step: "nodes",
		command: (said) =>
			`aws service-quotas request-service-quota-increase --service-code ec2 --quota-code ${quotaCode(said)} --desired-value 32`,
		link: (said) =>
			`https://console.aws.amazon.com/servicequotas/home/services/ec2/quotas/${quotaCode(said)}`,
	},
	{
		id: "instance-limit",
		troubles: [26],
		signs: [
			"InstanceLimitExceeded",
			"The configured max size parameter … exceeds the",
			"reached the limit on the number of instances",
			"Your quota allows for 0 more running instance",
			"You have requested more instances",
		],
		meaning: "Your account may not run so many machines of this type.",
		cure: "Choose fewer or smaller nodes, or ask AWS for a higher limit: Service Quotas, Amazon EC2.",
		step: "nodes",
		link: "https://console.aws.amazon.com/servicequotas/home/services/ec2/quotas",
	},
	{
		id: "no-capacity",
		troubles: [27],
		signs: [
			"InsufficientInstanceCapacity",
			"We currently do not have sufficient",
			"There is not enough capacity to fulfill your request",
			"The configured max size parameter … exceeds the On-Demand capacity",
			"Insufficient capacity.",
		],
		meaning: "AWS has no free machine of this type in this zone just now.",
		cure: "Try again later, or choose a similar type, for example another generation.",
		step: "nodes",
	},
	{
		id: "free-plan",
		troubles: [28],
		signs: ["is not eligible for Free Tier"],
		meaning: "Your account is on AWS's Free plan, which allows only a few small instance types.",
		cure: "Move to the Paid plan (unused credits stay), or choose a type that the command lists.",
		step: "nodes",
		command:
			"aws ec2 describe-instance-types --filters Name=free-tier-eligible,Values=true --query 'InstanceTypes[].InstanceType'",
		link: FREE_PLAN_PAGE,
	},
	{
		id: "account-pending",
		troubles: [29],
		signs: [
			"Your account is currently being verified",
			"PendingVerification",
			"Your request for accessing resources in this region is being validated",
		],
		meaning: "AWS is still checking your new account, or its first use of this region. Nothing is wrong.",
		cure: "Wait; it takes up to four hours. Then try again with the same answers.",
		step: undefined,
	},
	{
		id: "account-blocked",
		signs: ["account is currently blocked", "account is suspended"],
		meaning: "AWS has blocked this account from starting machines.",
		cure: "Write to AWS Support (My support cases, Account and billing).",
		step: undefined,
		link: "https://support.console.aws.amazon.com/support/home",
	},
	{
		id: "service-off",
		signs: [
			"You are not subscribed to this service",
			"OptInRequired … You are not subscribed to this service",
			"needs a subscription for the service",
		],
		meaning: "Your AWS account is not wholly set up, or this region is not switched on for it.",
		cure: "Finish the sign-up in the AWS console (address, payment), or switch the region on there. Or choose another region.",
		step: "region",
		link: "https://console.aws.amazon.com/billing/home#/account",
	},
	{
		id: "spot-role",
		troubles: [31],
		signs: [
			"AuthFailure.ServiceLinkedRoleCreationNotPermitted",
			"ServiceLinkedRoleCreationNotPermitted",
			"do not have permission to create the service-linked role for EC2 Spot",
		],
		meaning: "Spot machines need a role that your account does not have, and you may not create it.",
		cure: "Have an administrator run the command, or choose on-demand nodes.",
		step: "nodes",
		command: "aws iam create-service-linked-role --aws-service-name spot.amazonaws.com",
	},
	{
		id: "spot-limit",
		troubles: [31],
		signs: ["Max spot instance count exceeded", "MaxSpotInstanceCountExceeded"],
		meaning: "Your account may not have so many spot machines.",
		cure: "Choose on-demand nodes, or fewer of them, or ask AWS for a higher limit.",
		step: "nodes",
		link: "https://console.aws.amazon.com/servicequotas/home/services/ec2/quotas/L-34B43A08",
	},
	{
		id: "spot-price",
		troubles: [31],
		signs: ["SpotMaxPriceTooLow", "Spot request price of … is lower than the minimum"],
		meaning: "The highest price that you offer for spot machines is below what they cost now.",
		cure: "Take the price out of the answer (you never pay more than on-demand), or choose on-demand nodes.",
		step: "nodes",
	},
	{
		id: "some-limit",
		role: "frame",
		signs: [
			"HandlerErrorCode: ServiceLimitExceeded",
			"LimitExceededException",
			"ServiceQuotaExceeded",
			"Limit exceeded for resource of type",
		],
		meaning: "Your account has reached one of AWS's limits; the message names it.",
		cure: "Remove what nobody uses any more, or ask AWS for a higher limit.",
		step: undefined,
		link: "https://console.aws.amazon.com/servicequotas/home",
	},
];

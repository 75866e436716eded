import { type AwsPlace, withAwsOptions } from "../text/aws-options.ts";
import { HOURS_A_MONTH } from "./money.ts";

/** AWS writes when so much of the budget is spent, percent. */
const BUDGET_WARNS_AT = 80;

/** What a month of `usdPerHour` comes to, in whole dollars: what a budget is made of. */
export function budgetUsd(usdPerHour: number): number {
	return Math.max(1, Math.ceil(usdPerHour * HOURS_A_MONTH));
}

/** What the command below does, in sentences. */
export function budgetWords(usdPerMonth: number): string {
	return `AWS can watch as well: this makes a budget of $${usdPerMonth} a month, what a month as now comes to, for your whole account, and AWS writes to you at ${BUDGET_WARNS_AT} % of it. Put your address in.`;
}

/**
 * The command that has AWS watch the account's bill and write a mail; `account` undefined: the shell asks AWS for it.
 * The account is one for all regions, the region only that which is asked, and the mail's address is for the user to put
 * in.
 */
export function budgetCommand(account: string | undefined, usdPerMonth: number, aws: AwsPlace): string {
	const budget = {
		BudgetName: "firstlight",
		BudgetLimit: { Amount: String(usdPerMonth), Unit: "USD" },
		TimeUnit: "MONTHLY",
		BudgetType: "COST",
	};
	const notification = {
		Notification: {
			NotificationType: "ACTUAL",
			ComparisonOperator: "GREATER_THAN",
			Threshold: BUDGET_WARNS_AT,
			ThresholdType: "PERCENTAGE",
		},
		Subscribers: [{ SubscriptionType: "EMAIL", Address: "you@example.org" }],
	};
	const ask = withAwsOptions("aws sts get-caller-identity --query Account --output text", aws);
	const id = account ?? `$(${ask})`;
	const command = `aws budgets create-budget --account-id ${id} --budget '${JSON.stringify(budget)}' --notifications-with-subscribers '${JSON.stringify([notification])}'`;
	return withAwsOptions(command, aws);
}

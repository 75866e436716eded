import { expect, test } from "vitest";
import { budgetCommand, budgetUsd } from "../../src/cost/budget.ts";

const AS_SURVEY = { region: "eu-west-2", profile: "survey" };

test("a budget is a month of what it costs an hour, in whole dollars, and never none", () => {
	expect(budgetUsd(0.46)).toBe(336);
	expect(budgetUsd(0.001)).toBe(1);
	expect(budgetUsd(0)).toBe(1);
});

/** The words of a command as a shell reads them. */
function wordsOf(command: string): string[] {
	return [...command.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? "");
}

test("the command is one that the shell reads whole, with the account and the figure in it", () => {
	const words = wordsOf(budgetCommand("123456789012", 336, AS_SURVEY));
	expect(words.slice(0, 5)).toEqual(["aws", "budgets", "create-budget", "--account-id", "123456789012"]);
	const after = (flag: string) => JSON.parse(words[words.indexOf(flag) + 1] ?? "");
	expect(after("--budget")).toMatchObject({
		BudgetLimit: { Amount: "336", Unit: "USD" },
		TimeUnit: "MONTHLY",
	});
	expect(after("--notifications-with-subscribers")[0].Notification.Threshold).toBe(80);
});

test("where the account is not known the shell asks AWS for it", () => {
	const options = "--region eu-west-2 --profile survey";
	const command = budgetCommand(undefined, 1, AS_SURVEY);
	expect(command).toMatch(
		/--account-id \$\(aws sts get-caller-identity [^)]* --region eu-west-2 --profile survey\)/,
	);
	expect(command.endsWith(` ${options}`)).toBe(true);
});

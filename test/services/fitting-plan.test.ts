import { expect, test } from "vitest";
import { answersGiven } from "../../src/commands/given-answers.ts";
import { prefillGiven } from "../../src/questions/given.ts";
import { fittingPlan } from "../../src/services/fitting-plan.ts";
import { type AccountGiven, denied, LONDON } from "../harness/account.ts";
import { worldOf } from "../harness/services.ts";

/** What the tutorial's account decides, with these flags. */
async function fitting(flags: Parameters<typeof answersGiven>[0] = {}, account: AccountGiven = {}) {
	const answers = answersGiven({ region: LONDON, ...flags });
	const { services, engine } = worldOf({ settings: { answers }, ...account });
	const { signal } = new AbortController();
	return fittingPlan(services, engine, prefillGiven(answers), signal);
}

test("the account decides, and flags count", async () => {
	const plan = await fitting({ "key-file": "none", max: "5" });
	expect(plan?.answers).toMatchObject({ keyFile: { path: undefined }, nodes: { maximum: 5 } });
	expect(plan?.estimate?.totals.working.perHour).toBeGreaterThan(0.8);
});

test("a flag that is no answer leaves its question open", async () => {
	expect(await fitting({ vpc: "vpc-nothing" })).toBeUndefined();
});

test("what AWS refuses is no open question", async () => {
	await expect(fitting({}, { ec2: { vpcs: () => Promise.reject(denied) } })).rejects.toBe(denied);
});

import { expect, test } from "vitest";
import type { Engine } from "../../src/engine/engine.ts";
import { askPcluster } from "../../src/runs/ask-pcluster.ts";
import { engineOf } from "./engine.ts";
import { FakeAccount, region } from "./fake-account.ts";

const never = new AbortController().signal;

/** What is told of a `pcluster list` that prints this and fails. */
function told(text: string, engine: Partial<Engine> = {}) {
	const account = new FakeAccount();
	account.processes.answers.set("list", () => ({ text, code: 1 }));
	return askPcluster(account.deps, { ...engineOf(), ...engine }, region, { args: ["list"], env: {} }, never);
}

test("what AWS refuses a pcluster that was asked is told whole, with what to do about it", async () => {
	const said = "User: ada is not authorized to perform: cloudformation:DescribeStacks";
	await expect(told(`${said}\n`)).rejects.toMatchObject({
		code: "pcluster-failed",
		message: `pcluster list failed: ${said}.`,
		hint: expect.stringContaining("Show the message to the administrator"),
		copy: ["https://docs.aws.amazon.com/parallelcluster/v2/ug/iam.html"],
	});
});

test("a command that the cure speaks of comes along", async () => {
	await expect(told("ModuleNotFoundError: No module named 'pkg_resources'\n")).rejects.toMatchObject({
		hint: "Run the command in that environment, then try again.",
		copy: [expect.stringMatching(/^pip install/)],
	});
});

test("a command of aws acts where and as whom the cluster is asked about", async () => {
	await expect(
		told("The security token included in the request is invalid.\n", { awsProfile: "survey" }),
	).rejects.toMatchObject({
		copy: ["aws sts get-caller-identity --region eu-west-2 --profile survey"],
	});
});

test("of what nobody knows the log has all", async () => {
	await expect(told("ERROR: Something else!\n")).rejects.toMatchObject({
		message: "pcluster list failed: Something else!",
		hint: "The log has all of pcluster's output.",
		copy: [],
	});
});

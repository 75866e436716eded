import { expect, test } from "vitest";
import { diagnose } from "../../../src/diagnosis/diagnose.ts";
import type { StackEvent } from "../../../src/ports/account.ts";
import { AppError } from "../../../src/ports/errors.ts";
import type { RunView } from "../../../src/runs/run.ts";
import { KEYS } from "../../harness/screen.ts";
import { type ConsoleScript, clusterView, consoleOf, runView, ScriptedRun, ScriptedWatch } from "./world.ts";

const HEAD = "i-0ab1c2d3e4f5a6b7c";
const GROUP = "/aws/parallelcluster/lsst";
const STACK = { id: "arn:stack/lsst", createdAt: new Date("2026-11-23T11:55:00Z") };
const SILENT = diagnose([
	{
		resource: "MasterServer",
		reason: "Failed to receive 1 resource signal(s) within the specified duration",
	},
]);

const event = (logicalId: string, type: string, physicalId: string): StackEvent => ({
	id: logicalId,
	stackId: STACK.id,
	logicalId,
	physicalId,
	type,
	status: "CREATE_FAILED",
	reason: undefined,
	at: STACK.createdAt,
});

const clusterInstances = async () => [];
const events = async () => [
	event("CloudWatchLogGroup", "AWS::Logs::LogGroup", GROUP),
	event("MasterServer", "AWS::EC2::Instance", HEAD),
];

/** A creation that AWS is at, and that fails without saying why. */
async function failing(script: ConsoleScript, view: Partial<RunView>) {
	const run = new ScriptedRun(runView({ stackStatus: "CREATE_IN_PROGRESS", stack: STACK }));
	const watch = new ScriptedWatch([clusterView({ state: "creating", computeNodes: 0, head: undefined })]);
	const console = consoleOf({ watch, runs: [run], ...script, stacks: { events, ...script.stacks } });
	await console.screen.see("enter watch lsst being created");
	await console.screen.press(KEYS.enter);
	await console.screen.see("Creating lsst");
	run.show(view);
	return { ...console, run };
}

const FAILED: Partial<RunView> = {
	stackStatus: "ROLLBACK_COMPLETE",
	outcome: { kind: "failed", diagnosis: SILENT, remains: { kind: "own", stack: STACK } },
};

test("while AWS clears up, what the head node wrote streams in, and explains the failure", async () => {
	const told = Promise.withResolvers<string[]>();
	const { screen, run } = await failing(
		{ ec2: { clusterInstances, consoleOutput: () => told.promise }, logs: { streams: async () => [] } },
		{ stackStatus: "ROLLBACK_IN_PROGRESS", cause: SILENT },
	);
	await screen.see("It has failed, and AWS is clearing up. The head node was started but never");
	told.resolve(["curl: (28) Failed to connect to s3.eu-west-2.amazonaws.com port 443: Connection timed out"]);
	await screen.see("it waited in vain for an answer of AWS");
	run.show(FAILED);
	const frame = (await screen.see("did not work")).replaceAll(/\s*\n\s+/g, " ");
	expect(frame).toContain("Choose a subnet that is public and gives addresses");
	expect(frame).toContain("Press e to go through its answers again");
	expect(frame).toContain("The head node's log (console): curl: (28) Failed to connect to s3.eu-west-2");
	expect(frame).toContain("AWS: MasterServer: Failed to receive 1 resource signal(s)");
});

test("the panel stands while the logs are read, and goes on standing where they tell nothing", async () => {
	const told = Promise.withResolvers<string[]>();
	const { screen } = await failing(
		{ ec2: { clusterInstances, consoleOutput: () => told.promise }, logs: { streams: async () => [] } },
		FAILED,
	);
	const before = await screen.see("Reading what the head node wrote of its set-up …");
	expect(before).toContain("The head node was started but never reported that it is ready.");
	told.resolve([]);
	const after = await screen.see("AWS keeps nothing of the head node that tells why.");
	expect(after).toContain("The head node was started but never reported that it is ready.");
});

test("what may not be read is said, with the commands that show it", async () => {
	const denied = () => Promise.reject(new AppError("denied", "You may not."));
	const { screen } = await failing(
		{ ec2: { clusterInstances, consoleOutput: denied }, logs: { streams: denied } },
		FAILED,
	);
	const frame = await screen.see("You may not read what the head node wrote.");
	const command = frame.replaceAll(/\s*\\?\s*\n\s*/g, " ");
	expect(command).toContain(
		`aws ec2 get-console-output --instance-id ${HEAD} --output text --region eu-west-2`,
	);
	expect(command).toContain(
		`aws logs filter-log-events --log-group-name ${GROUP} --filter-pattern ERROR --region eu-west-2`,
	);
});

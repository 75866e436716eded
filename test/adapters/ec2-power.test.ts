import { afterEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { InstanceId } from "../../src/ports/ids.ts";
import { type Answer, ec2Answer, ec2Fault, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

const HEAD = "i-0head" as InstanceId;
const never = new AbortController().signal;

let aws: LoopbackAws | undefined;
afterEach(async () => {
	await aws?.close();
	aws = undefined;
});

async function ec2Saying(answer: string | Answer) {
	aws = await loopbackAws((query) => (typeof answer === "string" ? ec2Answer(query, answer) : answer));
	return awsPorts(aws.config).ec2;
}

test("a stop names the one machine, and neither force nor hibernation", async () => {
	const ec2 = await ec2Saying("<instancesSet/>");
	await ec2.stopInstances(LONDON, [HEAD], never);
	expect(aws?.calls).toHaveLength(1);
	expect(aws?.calls[0]).toMatchObject({ Action: "StopInstances", "InstanceId.1": HEAD });
	for (const word of ["InstanceId.2", "Force", "Hibernate"]) expect(aws?.calls[0]).not.toHaveProperty(word);
});

test.each([
	[
		403,
		"UnauthorizedOperation",
		"denied",
		/does not let you start the head node i-0head/,
		/ec2:StartInstances/,
	],
	[
		500,
		"InsufficientInstanceCapacity",
		"bad-input",
		/refused to start the head node i-0head/,
		/some minutes/,
	],
	[400, "IncorrectInstanceState", "bad-input", /refused to start the head node i-0head/, /log/],
] as const)(
	"a start that AWS answers with %d %s is told as what it is",
	async (status, name, code, message, hint) => {
		const ec2 = await ec2Saying(ec2Fault(status, name));
		const refused = ec2.startInstances(LONDON, [HEAD], never);
		await expect(refused).rejects.toMatchObject({
			code,
			message: expect.stringMatching(message),
			hint: expect.stringMatching(hint),
		});
	},
);

test.each([
	["ok", "ok", true],
	["initializing", "ok", false],
	["ok", "impaired", false],
])("a machine whose checks say %s and %s has passed them: %s", async (instance, system, passed) => {
	const ec2 = await ec2Saying(
		`<instanceStatusSet><item><instanceId>${HEAD}</instanceId><instanceStatus><status>${instance}</status></instanceStatus><systemStatus><status>${system}</status></systemStatus></item></instanceStatusSet>`,
	);
	expect(await ec2.passesChecks(LONDON, HEAD, never)).toBe(passed);
});

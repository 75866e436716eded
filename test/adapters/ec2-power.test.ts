import { afterEach, expect, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import type { ImageId, InstanceId, SubnetId, VolumeId } from "../../src/ports/ids.ts";
import { type Answer, ec2Answer, ec2Fault, LONDON, type LoopbackAws, loopbackAws } from "./loopback-aws.ts";

const HEAD = "i-0head" as InstanceId;
const TRIED = {
	type: "t3.small",
	imageId: "ami-1" as ImageId,
	subnetId: "subnet-1" as SubnetId,
	keyName: "k",
};
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

test("a stop that AWS does not grant names the right that is lacking", async () => {
	const ec2 = await ec2Saying(ec2Fault(403, "UnauthorizedOperation"));
	await expect(ec2.stopInstances(LONDON, [HEAD], never)).rejects.toMatchObject({
		message: "Your AWS account does not let you stop the head node i-0head.",
		hint: expect.stringContaining("ec2:StopInstances"),
	});
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
		expect(aws?.calls).toMatchObject([{ Action: "StartInstances", "InstanceId.1": HEAD }]);
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

test.each([
	["nothing", ""],
	[
		"only of another one",
		"<item><instanceId>i-0ther</instanceId><instanceStatus><status>ok</status></instanceStatus><systemStatus><status>ok</status></systemStatus></item>",
	],
])("a machine of which EC2 tells %s has passed none", async (_, items) => {
	const ec2 = await ec2Saying(`<instanceStatusSet>${items}</instanceStatusSet>`);
	expect(await ec2.passesChecks(LONDON, HEAD, never)).toBe(false);
});

test.each([
	["DryRunOperation", undefined],
	["OptInRequired", { code: "OptInRequired", said: "no" }],
	["InvalidKeyPair.NotFound", { code: "InvalidKeyPair.NotFound", said: "no" }],
])("a trial start starts nothing, and what EC2 answers is told: %s", async (name, refusal) => {
	const ec2 = await ec2Saying(ec2Fault(412, name));
	expect(await ec2.tryStart(LONDON, TRIED, never)).toEqual(refusal);
	expect(aws?.calls).toMatchObject([{ DryRun: "true", MinCount: "1", MaxCount: "1" }]);
});

test("a trial start that comes to no answer is none", async () => {
	const ec2 = await ec2Saying(ec2Fault(503, "RequestLimitExceeded"));
	await expect(ec2.tryStart(LONDON, TRIED, never)).rejects.toMatchObject({ code: "throttled" });
	const taken = ec2.tryStart(LONDON, TRIED, AbortSignal.abort());
	await expect(taken).rejects.toMatchObject({ name: "AbortError" });
});

test("the newest of a console is read, and the older of a machine that has no newest", async () => {
	const old = `<output>${Buffer.from("Booting\r\n  \r\nlogin:").toString("base64")}</output>`;
	aws = await loopbackAws((query) =>
		query["Latest"] === "true" ? ec2Fault(400, "UnsupportedOperation") : ec2Answer(query, old),
	);
	expect(await awsPorts(aws.config).ec2.consoleOutput(LONDON, HEAD, never)).toEqual(["Booting", "login:"]);
	expect(aws.calls.map(({ Latest }) => Latest)).toEqual(["true", "false"]);
	await aws.close();
	const silent = await ec2Saying("");
	expect(await silent.consoleOutput(LONDON, HEAD, never)).toEqual([]);
	await aws.close();
	const refused = await ec2Saying(ec2Fault(403, "UnauthorizedOperation"));
	await expect(refused.consoleOutput(LONDON, HEAD, never)).rejects.toMatchObject({ code: "denied" });
	expect(aws.calls).toHaveLength(1);
});

test("the name servers of DHCP options are told apart from what else is in them", async () => {
	const option = (key: string, value: string) =>
		`<item><key>${key}</key><valueSet><item><value>${value}</value></item></valueSet></item>`;
	const ec2 = await ec2Saying(
		`<dhcpOptionsSet><item><dhcpOptionsId>dopt-1</dhcpOptionsId><dhcpConfigurationSet>${option("domain-name", "lab")}${option("domain-name-servers", "10.0.0.2")}</dhcpConfigurationSet></item>
		<item><dhcpOptionsId>dopt-2</dhcpOptionsId></item></dhcpOptionsSet>`,
	);
	expect(await ec2.nameServers(LONDON, never)).toEqual(
		new Map([
			["dopt-1", ["10.0.0.2"]],
			["dopt-2", []],
		]),
	);
});

test.each([
	["<productCodes/>", false],
	["<productCodes><item><productCode>abc</productCode></item></productCodes>", true],
])("a volume with %s has a product code: %s", async (codes, has) => {
	const ec2 = await ec2Saying(codes);
	expect(await ec2.hasProductCode(LONDON, "vol-1" as VolumeId, never)).toBe(has);
});

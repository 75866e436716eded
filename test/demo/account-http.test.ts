import { writeFileSync } from "node:fs";
import { request } from "node:http";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { startDemo } from "../../src/demo/account-server.ts";
import { temporaryFolder, testDemo } from "./demo-account.ts";

const scope = (region: string, service: string) =>
	`AWS4-HMAC-SHA256 Credential=AKIA/20261123/${region}/${service}/aws4_request, SignedHeaders=host, Signature=00`;

async function asked(endpoint: string, body: string, authorization = scope("eu-west-2", "ec2")) {
	const answer = await fetch(endpoint, { method: "POST", body, headers: { authorization } });
	return { status: answer.status, text: await answer.text(), type: answer.headers.get("content-type") };
}

describe("the account over plain HTTP", () => {
	test("answers in EC2's XML, for the region of the signature", async () => {
		const { endpoint } = await testDemo();
		const answer = await asked(endpoint, "Action=DescribeVpcs&Version=2016-11-15", scope("us-east-2", "ec2"));
		expect(answer).toMatchObject({ status: 200, type: "text/xml;charset=UTF-8" });
		expect(answer.text).toContain('<DescribeVpcsResponse xmlns="http://ec2.amazonaws.com/doc/2016-11-15/">');
		const zones = await asked(endpoint, "Action=DescribeAvailabilityZones", scope("us-east-2", "ec2"));
		expect(zones.text).toContain("<zoneName>us-east-2a</zoneName>");
	});

	test("answers in CloudFormation's XML, with its result and its metadata", async () => {
		const { endpoint } = await testDemo();
		const { text } = await asked(endpoint, "Action=DescribeStacks", scope("eu-west-2", "cloudformation"));
		expect(text).toMatch(
			/<DescribeStacksResponse [^>]+><DescribeStacksResult><Stacks\/><\/DescribeStacksResult><ResponseMetadata><RequestId>/,
		);
	});

	test("wraps errors as each service does", async () => {
		const { endpoint } = await testDemo();
		const ec2 = await asked(endpoint, "Action=DescribeVpcs&VpcId.1=vpc-1");
		expect(ec2.status).toBe(400);
		expect(ec2.text).toContain("<Errors><Error><Code>InvalidVpcID.NotFound</Code>");
		const stack = await asked(
			endpoint,
			"Action=DescribeStacks&StackName=x",
			scope("eu-west-2", "cloudformation"),
		);
		expect(stack.text).toContain("<Error><Type>Sender</Type><Code>ValidationError</Code>");
	});

	test.each(["Action=TerminateInstances", "Action=toString", "nonsense", ""])(
		"refuses %j without falling over",
		async (body) => {
			const { endpoint } = await testDemo();
			expect((await asked(endpoint, body)).status).toBe(400);
			expect((await asked(endpoint, "Action=DescribeVpcs")).status).toBe(200);
		},
	);

	test("listens on the loopback interface only, each time on a port of its own", async () => {
		const [one, other] = [await testDemo(), await testDemo()];
		expect(one.endpoint).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
		expect(other.endpoint).not.toBe(one.endpoint);
	});

	test("says which folder it cannot write", async () => {
		const file = join(temporaryFolder(), "file");
		writeFileSync(file, "");
		const starting = startDemo({ stateFolder: join(file, "demo") });
		await expect(starting).rejects.toMatchObject({
			code: "config-unwritable",
			message: expect.stringContaining(join(file, "demo")),
		});
	});

	test("hangs up on a question without end", async () => {
		const { endpoint } = await testDemo();
		await expect(asked(endpoint, "x".repeat(2_000_000))).rejects.toThrow();
		expect((await asked(endpoint, "Action=DescribeVpcs")).status).toBe(200);
	});

	test("closing does not wait for those who hold a connection open", async () => {
		const demo = await testDemo();
		const open = request(demo.endpoint, { method: "POST" });
		const hungUp = new Promise((resolve) => open.on("error", resolve));
		await new Promise((resolve) => {
			open.on("socket", (socket) => socket.on("connect", resolve));
			open.write("half a question");
		});
		await demo.close();
		expect(await hungUp).toBeInstanceOf(Error);
	});
});

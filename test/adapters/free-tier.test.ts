import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { expect, onTestFinished, test } from "vitest";
import { awsPorts } from "../../src/adapters/aws.ts";
import { freeTierClient } from "../../src/adapters/free-tier.ts";
import { configFor } from "./loopback-aws.ts";

const { signal } = new AbortController();
const STATE = { accountId: "123456789012", accountPlanStatus: "ACTIVE" };

/** What the account's plan is where AWS answers so; `asked` hears of each question and its body. */
async function planWhere(
	status: number,
	answer: object | string,
	asked: (question: IncomingMessage, body: string) => void = () => {},
) {
	const server = createServer(async (question, response) => {
		asked(question, await text(question));
		response.writeHead(status, { "content-type": "application/x-amz-json-1.0" });
		response.end(typeof answer === "string" ? answer : JSON.stringify(answer));
	});
	await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
	onTestFinished(() => {
		server.closeAllConnections();
		server.close();
	});
	const { port } = server.address() as AddressInfo;
	return awsPorts(configFor(`http://127.0.0.1:${port}`)).limits.plan(signal);
}

test("the account's plan is asked as the model of AWS's Free Tier service says", async () => {
	const seen: unknown[] = [];
	await planWhere(200, { ...STATE, accountPlanType: "PAID" }, ({ method, url, headers }, body) => {
		seen.push(method, url, body, headers["content-type"], headers["x-amz-target"]);
		expect(headers.authorization).toMatch(
			/Credential=AKIDEXAMPLE\/\d{8}\/us-east-1\/freetier\/aws4_request,/,
		);
	});
	const target = "AWSFreeTierService.GetAccountPlanState";
	expect(seen).toEqual(["POST", "/", "{}", "application/x-amz-json-1.0", target]);
	const { url } = freeTierClient({}).config.endpointProvider({});
	expect(url.href).toBe("https://freetier.us-east-1.api.aws/");
});

test.each([
	[{ accountPlanType: "PAID", accountPlanRemainingCredits: { amount: 3, unit: "USD" } }, { free: false }],
	[
		{
			accountPlanType: "FREE",
			accountPlanRemainingCredits: { amount: 139.52, unit: "USD" },
			accountPlanExpirationDate: "2027-02-01T00:00:00Z",
		},
		{ free: true, creditUsd: 139.52 },
	],
	[{ accountPlanType: "FREE" }, { free: true }],
	[{ accountPlanType: "OTHER" }, undefined],
])("AWS's %j is the plan %j", async (told, plan) => {
	expect(await planWhere(200, { ...STATE, ...told })).toEqual(plan);
});

test.each([
	[400, "AccessDeniedException", "denied"],
	[400, "UnrecognizedClientException", "refused-credentials"],
	[400, "ThrottlingException", "throttled"],
	[500, "InternalServerException", "unreachable"],
])("%i %s is told as %s", async (status, type, code) => {
	await expect(planWhere(status, { __type: type, message: "no" })).rejects.toMatchObject({ code });
});

test("where AWS knows of no plan, none is told; a page of a proxy is no answer", async () => {
	expect(await planWhere(400, { __type: "ResourceNotFoundException", message: "no" })).toBeUndefined();
	await expect(planWhere(200, "<html>Log in</html>")).rejects.toMatchObject({ code: "nonsense-answer" });
});

import { afterEach, describe, expect, test } from "vitest";
import type { AwsConfig } from "../../src/adapters/aws.ts";
import { awsPorts } from "../../src/adapters/aws.ts";
import { awsError } from "../../src/adapters/aws-errors.ts";
import { AppError } from "../../src/ports/errors.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import {
	type Answer,
	configFor,
	ec2Answer,
	ec2Fault,
	LONDON,
	loopbackAws,
	queryFault,
} from "./loopback-aws.ts";

let close: (() => Promise<void>) | undefined;
afterEach(async () => {
	await close?.();
	close = undefined;
});

const never = new AbortController().signal;

async function failureOf(work: Promise<unknown>): Promise<AppError> {
	const thrown: unknown = await work.then(
		() => undefined,
		(error: unknown) => error,
	);
	if (thrown instanceof AppError) return thrown;
	throw new Error("not an AppError", { cause: thrown });
}

async function keyPairsAgainst(answer: Answer | undefined, extra: Partial<AwsConfig> = {}, region = LONDON) {
	const aws = await loopbackAws(() => answer);
	close = aws.close;
	return failureOf(awsPorts({ ...aws.config, ...extra }).ec2.keyPairs(region, never));
}

describe("a fault of AWS becomes the error with its remedy", () => {
	test.each([
		["denied", ec2Fault(403, "UnauthorizedOperation", "You are not authorized to perform this operation.")],
		["expired-credentials", ec2Fault(400, "RequestExpired", "Request has expired.")],
		["expired-credentials", ec2Fault(401, "ExpiredToken")],
		[
			"refused-credentials",
			ec2Fault(401, "AuthFailure", "AWS was not able to validate the provided access credentials"),
		],
		["clock-wrong", ec2Fault(400, "RequestTimeTooSkewed")],
		[
			"clock-wrong",
			ec2Fault(
				403,
				"SignatureDoesNotMatch",
				"Signature expired: 20261123T100000Z is now earlier than 20261123T115500Z",
			),
		],
		["refused-credentials", ec2Fault(403, "SignatureDoesNotMatch", "The request signature we calculated …")],
		["region-off", ec2Fault(401, "OptInRequired", "You are not subscribed to this service")],
		["throttled", ec2Fault(503, "RequestLimitExceeded", "Request limit exceeded.")],
		["unreachable", ec2Fault(500, "InternalError")],
		["not-found", ec2Fault(400, "InvalidVolume.NotFound", "The volume 'vol-1' does not exist.")],
		["not-found", ec2Fault(400, "InvalidVpcID.Malformed")],
		["bad-input", ec2Fault(400, "InvalidParameterValue")],
		["bad-input", ec2Fault(400, "SomethingNew", "that nobody has heard of")],
		["unreachable", ec2Fault(500, "SomethingNew")],
		["nonsense-answer", { body: "<html><body>Please log in<br></body></html>" }],
		["nonsense-answer", { body: "hello" }],
		["nonsense-answer", { body: "" }],
		["nonsense-answer", { body: "<DescribeKeyPairsResponse><keySet><item><keyName>a</key" }],
		["nonsense-answer", { body: "<DescribeKeyPairsResponse><keySet><item><keyName>a</keyName></item>" }],
		["nonsense-answer", { body: "<DescribeKeyPairsResponse></DescribeKeyPairsResponse>" }],
		["nonsense-answer", { body: "<R><keySet><item><keyFingerprint>a</keyFingerprint></item></keySet></R>" }],
		["nonsense-answer", { status: 502, body: "Bad gateway" }],
		["nonsense-answer", { status: 403, body: "<html><body>The proxy says no</body></html>" }],
		["unreachable", { body: "<DescribeKeyPairsResponse><keySet>", cut: true }],
	] satisfies [string, Answer][])("%s, case %#", async (code, answer) => {
		const error = await keyPairsAgainst(answer);
		expect(error.code).toBe(code);
		expect(error.message).toMatch(/^[A-Z].*\.$/);
		expect(error.hint).toMatch(/^[A-Z].*\.$/s);
	});

	test("AuthFailure in a region that must be switched on says so", async () => {
		const fault = ec2Fault(401, "AuthFailure");
		const error = await keyPairsAgainst(fault, {}, "eu-south-2" as RegionId);
		expect(error.code).toBe("region-off");
		expect(error.message).toContain("eu-south-2");
	});

	test("a mistyped region gets the nearest names, whether AWS refuses it or has no such address", async () => {
		const refused = await keyPairsAgainst(ec2Fault(401, "AuthFailure"), {}, "eu-wst-2" as RegionId);
		const unknown = { endpoint: "http://ec2.eu-wst-2.invalid" };
		const nowhere = await keyPairsAgainst(undefined, unknown, "eu-wst-2" as RegionId);
		for (const error of [refused, nowhere]) {
			expect(error.code).toBe("bad-input");
			expect(error.message).toBe("AWS has no region eu-wst-2, as far as firstlight knows.");
			expect(error.hint).toMatch(/^Nearest to it: eu-west-2, /);
		}
	});

	test("a profile is named in the hint", async () => {
		const error = await keyPairsAgainst(ec2Fault(400, "RequestExpired"), { profile: "astro" });
		expect(error.hint).toContain("aws sso login --profile astro");
	});

	test("what has become such an error before stays as it is", () => {
		const own = new AppError("denied", "No.");
		expect(awsError(own, { what: "the key pairs", action: "ec2:DescribeKeyPairs", region: LONDON })).toBe(
			own,
		);
	});

	test("escape codes in AWS's words do not reach the screen", async () => {
		const error = await keyPairsAgainst(ec2Fault(400, "InvalidParameterValue", "bad \u202e&#x9b;31m value"));
		expect(error.message).toBe("AWS refused to answer about the key pairs: bad  value.");
	});

	test("STS and CloudFormation speak of their own codes", async () => {
		const aws = await loopbackAws((query) =>
			query["Action"] === "GetCallerIdentity"
				? queryFault(403, "InvalidClientTokenId", "The security token included in the request is invalid.")
				: queryFault(
						403,
						"AccessDenied",
						"User: x is not authorized to perform: cloudformation:DescribeStacks",
					),
		);
		close = aws.close;
		const ports = awsPorts(aws.config);
		expect((await failureOf(ports.identity.caller(LONDON, never))).code).toBe("refused-credentials");
		expect((await failureOf(ports.stacks.stacks(LONDON, never))).code).toBe("denied");
		expect((await failureOf(ports.stacks.stack(LONDON, "lsst", never))).code).toBe("denied");
	});
});

describe("the network", () => {
	test("a port where nobody listens", async () => {
		const aws = await loopbackAws(() => undefined);
		await aws.close();
		const error = await failureOf(awsPorts(aws.config).ec2.regions(never));
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("nothing answers at its address");
	});

	test("an unknown host", async () => {
		const error = await failureOf(awsPorts(configFor("http://aws.invalid")).ec2.regions(never));
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("its name could not be looked up");
	});

	test("a connection that is reset is no slow one", async () => {
		const error = await keyPairsAgainst({ body: "", reset: true });
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("the connection broke off");
	});

	test("a port that speaks no TLS", async () => {
		const aws = await loopbackAws(() => undefined);
		close = aws.close;
		const endpoint = aws.config.endpoint?.replace("http:", "https:");
		const error = await failureOf(awsPorts({ ...aws.config, endpoint }).ec2.regions(never));
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("no secure connection could be agreed on");
	});

	test("an endpoint that never answers", async () => {
		const error = await keyPairsAgainst(undefined, { requestTimeoutMs: 60 });
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("no answer in time");
	});

	test("an endpoint that answers for ever", async () => {
		const error = await keyPairsAgainst({ body: "", drip: true }, { requestTimeoutMs: 60 });
		expect(error.code).toBe("unreachable");
		expect(error.message).toContain("no answer in time");
	});

	test("a region that cannot be one", async () => {
		const error = await keyPairsAgainst({ body: "" }, { endpoint: undefined }, "no where" as RegionId);
		expect(error.code).toBe("bad-input");
	});

	test("throttling is outlived when the third try succeeds", async () => {
		const aws = await loopbackAws((query, call) =>
			call < 3
				? ec2Fault(503, "RequestLimitExceeded")
				: ec2Answer(query, "<keySet><item><keyName>lsst</keyName></item></keySet>"),
		);
		close = aws.close;
		const { attempts: _, ...asTheProgramAsks } = aws.config;
		const found = await awsPorts(asTheProgramAsks).ec2.keyPairs(LONDON, never);
		expect(found.map((pair) => pair.name)).toEqual(["lsst"]);
		expect(aws.calls).toHaveLength(3);
	});
});

describe("taking a question back", () => {
	test("rejects with an AbortError while the answer hangs", async () => {
		const abort = new AbortController();
		const aws = await loopbackAws(() => {
			abort.abort("left the screen");
			return undefined;
		});
		close = aws.close;
		await expect(awsPorts(aws.config).ec2.keyPairs(LONDON, abort.signal)).rejects.toMatchObject({
			name: "AbortError",
		});
	});

	test("asks nothing when it was taken back before", async () => {
		const aws = await loopbackAws(() => undefined);
		close = aws.close;
		const work = awsPorts(aws.config).ec2.vpcs(LONDON, AbortSignal.abort());
		await expect(work).rejects.toMatchObject({ name: "AbortError" });
		expect(aws.calls).toEqual([]);
	});
});

import { afterEach, describe, expect, test } from "vitest";
import type { AwsConfig } from "../../src/adapters/aws.ts";
import { awsPorts } from "../../src/adapters/aws.ts";
import { awsError, sdkWords } from "../../src/adapters/aws-errors.ts";
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

test("the log has AWS's own words, and the number by which its support finds the question", async () => {
	const noted: unknown[][] = [];
	const log = { note: (...note: unknown[]) => void noted.push(note) };
	const { message } = await keyPairsAgainst(ec2Fault(400, "BrandNew", "Not so.\nBut so."), { log });
	expect(noted).toEqual([[message, "BrandNew HTTP 400: Not so.\nBut so."]]);
	const thrown = Object.assign(new Error("hung up"), { code: "EPIPE", $metadata: { requestId: "r-1" } });
	expect(sdkWords(thrown)).toBe("Error EPIPE r-1: hung up");
});

describe("an error of the SDK, by its name, its code, its status and its words", () => {
	const asked = { what: "the key pairs", action: "ec2:DescribeKeyPairs" };
	const errorFor = (signs: object, message = "no", more: { region?: string; profile?: string } = {}) =>
		awsError(Object.assign(new Error(message), signs), { ...asked, region: LONDON, ...more });
	const status = (httpStatusCode: number) => ({ $metadata: { httpStatusCode } });

	test.each<[string, object, string?, string?]>([
		["expired-credentials", { name: "CredentialsProviderError" }, "The SSO session has expired"],
		["no-credentials", { name: "CredentialsProviderError" }, "Could not load credentials"],
		["bad-input", { name: "ValidationError" }, "The key has expired"],
		["refused-credentials", { name: "UnrecognizedClientException" }],
		["region-off", { name: "UnrecognizedClientException" }, "no", "ap-southeast-3"],
		["clock-wrong", { name: "InvalidSignatureException" }, "Signature not yet current: 2026"],
		["not-found", { name: "ValidationError" }, "Stack with id a does not exist"],
		["bad-input", { name: "InvalidParameter" }, "The group a does not exist"],
		["unreachable", { code: "EHOSTUNREACH" }],
		["unreachable", {}, "socket hang up"],
		["unreachable", { code: "ERR_INVALID_URL" }, "Invalid URL"],
		["refused-credentials", { code: "ERR_INVALID_CHAR" }, "Invalid character in header content"],
		["no-credentials", { code: "ENOENT" }, "no such file or directory, open '/token'"],
		["unreachable", { code: "ECONNREFUSED" }, "no", "eu-wst-2"],
		["bad-input", {}, "Region not accepted: region=x"],
		["throttled", { name: "Odd", ...status(429) }],
		["unreachable", { name: "Odd", ...status(500) }],
		["bad-input", { name: "Odd", ...status(499) }],
		["bad-input", { name: "Odd", ...status(400) }],
		["nonsense-answer", { name: "Odd", ...status(399) }],
		["nonsense-answer", { name: "Odd" }],
		["nonsense-answer", { name: "UnknownError", ...status(400) }],
		["nonsense-answer", { name: "Odd", code: 20 }],
	])("is %s: %j", (code, signs, message, region = LONDON) => {
		expect(errorFor(signs, message, { region }).code).toBe(code);
	});

	test("is no answer where it is no error at all", () => {
		expect(awsError("gone", { ...asked, region: LONDON }).code).toBe("nonsense-answer");
	});

	test.each([
		["us-east-1", true],
		["eu-west-3", true],
		["eu-central-1", true],
		["ca-central-1", true],
		["eu-north-1", true],
		["ap-southeast-2", true],
		["ap-northeast-3", true],
		["cn-north-1", true],
		["us-gov-west-1", true],
		["sa-east-1", true],
		["eu-central-2", false],
		["ap-southeast-3", false],
		["ap-south-2", false],
		["me-south-1", false],
	])("of keys that are not known in %s lies at the keys: %s", (region, isOn) => {
		const { code } = errorFor({ name: "AuthFailure" }, "no", { region });
		expect(code).toBe(isOn ? "refused-credentials" : "region-off");
	});

	test.each<[object, string, string?]>([
		[{ name: "CredentialsProviderError" }, "No AWS credentials were found."],
		[{ name: "CredentialsProviderError" }, "No AWS credentials were found for the profile lab.", "lab"],
		[
			{ name: "SignatureDoesNotMatch" },
			"The secret access key is not the one of your access key. Run `aws configure` (or `aws sso login`, if you sign in through a web page), then try again.",
		],
		[
			{ name: "InvalidClientTokenId" },
			"AWS in eu-west-2 does not know your access key. Run `aws sso login --profile lab` or `aws configure --profile lab`, then try again.",
			"lab",
		],
		[
			{ name: "ExpiredToken" },
			"Your AWS login has expired. Log in again, for example with `aws sso login`. If it is fresh, check this computer's clock.",
		],
		[
			{ name: "UnauthorizedOperation" },
			"Your AWS account does not let you see the key pairs. Ask whoever runs the account for the permission ec2:DescribeKeyPairs. Where you know an id, you can type it.",
		],
		[{ name: "InternalError" }, "AWS itself has trouble at the moment."],
		[
			{ code: "ERR_INVALID_URL" },
			"what AWS_ENDPOINT_URL or endpoint_url in ~/.aws/config says is no address.",
		],
		[{ code: "ENETUNREACH" }, "there is no way to it from this network."],
	])("%j says: %s", (signs, sentences, profile) => {
		const { message, hint } = errorFor(signs, "no", profile === undefined ? {} : { profile });
		expect(`${message} ${hint}`).toContain(sentences);
	});

	test.each([
		["", "no reason was given."],
		["The name is wrong ", "The name is wrong."],
		["Is it?\nsecond line", "Is it?"],
	])("%j of AWS's own words ends the sentence well", (words, end) => {
		const { message, hint } = errorFor({ name: "InvalidParameter" }, words);
		expect(message).toBe(`AWS refused to answer about the key pairs: ${end}`);
		expect(hint).toMatch(/^Check what you typed/);
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

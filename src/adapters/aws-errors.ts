import { AppError, type ErrorCode } from "../errors.ts";
import { plainText } from "../text/plain.ts";

/** What was asked, for the sentence that tells of the failure. */
export interface AwsQuestion {
	/** The permission's name, e.g. `ec2:DescribeVpcs`. */
	readonly action: string;
	/** What it would have shown, e.g. `the VPCs`. */
	readonly what: string;
	readonly region: string;
	readonly profile?: string | undefined;
}

type Sentence = (question: AwsQuestion, detail: string, names: string) => { message: string; hint: string };

/** What the SDK throws, in the parts that tell one failure from another. */
interface Signs {
	/** AWS's error code, else Node's, else the class. */
	readonly name: string;
	readonly code: string;
	readonly message: string;
	readonly status: number | undefined;
}

/**
 * Anything that the SDK throws, as an AppError with a remedy. The codes of AWS are those of EC2, CloudFormation, STS
 * and the sign-in services; the causes behind a credential error are read from the SDK's text, which has no code.
 */
export function awsError(thrown: unknown, question: AwsQuestion): AppError {
	if (thrown instanceof AppError) return thrown;
	const signs = signsOf(thrown);
	const code = codeOf(signs, question);
	const { message, hint } = SENTENCES[code](
		question,
		plainText(signs.message.split("\n", 1)[0] ?? ""),
		`${signs.name} ${signs.code}`,
	);
	return new AppError(code, message, { hint, cause: thrown });
}

function signsOf(thrown: unknown): Signs {
	if (!(thrown instanceof Error)) return { name: "", code: "", message: String(thrown), status: undefined };
	const extra = thrown as Error & { code?: unknown; $metadata?: { httpStatusCode?: unknown } };
	const status = extra.$metadata?.httpStatusCode;
	return {
		name: thrown.name,
		code: typeof extra.code === "string" ? extra.code : "",
		message: thrown.message,
		status: typeof status === "number" ? status : undefined,
	};
}

type AwsErrorCode = Extract<
	ErrorCode,
	| "no-credentials"
	| "expired-credentials"
	| "denied"
	| "throttled"
	| "unreachable"
	| "nonsense-answer"
	| "region-off"
	| "not-found"
	| "bad-input"
>;

const BY_NAME: readonly (readonly [AwsErrorCode, RegExp])[] = [
	[
		"expired-credentials",
		/^(ExpiredToken(Exception)?|RequestExpired|RequestTimeTooSkewed|RequestInTheFuture)$/,
	],
	["expired-credentials", /^(InvalidGrantException|UnauthorizedException|TokenProviderError)$/],
	[
		"denied",
		/^(UnauthorizedOperation|AccessDenied(Exception)?|UnauthorizedAccess|Client\.UnauthorizedOperation)$/,
	],
	["denied", /^(NotAuthorized|OperationNotPermitted|Blocked|ForbiddenException)$/],
	[
		"throttled",
		/^(RequestLimitExceeded|Throttling(Exception)?|ThrottledException|TooManyRequestsException|SlowDown)$/,
	],
	["throttled", /^(RequestThrottled(Exception)?|BandwidthLimitExceeded|EC2ThrottledException)$/],
	["region-off", /^(OptInRequired|SubscriptionRequired(Exception)?|RegionDisabledException)$/],
	[
		"no-credentials",
		/^(InvalidClientTokenId|SignatureDoesNotMatch|InvalidAccessKeyId|MissingAuthenticationToken)$/,
	],
	["no-credentials", /^(IncompleteSignature|CredentialsProviderError|MissingAuthenticationTokenException)$/],
	["not-found", /^Invalid.*\.(NotFound|Malformed|Unavailable)$|^InvalidAMIID\b|^StackNotFoundException$/],
	[
		"bad-input",
		/^(InvalidParameter(Value|Combination)?|ValidationError|InvalidID|MissingParameter|InvalidFilter)$/,
	],
	[
		"unreachable",
		/^(InternalError|InternalFailure|ServiceUnavailable|Unavailable|ServerInternal|TimeoutError|AbortError)$/,
	],
];

const NETWORK =
	/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EPROTO|ERR_TLS|ERR_PROXY|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

function codeOf(signs: Signs, question: AwsQuestion): AwsErrorCode {
	if (
		signs.name === "CredentialsProviderError" &&
		/expired|re-?authenticate|sso login|aws login/i.test(signs.message)
	)
		return "expired-credentials";
	if (signs.name === "AuthFailure" || signs.name === "UnrecognizedClientException")
		return isOnByDefault(question.region) ? "no-credentials" : "region-off";
	if (signs.name === "ValidationError" && /does not exist/.test(signs.message)) return "not-found";
	const known = BY_NAME.find(([, pattern]) => pattern.test(signs.name));
	if (known) return known[0];
	if (NETWORK.test(signs.code) || /socket hang up/i.test(signs.message)) return "unreachable";
	if (/Region not accepted|Invalid region/i.test(signs.message)) return "bad-input";
	if (signs.status === 429) return "throttled";
	return "nonsense-answer";
}

/**
 * AWS answers AuthFailure both for wrong keys and for a region that the account has not switched on. Regions of
 * before March 2019, those of China and of GovCloud are on by themselves.
 */
function isOnByDefault(region: string): boolean {
	return /^(cn|us-gov)-|^(us|eu)-(east|west)-|^(ca|eu)-central-1$|^eu-north-1$|^ap-(northeast-|southeast-[12]$|south-1$)|^sa-east-1$/.test(
		region,
	);
}

const loginHint = (profile: string | undefined) =>
	profile === undefined
		? "Run `aws configure` (or `aws sso login`, if you sign in through a web page), then try again."
		: `Run \`aws sso login --profile ${profile}\` or \`aws configure --profile ${profile}\`, then try again.`;

const SENTENCES: Readonly<Record<AwsErrorCode, Sentence>> = {
	"no-credentials": ({ profile }, _, names) => ({
		message: /^(CredentialsProviderError|MissingAuthenticationToken)/.test(names)
			? `No AWS credentials were found${profile === undefined ? "" : ` for the profile ${profile}`}.`
			: "AWS does not accept your credentials.",
		hint: loginHint(profile),
	}),
	"expired-credentials": ({ profile }) => ({
		message: "Your AWS login has expired.",
		hint:
			`${profile === undefined ? "Log in again, for example with `aws sso login`" : `Log in again, for example with \`aws sso login --profile ${profile}\``}. ` +
			"If it is fresh, check this computer's clock.",
	}),
	denied: ({ action, what }) => ({
		message: `Your AWS account does not let you see ${what}.`,
		hint: `Ask whoever runs the account for the permission ${action}. Where you know an id, you can type it.`,
	}),
	throttled: ({ what }) => ({
		message: `AWS is refusing questions for now because there were too many (about ${what}).`,
		hint: "Wait a minute, then try again.",
	}),
	unreachable: ({ region, what }, detail, names) => ({
		message: `AWS in ${region} could not be reached for ${what}: ${unreachableBecause(`${names} ${detail}`)}.`,
		hint: "Check your network, VPN and proxy, then try again.",
	}),
	"nonsense-answer": ({ region, what }) => ({
		message: `What answered for AWS in ${region} when asked for ${what} was not AWS.`,
		hint: "A proxy or a login page of your network may be in between. Check that, then try again.",
	}),
	"region-off": ({ region }) => ({
		message: `The region ${region} is not switched on for your account.`,
		hint: "Choose another region, or switch it on in the AWS console under Account, AWS Regions.",
	}),
	"not-found": ({ region, what }, detail) => ({
		message: `AWS did not find ${what} in ${region}: ${sentenceEnd(detail)}`,
		hint: "Check the id and the region: nearly everything in AWS lives in one region only.",
	}),
	"bad-input": ({ what }, detail) => ({
		message: `AWS did not understand the question about ${what}: ${sentenceEnd(detail)}`,
		hint: "Check what you typed.",
	}),
};

const BECAUSE: readonly (readonly [RegExp, string])[] = [
	[/proxy/i, "the proxy in between did not let it through"],
	[/ECONNREFUSED/, "nothing answers at its address"],
	[/ENOTFOUND|EAI_AGAIN/, "its name could not be looked up"],
	[/certificate|self.signed|UNABLE_TO_VERIFY/i, "its certificate is not trusted here"],
	[/timed? ?-?out|exceeded|Request aborted/i, "there was no answer in time"],
	[/ECONNRESET|aborted|hang up|EPIPE/, "the connection broke off"],
	[/EHOSTUNREACH|ENETUNREACH|ENETDOWN/, "there is no way to it from this network"],
];

function unreachableBecause(signs: string): string {
	const known = BECAUSE.find(([sign]) => sign.test(signs));
	return known ? known[1] : "AWS itself has trouble at the moment";
}

function sentenceEnd(detail: string): string {
	const text = detail.trim();
	if (text === "") return "no reason was given.";
	return /[.!?]$/.test(text) ? text : `${text}.`;
}

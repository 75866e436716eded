import { AppError } from "../ports/errors.ts";
import { isKnownRegion, nearestRegions } from "../questions/region-places.ts";
import { plainText } from "../text/plain.ts";
import { type AwsErrorCode, type AwsQuestion, SENTENCES } from "./aws-error-words.ts";

/** What the SDK throws, in the parts that tell one failure from another. */
interface Signs {
	/** AWS's error code, else Node's, else the class. */
	readonly name: string;
	readonly code: string;
	readonly message: string;
	readonly status: number | undefined;
	/** By which AWS's support finds the question. */
	readonly requestId?: string | undefined;
}

/**
 * Anything that the SDK throws, as an AppError with a remedy. The codes of AWS are those of EC2, CloudFormation, STS
 * and the sign-in services; the causes behind a credential error are read from the SDK's text, which has no code.
 */
export function awsError(thrown: unknown, question: AwsQuestion): AppError {
	if (thrown instanceof AppError) return thrown;
	const signs = signsOf(thrown);
	const code = codeOf(signs, question);
	if (isNowhere(question.region, code, signs))
		return new AppError("bad-input", `AWS has no region ${question.region}, as far as firstlight knows.`, {
			hint: nearestRegions(question.region),
			cause: thrown,
		});
	const { message, hint } = SENTENCES[code](
		question,
		plainText(signs.message.split("\n", 1)[0] ?? ""),
		`${signs.name} ${signs.code}`,
	);
	return new AppError(code, message, { hint, cause: thrown });
}

/** What the SDK says of its failure, for the log: a stack trace of its own files tells nobody anything. */
export function sdkWords(thrown: unknown): string {
	const { name, code, message, status, requestId } = signsOf(thrown);
	const http = status === undefined ? "" : `HTTP ${status}`;
	return `${[name, code, http, requestId].filter(Boolean).join(" ")}: ${message}`;
}

/** True where nothing answers for a region that nobody knows: its name is mistyped. */
function isNowhere(region: string, code: AwsErrorCode, signs: Signs): boolean {
	if (isKnownRegion(region)) return false;
	return code === "region-off" || (code === "unreachable" && /ENOTFOUND|EAI_AGAIN/.test(signs.code));
}

function signsOf(thrown: unknown): Signs {
	if (!(thrown instanceof Error)) return { name: "", code: "", message: String(thrown), status: undefined };
	const extra = thrown as Error & {
		code?: unknown;
		$metadata?: { httpStatusCode?: number; requestId?: string };
	};
	return {
		name: thrown.name,
		code: typeof extra.code === "string" ? extra.code : "",
		message: thrown.message,
		status: extra.$metadata?.httpStatusCode,
		requestId: extra.$metadata?.requestId,
	};
}

const BY_NAME: readonly (readonly [AwsErrorCode, RegExp])[] = [
	["expired-credentials", /^(ExpiredToken(Exception)?|RequestExpired)$/],
	["clock-wrong", /^(RequestTimeTooSkewed|RequestInTheFuture)$/],
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
		"refused-credentials",
		/^(InvalidClientTokenId|SignatureDoesNotMatch|InvalidAccessKeyId|IncompleteSignature)$/,
	],
	["no-credentials", /^(CredentialsProviderError|MissingAuthenticationToken(Exception)?)$/],
	[
		"not-found",
		/^Invalid.*\.(NotFound|Malformed|Unavailable)$|^InvalidAMIID\b|^(Stack|Resource)NotFoundException$/,
	],
	// IAM's, Service Quotas' and KMS's words for the same.
	["not-found", /^(NoSuchEntity(Exception)?|NoSuchResourceException|NotFoundException)$/],
	[
		"bad-input",
		/^(InvalidParameter(Value|Combination)?|ValidationError|InvalidID|MissingParameter|InvalidFilter)$/,
	],
	// EC2 answers with status 500 when it has no machine of the type to give.
	["bad-input", /^(InsufficientInstanceCapacity|InsufficientCapacity)$/],
	[
		"unreachable",
		/^(InternalError|InternalFailure|ServiceUnavailable|Unavailable|ServerInternal|TimeoutError|AbortError)$/,
	],
];

const NETWORK =
	/^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOST|ENET|EPIPE|EPROTO|ERR_TLS|ERR_PROXY|ERR_INVALID_URL|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_)/;

function codeOf(signs: Signs, question: AwsQuestion): AwsErrorCode {
	if (
		signs.name === "CredentialsProviderError" &&
		/expired|re-?authenticate|sso login|aws login/i.test(signs.message)
	)
		return "expired-credentials";
	if (signs.name === "AuthFailure" || signs.name === "UnrecognizedClientException")
		return isOnByDefault(question.region) ? "refused-credentials" : "region-off";
	// STS and EC2 call a wrong clock so, too.
	if (/^Signature (expired|not yet current)/.test(signs.message)) return "clock-wrong";
	if (signs.name === "ValidationError" && /does not exist/.test(signs.message)) return "not-found";
	const known = BY_NAME.find(([, pattern]) => pattern.test(signs.name));
	if (known) return known[0];
	// The SDK itself breaks at a profile whose sso_session is nowhere defined.
	if (signs.name === "TypeError" && /'sso_/.test(signs.message)) return "no-credentials";
	// The file of a web identity's token is not there.
	if (signs.code === "ENOENT") return "no-credentials";
	// A line's end in a key, as it comes along with copied text.
	if (signs.code === "ERR_INVALID_CHAR") return "refused-credentials";
	if (NETWORK.test(signs.code) || /socket hang up/i.test(signs.message)) return "unreachable";
	if (/Region not accepted|Invalid region/i.test(signs.message)) return "bad-input";
	if (signs.status === 429) return "throttled";
	return hasAwsCode(signs) ? (signs.status >= 500 ? "unreachable" : "bad-input") : "nonsense-answer";
}

/** True for a code that is not listed here: the SDK calls an answer without one `Unknown` or a plain `Error`. */
function hasAwsCode(signs: Signs): signs is Signs & { status: number } {
	return (signs.status ?? 0) >= 400 && !/^(Unknown(Error)?|\w*Error)$/.test(signs.name);
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

import type { ErrorCode } from "../ports/errors.ts";
import { shellWord } from "../text/shell-word.ts";

/** What was asked, for the sentence that tells of the failure. */
export interface AwsQuestion {
	/** The permission's name, e.g. `ec2:DescribeVpcs`. */
	readonly action: string;
	/** What it would have shown, e.g. `the VPCs`. */
	readonly what: string;
	/** What was to be done, e.g. `stop the head node i-0abc`; undefined where it was only to be seen. */
	readonly doing?: string;
	readonly region: string;
	readonly profile?: string | undefined;
}

/** `names` are the error's class and code, `detail` the first line of its text, safe to draw. */
type Sentence = (question: AwsQuestion, detail: string, names: string) => { message: string; hint: string };

const loginHint = (profile: string | undefined) =>
	profile === undefined
		? "Run `aws configure` (or `aws sso login`, if you sign in through a web page), then try again."
		: `Run \`aws sso login --profile ${shellWord(profile)}\` or \`aws configure --profile ${shellWord(profile)}\`, then try again.`;

/** What each failure is called on the screen, and what to do about it. */
export const SENTENCES = {
	"no-credentials": ({ profile }) => ({
		message: `No AWS credentials were found${profile === undefined ? "" : ` for the profile ${profile}`}.`,
		hint: loginHint(profile),
	}),
	"refused-credentials": ({ profile, region }, _, names) => ({
		message: /SignatureDoesNotMatch|IncompleteSignature/.test(names)
			? "The secret access key is not the one of your access key."
			: `AWS in ${region} does not know your access key.`,
		hint: loginHint(profile),
	}),
	"clock-wrong": () => ({
		message: "AWS refuses the question because this computer's clock is wrong.",
		hint: "Set the clock, then try again.",
	}),
	"expired-credentials": ({ profile }) => ({
		message: "Your AWS login has expired.",
		hint:
			`${profile === undefined ? "Log in again, for example with `aws sso login`" : `Log in again, for example with \`aws sso login --profile ${shellWord(profile)}\``}. ` +
			"If it is fresh, check this computer's clock.",
	}),
	denied: ({ action, what, doing }) => ({
		message: `Your AWS account does not let you ${doing ?? `see ${what}`}.`,
		hint: `Ask whoever runs the account for the permission ${action}.${doing === undefined ? " Where you know an id, you can type it." : ""}`,
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
	"bad-input": ({ what, doing }, detail) => ({
		message: `AWS refused to ${doing ?? `answer about ${what}`}: ${sentenceEnd(detail)}`,
		hint:
			doing === undefined
				? "Check what you typed. If you typed nothing, the log has the details."
				: "Try again in some minutes. The log has the details.",
	}),
} satisfies Partial<Readonly<Record<ErrorCode, Sentence>>>;

/** The kinds of failure that AWS and the way to it know. */
export type AwsErrorCode = keyof typeof SENTENCES;

/** The first that fits counts. */
const BECAUSE: readonly (readonly [RegExp, string])[] = [
	[/proxy/i, "the proxy in between did not let it through"],
	[/ERR_INVALID_URL/, "what AWS_ENDPOINT_URL or endpoint_url in ~/.aws/config says is no address"],
	[/ECONNREFUSED/, "nothing answers at its address"],
	[/ENOTFOUND|EAI_AGAIN/, "its name could not be looked up"],
	[/certificate|self.signed|UNABLE_TO_VERIFY|\bCERT_|DEPTH_ZERO/i, "its certificate is not trusted here"],
	[/EPROTO|ERR_SSL|ERR_TLS|wrong version number/, "no secure connection could be agreed on"],
	// The SDK calls a connection that broke off a TimeoutError, too: Node's code tells them apart.
	[/ECONNRESET|EPIPE|hang up/, "the connection broke off"],
	[/timed? ?-?out|exceeded|Request aborted/i, "there was no answer in time"],
	[/aborted/, "the connection broke off"],
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

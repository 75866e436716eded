import { OPEN_CREDENTIALS } from "../checks/login-faults.ts";
import type { Option } from "../list/option.ts";
import type { AwsProfile, AwsSetUp, ProfileWay } from "../ports/aws-files.ts";
import { AppError } from "../ports/errors.ts";
import { nearestFirst } from "../text/nearest.ts";

export const SIGN_IN = "How shall firstlight sign in to AWS?";
export const NO_SECRET = "firstlight writes no secret itself: aws does, or you.";
export const NO_AWS =
	"AWS's own command line, aws, is not on this machine, or does not answer: https://aws.amazon.com/cli has it. With it you can sign in through the browser, too.";

/** A way into AWS: a profile that is there, AWS's own program that makes or renews one, or an access key written by hand. */
export type SignIn =
	| { readonly by: "profile"; readonly name: string }
	/** `profile` is the one to go on with, where it is known beforehand. */
	| { readonly by: "aws"; readonly args: readonly string[]; readonly profile?: string }
	| { readonly by: "hand" };

/** Which release of AWS's command line: its first two numbers. */
export type AwsRelease = readonly [line: number, point: number];

/** The release in what `aws --version` prints; undefined where there is none in it. */
export function awsRelease(printed: string): AwsRelease | undefined {
	const numbers = /aws-cli\/(\d+)\.(\d+)/.exec(printed);
	return numbers ? [Number(numbers[1]), Number(numbers[2])] : undefined;
}

/** The first that knows `aws login`. */
const LOGIN_SINCE: AwsRelease = [2, 32];

const WAYS: Readonly<Record<ProfileWay, string>> = {
	"access-key": "an access key",
	role: "a role",
	sso: "the browser (SSO)",
	login: "the browser (aws login)",
	program: "a program of yours",
	"web-identity": "a web identity",
	nothing: "no credentials of its own",
};

/**
 * All ways that there are here, profiles first; `release` is that of AWS's command line, where it is at hand, `current`
 * the profile that was asked for.
 */
export function signInOptions(
	{ profiles }: AwsSetUp,
	release: AwsRelease | undefined,
	{ current, now }: { readonly current: string | undefined; readonly now: Date },
): Option<SignIn>[] {
	// Always named: the environment may name another one, which need not be there.
	const made = profiles.find(({ name }) => name === current)?.name ?? "default";
	const ways: Option<SignIn>[] = profiles.map((one) => ({
		key: `profile ${one.name}`,
		value: { by: "profile", name: one.name },
		cells: [`profile ${one.name}`, [wayWords(one, now), one.region].filter(Boolean).join(", ")],
	}));
	const add = (what: string, args: readonly string[], profile?: string) => {
		const command = ["aws", ...args].join(" ");
		ways.push({
			key: command,
			value: { by: "aws", args, ...(profile !== undefined && { profile }) },
			cells: [what, command],
		});
	};
	if (release === undefined) {
		ways.push({
			key: "hand",
			value: { by: "hand" },
			cells: ["an access key, step by step", "written by you"],
		});
		return ways;
	}
	if (release[0] >= LOGIN_SINCE[0]) {
		for (const { name, way } of profiles) {
			if (way === "sso") add("log in anew", ["sso", "login", "--profile", name], name);
			if (way === "login") add("log in anew", ["login", "--profile", name], name);
		}
		if (release[0] > LOGIN_SINCE[0] || release[1] >= LOGIN_SINCE[1])
			add("through the browser", ["login", "--profile", made], made);
		add("through the browser (SSO)", ["configure", "sso"]);
	}
	add("with an access key", ["configure", "--profile", made], made);
	return ways;
}

function wayWords({ way, asksForCode, loggedInUntil }: AwsProfile, now: Date): string {
	if (way === "sso") return `${WAYS.sso}${loggedInUntil && loggedInUntil > now ? "" : ", to log in anew"}`;
	return asksForCode ? "a role that asks for a code" : WAYS[way];
}

/** The profile that was typed; rejects with `not-found` where there is none of that name. */
export function typedProfile(text: string, { profiles }: Pick<AwsSetUp, "profiles">): SignIn {
	const name = text.trim();
	if (profiles.some((one) => one.name === name)) return { by: "profile", name };
	const [nearest] = nearestFirst(
		profiles.map((one) => one.name),
		name,
	);
	throw new AppError("not-found", `There is no profile ${name}.`, {
		...(nearest !== undefined && { hint: `Do you mean ${nearest}?` }),
	});
}

/** How an access key is made and given to all programs: what is done in the browser, then typed here. */
export const ACCESS_KEY_STEPS = {
	before: [
		"1. In the browser: https://console.aws.amazon.com/iam, Users, your user, Security credentials, “Create access key”.",
		"2. The secret is shown this once: leave the page open.",
		"3. In another window of the terminal type:",
	],
	commands: [OPEN_CREDENTIALS],
	after: ["4. Write these three lines there and save (Ctrl-O, Enter, Ctrl-X):"],
	lines: ["[default]", "aws_access_key_id = …", "aws_secret_access_key = …"],
	last: "Then press Enter here. firstlight itself writes no secret.",
} as const;

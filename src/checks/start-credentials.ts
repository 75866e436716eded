import type { Caller } from "../ports/account.ts";
import type { Asked } from "../ports/asked.ts";
import type { AppError } from "../ports/errors.ts";
import { shellWord } from "../text/shell-word.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** An account number that can be told from others but not copied from a screenshot: 1234…9012. */
export function maskedAccount(account: string): string {
	return account.length > 8 ? `${account.slice(0, 4)}…${account.slice(-4)}` : account;
}

/** True when AWS will surely refuse every call, so that only the demo makes sense. */
export function lacksCredentials(caller: Asked<Caller>): boolean {
	if (caller.at !== "failed") return false;
	return caller.error.code === "no-credentials" || caller.error.code === "expired-credentials";
}

/**
 * The line about the AWS account, from the answer of STS; `profile` is undefined for the default one. `keysIn` is the
 * config file whose own access key pcluster uses, whatever else there is.
 */
export function credentialsCheck(
	caller: Asked<Caller>,
	profile: string | undefined,
	keysIn?: string,
): StartCheck {
	if (caller.at === "asking") return plainCheck("credentials", "asking", "AWS credentials", "asking AWS …");
	if (caller.at === "failed") return failedCheck(caller.error, profile, keysIn);
	const { account, user } = caller.value;
	const detail = `account ${maskedAccount(account)}, user ${user}, profile ${profile ?? "default"}`;
	if (keysIn === undefined) return plainCheck("credentials", "pass", "AWS credentials", detail);
	return {
		...plainCheck("credentials", "warn", "AWS credentials", `${detail}, but pcluster uses others`),
		advice: [
			`pcluster uses the access key that stands under [aws] in ${keysIn}: perhaps that of another account. Take it out of there, and all use the same.`,
		],
	};
}

function failedCheck(error: AppError, profile: string | undefined, keysIn: string | undefined): StartCheck {
	const option = profile === undefined ? "" : ` --profile ${shellWord(profile)}`;
	if (error.code === "no-credentials" && keysIn !== undefined) {
		return {
			...plainCheck("credentials", "fail", "AWS credentials", "only pcluster has some"),
			advice: [
				`pcluster works with the access key that stands under [aws] in ${keysIn}, but nothing else sees it there. Give the same key to all, then take it out of that file:`,
			],
			commands: [`aws configure${option}`],
		};
	}
	if (error.code === "no-credentials") {
		return {
			...plainCheck("credentials", "fail", "AWS credentials", "none found on this machine"),
			advice: ["Make an access key in the AWS console (IAM, Users, your user), then type:"],
			commands: [`aws configure${option}`],
		};
	}
	if (error.code === "expired-credentials") {
		return {
			...plainCheck("credentials", "fail", "AWS credentials", "AWS no longer accepts them"),
			advice: ["They have expired, or this machine's clock is wrong. Log in again, then press r:"],
			commands: [`aws sso login${option}`, `aws configure${option}`],
		};
	}
	const advice = error.hint === undefined ? [] : [error.hint];
	return { ...plainCheck("credentials", "unknown", "AWS credentials", error.message), advice };
}

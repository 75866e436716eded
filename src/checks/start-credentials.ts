import type { AwsProfile } from "../ports/aws-files.ts";
import { minuteText } from "../text/day.ts";
import { shellWord } from "../text/shell-word.ts";
import { faultWords, type Login, loginFault } from "./login-faults.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** An account number that can be told from others but not copied from a screenshot: 1234…9012. */
export function maskedAccount(account: string): string {
	return account.length > 8 ? `${account.slice(0, 4)}…${account.slice(-4)}` : account;
}

/** True when pcluster or AWS will surely refuse every call, so that only the demo makes sense. */
export function lacksCredentials(login: Login): boolean {
	return loginFault(login) !== undefined;
}

/** The line about the AWS account, from the answer of STS and the user's AWS files. */
export function credentialsCheck(login: Login): StartCheck {
	const { caller, setUp } = login;
	const check = (state: StartCheck["state"], detail: string) =>
		plainCheck("credentials", state, "AWS credentials", detail);
	if (caller.at === "asking" || setUp.at === "asking") return check("asking", "asking AWS …");
	const fault = loginFault(login);
	if (fault) return { ...check("fail", fault.detail), ...fault };
	if (caller.at === "failed") {
		const { message, hint } = caller.error;
		return { ...check("unknown", message), advice: hint === undefined ? [] : [hint] };
	}
	const { account, user } = caller.value;
	const detail = `account ${maskedAccount(account)}, user ${user}, profile ${login.profile ?? "default"}`;
	const { keysIn } = login;
	if (keysIn !== undefined) {
		return {
			...check("warn", `${detail}, but pcluster uses others`),
			advice: [
				`pcluster uses the access key that stands under [aws] in ${keysIn}: perhaps that of another account. Take it out of there, and all use the same.`,
			],
		};
	}
	const profile = profileOf(login);
	if (profile?.way === "login")
		return { ...check("warn", `${detail}, but pcluster may not`), ...handedOn(profile.name) };
	return { ...check("pass", detail), ...remarkOn(login) };
}

function profileOf({ setUp, profile: wanted }: Login): AwsProfile | undefined {
	if (setUp.at !== "known" || (wanted === undefined && setUp.value.keyInEnvironment)) return undefined;
	return setUp.value.profiles.find(({ name }) => name === (wanted ?? "default"));
}

/** botocore reads the login of `aws login` only where awscrt is installed beside it, which pip does not do by itself. */
function handedOn(profile: string): Pick<StartCheck, "advice" | "commands"> {
	const program = `aws configure export-credentials --profile ${shellWord(profile)} --format process`;
	return {
		advice: [
			"pcluster knows the login of aws login only with a part (awscrt) that its Python mostly lacks. A profile of its own gets round that:",
		],
		commands: [
			`aws configure set credential_process ${shellWord(program)} --profile pcluster`,
			"export AWS_PROFILE=pcluster",
		],
	};
}

/** How long the login holds, and what is odd in the files, though it does not matter now. */
function remarkOn(login: Login): Pick<StartCheck, "advice"> {
	const { setUp, home } = login;
	if (setUp.at !== "known") return { advice: [] };
	const { oddities } = setUp.value;
	const until = profileOf(login)?.loggedInUntil;
	return {
		advice: [
			...(until ? [`The login holds until ${minuteText(until)}.`] : []),
			...oddities.map((one) => `${faultWords(one, home)}.`),
		],
	};
}

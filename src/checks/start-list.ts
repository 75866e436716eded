import type { Profile } from "../pcluster/profile.ts";
import type { Log } from "../ports/machine.ts";
import { shortPath } from "../text/short-path.ts";
import type { Login } from "./login-faults.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";
import { clockCheck } from "./start-clock.ts";
import { configCheck } from "./start-config.ts";
import { credentialsCheck } from "./start-credentials.ts";
import { lambdaCheck } from "./start-lambda.ts";
import { choicesOf, pclusterCheck } from "./start-pcluster.ts";
import { sshCheck } from "./start-ssh.ts";
import type { StartState } from "./start-state.ts";

/** What of the settings the lines tell. */
interface AskedAtStart {
	readonly profile: string | undefined;
	readonly places: { readonly home: string };
}

/** The user's way into AWS, as far as it is known. */
export function loginOf(
	{ caller, setUp, keysIn }: StartState,
	{ profile, places: { home } }: AskedAtStart,
): Login {
	return { caller, setUp, profile, home, keysIn: keysIn && shortPath(keysIn, home) };
}

/** The lines of the start screen, in their order; `profile` is the row of the pcluster in use. */
export function startChecks(
	state: StartState,
	profile: Profile | undefined,
	settings: AskedAtStart,
	log: Pick<Log, "path" | "fault">,
	now: Date,
): StartCheck[] {
	const { home } = settings.places;
	const lambda = profile?.supported ? lambdaCheck(profile, now) : undefined;
	const clock = clockCheck(state.caller);
	return [
		pclusterCheck(state.search, state.chosen, profile, home),
		credentialsCheck(loginOf(state, settings)),
		...(clock?.state === "fail" ? [clock] : []),
		...(lambda === undefined ? [] : [lambda]),
		...configCheck(state.trouble, profile, home),
		sshCheck(state.ssh),
		logCheck(log, home),
	];
}

function logCheck({ path, fault }: Pick<Log, "path" | "fault">, home: string): StartCheck {
	if (fault === undefined) return plainCheck("log", "pass", "Log file", shortPath(path, home));
	return {
		...plainCheck("log", "warn", "Log file", "cannot be written"),
		advice: [`${shortPath(path, home)}: ${fault}. All else works; --log FILE puts it elsewhere.`],
	};
}

/** The found pclusters to choose from, one line each; empty when there is no choice. */
export function pclusterChoices(state: StartState, home: string): string[] {
	if (state.search.at !== "known" || state.search.value.found.length < 2) return [];
	return choicesOf(state.search.value, home).map((line, place) =>
		place === state.chosen ? `› ${line}` : `  ${line}`,
	);
}

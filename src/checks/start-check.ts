/** A check that could not be made is `unknown`: never green and never red. */
export type CheckState = "asking" | "pass" | "warn" | "fail" | "unknown";

/** One line of the start screen. */
export interface StartCheck {
	readonly id:
		| "pcluster"
		| "node"
		| "credentials"
		| "clock"
		| "region"
		| "rights"
		| "lambda"
		| "config"
		| "ssh"
		| "disk"
		| "log";
	readonly state: CheckState;
	readonly label: string;
	readonly detail: string;
	/** What to do about it, in sentences; empty when nothing is to be done. */
	readonly advice: readonly string[];
	/** Commands to copy, one a line, below the advice. */
	readonly commands: readonly string[];
	/** One more sentence below the commands. */
	readonly remark?: string;
}

/** A check without advice. */
export function plainCheck(
	id: StartCheck["id"],
	state: CheckState,
	label: string,
	detail: string,
): StartCheck {
	return { id, state, label, detail, advice: [], commands: [] };
}

/** All that is to be said of the checks that are not in order, one paragraph each. */
export function checkParagraphs(checks: readonly StartCheck[]): string[] {
	return checks
		.filter(({ state }) => state !== "pass" && state !== "asking")
		.flatMap(({ label, detail, advice, commands, remark }) => [
			`${label}: ${detail}`,
			...advice,
			...commands,
			remark ?? "",
		]);
}

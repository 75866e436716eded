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

/** What each line finds, by its numbers in docs/troubles.md. */
export const START_TROUBLES: Readonly<Record<StartCheck["id"], readonly number[]>> = {
	pcluster: [52, 53, 55, 56],
	credentials: [40, 42],
	clock: [40],
	region: [42],
	rights: [41],
	lambda: [57],
	config: [51],
	node: [54],
	ssh: [],
	disk: [],
	log: [],
};

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

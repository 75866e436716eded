/** A check that could not be made is `unknown`: never green and never red. */
export type CheckState = "asking" | "pass" | "warn" | "fail" | "unknown";

/** One line of the start screen. */
export interface StartCheck {
	readonly id: "pcluster" | "credentials" | "lambda" | "ssh" | "log";
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

/** Columns of a check's name, in a list of them. */
export const CHECK_LABEL = 22;

/** How many columns of its line are left for a check's detail; what is longer is shown whole only when asked for. */
export function detailRoom(columns: number): number {
	return columns - CHECK_LABEL - 5;
}

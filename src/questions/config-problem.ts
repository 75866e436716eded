/** Why a config file of either version cannot be worked with, to be told before the first question. */
export interface ConfigProblem {
	/** The line that is meant, counted from 1; undefined where no single line is. */
	readonly line: number | undefined;
	/** What is wrong, as one plain sentence with its full stop. */
	readonly reason: string;
	/** What to do now, as whole sentences. */
	readonly cure: string;
}

import type { StepId } from "../questions/answers.ts";

/** One known cause of a failure: a row of the tables beside this file. */
export interface Cause {
	readonly id: string;
	/**
	 * What AWS, pcluster or the head node prints, in any case, from the beginning of a word on; one is enough. `…`
	 * stands for anything within the sentence, a space for any blanks. A name with a colon (`SubnetsValidator:`) is
	 * one of version 3's checks, for what it says that no other sign knows.
	 */
	readonly signs: readonly string[];
	/** Where it stands in docs/troubles.md: the numbers there; a new one is the next. */
	readonly troubles?: readonly number[];
	readonly meaning: string;
	readonly cure: string;
	/** The question to go back to. */
	readonly step: StepId | undefined;
	/** A command to copy, where one helps; those of `aws` leave the region out. */
	readonly command?: string | ((said: string) => string | undefined);
	/** AWS's page about it. */
	readonly link?: string | ((said: string) => string | undefined);
	/**
	 * What does not explain by itself. `frame`: words around a reason, which any other cause in them beats. `signal`:
	 * a node was waited for in vain; it counts when nothing failed before. `pointer`: only says that another failed.
	 */
	readonly role?: "frame" | "signal" | "pointer";
	/** The head node knows why, and wrote it in its logs. */
	readonly inNodeLog?: true;
}

import type { Option } from "../list/option.ts";
import type { StepContext } from "./step.ts";

/** Something that firstlight may make or change at AWS so that there is an answer. It is asked before, and is free. */
export interface Cure {
	/** What is asked, with the names of the things. */
	readonly title: string;
	/** What it does and what it leaves alone, in sentences. */
	readonly says: readonly string[];
	/** What `y` does: “make the key pair lsst”. */
	readonly does: string;
	/** Set: has to be typed before. */
	readonly typed?: string;
	/** Does it; what has been done, in sentences. */
	run(signal: AbortSignal): Promise<string>;
}

/** The cures of a question's rows. */
export interface Curing<Value, Facts = unknown> {
	/** What the key does for the row under the cursor, or for an empty list; undefined: nothing. */
	label(option: Option<Value, Facts> | undefined): string | undefined;
	/** Looks at what is there now and says what would be done; rejects with why it cannot be. */
	offer(option: Option<Value, Facts> | undefined, context: StepContext): Promise<Cure>;
}

/** Said of every cure, before and after. */
export const FREE = "It costs nothing.";

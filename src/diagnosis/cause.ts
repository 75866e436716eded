import type { StepId } from "../questions/answers.ts";

/**
 * One known cause of a failure. A sign is a list of fragments that all have to occur in the text, in any case;
 * one sign is enough. `wrapper` marks words that only say that something else failed.
 */
export interface Cause {
	readonly id: string;
	readonly signs: readonly (readonly string[])[];
	readonly meaning: string;
	readonly cure: string;
	readonly step: StepId | undefined;
	readonly wrapper?: true;
}

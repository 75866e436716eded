import type { Cause } from "./cause.ts";

/** A cause of what firstlight does not ask: `what` the config file holds, and its `setting` in both versions' words. */
export function kept(id: string, what: string, setting: string, signs: readonly string[]): Cause {
	return {
		id,
		role: "frame",
		signs,
		meaning: `The config file asks for ${what}, and pcluster has something to say about that.`,
		cure: `firstlight did not ask for it: correct it in the file, or take it out (${setting}).`,
		step: undefined,
	};
}

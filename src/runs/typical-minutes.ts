import type { Profile } from "../pcluster/profile.ts";
import type { RunVerb } from "./run.ts";

/** How long a verb usually takes, minutes: fewest and most. Estimates, except for what the profile knows. */
export function typicalMinutes(verb: RunVerb, profile: Profile): readonly [number, number] {
	return { create: profile.typicalCreateMinutes, ...OTHERS }[verb];
}

const OTHERS: Record<Exclude<RunVerb, "create">, readonly [number, number]> = {
	delete: [5, 10],
	stop: [2, 8],
	start: [1, 5],
};

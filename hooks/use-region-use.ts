import { useEffect, useState } from "react";
import { type RegionUse, regionUse, sweepRegionUse } from "../src/leftovers/region-use.ts";
import { isAbort } from "../src/ports/errors.ts";
import type { RegionId } from "../src/ports/ids.ts";
import type { StepContext } from "../src/questions/step.ts";
import { useServices } from "./services-context.tsx";

type Uses = ReadonlyMap<string, RegionUse>;

const NONE: Uses = new Map();

/**
 * What the user has in the region under the cursor; where that has nothing, in all regions. Nothing is asked while
 * `region` is undefined.
 */
export function useRegionUse(
	region: RegionId | undefined,
	contextFor: (signal: AbortSignal) => StepContext,
): Uses {
	const { log } = useServices().ports;
	const [known, setKnown] = useState(NONE);
	const isElsewhere = region !== undefined && [...known.values()].some(({ found }) => !found);
	const asking = (ask: (context: StepContext, signal: AbortSignal) => Promise<unknown>) => {
		const leaving = new AbortController();
		ask(contextFor(leaving.signal), leaving.signal).catch((thrown) => {
			if (!isAbort(thrown)) log.note("what the regions hold could not be read", thrown);
		});
		return () => leaving.abort();
	};
	const note = (found: readonly RegionUse[]) =>
		setKnown((now) => new Map([...now, ...found.map((use) => [use.region, use] as const)]));
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once for each region
	useEffect(() => {
		if (region === undefined || known.has(region)) return;
		return asking(async ({ ec2, stacks, profile }, signal) => {
			note([await regionUse({ ec2, stacks, log }, region, profile, signal)]);
		});
	}, [region]);
	// biome-ignore lint/correctness/useExhaustiveDependencies: asked once
	useEffect(() => {
		if (!isElsewhere) return;
		return asking(({ ec2, stacks, profile }, signal) =>
			sweepRegionUse({ ec2, stacks, log }, profile, ({ found }) => note(found), signal),
		);
	}, [isElsewhere]);
	return known;
}

/** Where the user has something, for whoever does not see those rows; undefined while nothing is found. */
export function usedRegions(known: Uses): string | undefined {
	const found = [...known.values()].filter((use) => use.found);
	return found.length === 0
		? undefined
		: `yours: ${found.map(({ region, text }) => `${region} (${text})`).join(", ")}`;
}

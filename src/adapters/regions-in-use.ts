import type { RegionId } from "../ports/ids.ts";
import { isNames, type KeptToday } from "./kept-today.ts";

/** The regions in which AWS has shown volumes or machines of clusters today. */
export interface RegionsInUse {
	all(): Promise<ReadonlySet<string>>;
	/** Passes `found` on, and keeps its region if there is something in it. */
	noted<Thing>(region: RegionId, found: readonly Thing[]): Promise<Thing[]>;
}

/** `kept` is left out where nothing is to stay on the disk. */
export function regionsInUse(kept: KeptToday | undefined): RegionsInUse {
	const seen = new Set<string>();
	let recalled: Promise<void> | undefined;
	let written: Promise<unknown> = Promise.resolve();
	const recall = async () => {
		for (const region of (await kept?.recall(QUESTION, isNames)) ?? []) seen.add(region);
	};
	const all = async () => {
		recalled ??= recall();
		await recalled;
		return seen;
	};
	return {
		all,
		async noted(region, found) {
			await all();
			if (found.length > 0 && !seen.has(region)) {
				seen.add(region);
				// One after the other: of two at once the older might be the last.
				written = written.then(() => kept?.keep(QUESTION, [...seen]));
			}
			return [...found];
		},
	};
}

const QUESTION = "regions in use";

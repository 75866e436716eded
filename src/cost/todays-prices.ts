import type { RegionId } from "../ports/ids.ts";
import type { ListedThing, Price, PricedThing, PriceLists, Prices } from "../ports/prices.ts";
import type { BilledCluster } from "./estimate.ts";

/** What of `cluster` AWS's own list has a price for. */
export function listedThings(cluster: BilledCluster): ListedThing[] {
	const types = new Set([cluster.headType, ...(cluster.spot === undefined ? [cluster.computeType] : [])]);
	const disks = new Set(
		[cluster.root, ...cluster.own, ...cluster.made].flatMap((disk) => ("type" in disk ? disk.type : [])),
	);
	return [
		...[...types].map((type) => ({ of: "instance" as const, type })),
		...[...disks].map((type) => ({ of: "disk" as const, type, unit: "gib" as const })),
	];
}

/**
 * AWS's own prices of today for these. Whoever may not read the list is asked once and no more: then there are none,
 * as for what AWS does not list.
 */
export async function todaysPrices(
	lists: PriceLists,
	region: RegionId,
	things: readonly ListedThing[],
	signal: AbortSignal,
): Promise<Prices> {
	const [first, ...rest] = things;
	const found = new Map<string, Price>();
	const look = async (thing: ListedThing) => {
		const price = await lists.listed(region, thing, signal);
		if (price) found.set(nameOf(thing), price);
	};
	if (first) {
		try {
			await look(first);
			await Promise.all(rest.map(look));
		} catch (thrown) {
			if (signal.aborted) throw thrown;
		}
	}
	return (thing) => found.get(nameOf(thing));
}

const nameOf = (thing: PricedThing) => JSON.stringify(Object.entries(thing).sort());

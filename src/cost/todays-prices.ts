import type { Holdings } from "../cluster/holdings.ts";
import type { RegionId } from "../ports/ids.ts";
import type { ListedThing, Price, PricedThing, PriceLists, Prices } from "../ports/prices.ts";
import type { BilledCluster } from "./estimate.ts";
import type { Standing } from "./standing-cluster.ts";

/** What of `cluster` AWS's own list has a price for. */
export function listedThings(cluster: BilledCluster): TodaysThing[] {
	const disks = [cluster.root, ...cluster.own, ...cluster.made];
	const types = [cluster.headType, ...(cluster.spot === undefined ? [cluster.computeType] : [])];
	return eachOnce([...types.map(machine), ...disks.flatMap((one) => ("type" in one ? disk(one) : []))]);
}

/** What of a cluster that is there AWS tells a price of: its machines, those that may start, and its disks. */
export function standingThings(cluster: Standing, { queue = {}, ...held }: Holdings): TodaysThing[] {
	const { head, nodes = [], loginNodes = [] } = cluster;
	const planned = queue.computeType;
	const isSpot = queue.capacity === "spot";
	const disks = [held.headDisks, held.made, held.own].flatMap((some) => some ?? []);
	return eachOnce([
		...[head?.type, ...loginNodes.map(({ type }) => type)].flatMap((type) => (type ? machine(type) : [])),
		...nodes.map(({ spot, type, zone }) => (spot ? market(type, zone) : machine(type))),
		...(planned ? [isSpot ? market(planned, head?.zone) : machine(planned)] : []),
		...disks.flatMap(({ type }) => (type ? disk({ type }) : [])),
	]);
}

const machine = (type: string): TodaysThing => ({ of: "instance", type });
const market = (type: string, zone: string | undefined): TodaysThing => ({ of: "spot", type, zone });
const disk = ({ type }: { readonly type: string }): TodaysThing => ({ of: "disk", type, unit: "gib" });

function eachOnce(things: readonly TodaysThing[]): TodaysThing[] {
	return [...new Map(things.map((thing) => [nameOf(thing), thing])).values()];
}

/** What AWS tells a price of today for: of its list, or of the spot market. */
export type TodaysThing = ListedThing | Extract<PricedThing, { of: "spot" }>;

/**
 * AWS's own prices of today for these. Whoever may not read the list is asked once and no more: then there are none,
 * as for what AWS does not list. The market is asked by itself.
 */
export async function todaysPrices(
	lists: PriceLists,
	region: RegionId,
	things: readonly TodaysThing[],
	signal: AbortSignal,
): Promise<Prices> {
	const found = new Map<string, Price>();
	const look = async (thing: TodaysThing) => {
		const price =
			thing.of === "spot"
				? await lists.spot(region, thing.zone, thing.type, signal)
				: await lists.listed(region, thing, signal);
		if (price) found.set(nameOf(thing), price);
	};
	const lookAll = async ([first, ...rest]: readonly TodaysThing[]) => {
		try {
			if (first) await look(first);
			await Promise.all(rest.map(look));
		} catch (thrown) {
			if (signal.aborted) throw thrown;
		}
	};
	const ofMarket = ({ of }: TodaysThing) => of === "spot";
	await Promise.all([lookAll(things.filter((one) => !ofMarket(one))), lookAll(things.filter(ofMarket))]);
	return (thing) => found.get(nameOf(thing));
}

const nameOf = (thing: PricedThing) =>
	JSON.stringify(
		Object.entries(thing)
			.filter(([, value]) => value !== undefined)
			.sort(),
	);

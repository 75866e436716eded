import type { RegionId } from "../ports/ids.ts";
import type { PriceLists, Prices } from "../ports/prices.ts";
import { shippedFor } from "./shipped-for.ts";
import { type TodaysThing, todaysPrices } from "./todays-prices.ts";

/** AWS's own prices of today for these, and where it tells none those that come with the program. */
export async function bestPrices(
	lists: PriceLists,
	region: RegionId,
	things: readonly TodaysThing[],
	signal: AbortSignal,
): Promise<Prices> {
	const [shipped, today] = await Promise.all([
		shippedFor(region),
		todaysPrices(lists, region, things, signal),
	]);
	return (thing) => today(thing) ?? shipped(thing);
}

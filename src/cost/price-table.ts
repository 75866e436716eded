import type { Price, PricedThing, Prices } from "../ports/prices.ts";

type DiskPrices = Readonly<Record<string, number>>;
type Dated<T> = { readonly dated: string; readonly usd: T };

/** The list that comes with the program; `node price-list.ts FILE` makes it anew from a file of list prices. */
export interface PriceList {
	/** Where the figures are from, by what they are of. */
	readonly sources: Readonly<Record<string, string>>;
	readonly instancesPerHour: Readonly<Record<string, Dated<Readonly<Record<string, number>>>>>;
	readonly ebsPerMonth: Readonly<Record<string, Dated<Readonly<Record<string, DiskPrices>>>>>;
	readonly natGatewayPerHour: Dated<Readonly<Record<string, number>>>;
	readonly publicIpv4PerHour: Dated<number>;
}

/** The prices of `region` in the list; Linux, on demand. */
export function pricesFrom(list: PriceList, region: string): Prices {
	return (thing) => found(list, region, thing);
}

function found(list: PriceList, region: string, thing: PricedThing): Price | undefined {
	if (thing.of === "address") return priced(list.publicIpv4PerHour.usd, list.publicIpv4PerHour.dated);
	if (thing.of === "nat") return priced(list.natGatewayPerHour.usd[region], list.natGatewayPerHour.dated);
	if (thing.of === "instance") {
		const here = list.instancesPerHour[region];
		return here && priced(here.usd[thing.type], here.dated);
	}
	if (thing.of !== "disk") return undefined;
	const here = list.ebsPerMonth[region];
	return here && priced(here.usd[thing.type]?.[thing.unit], here.dated);
}

function priced(usd: number | undefined, dated: string): Price | undefined {
	return usd === undefined ? undefined : { usd, dated };
}

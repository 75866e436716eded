import type { Price, Prices } from "../ports/prices.ts";
import { rowOf } from "../text/row-of.ts";

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
	const { publicIpv4PerHour: address, natGatewayPerHour: nat } = list;
	const [machines, disks] = [rowOf(list.instancesPerHour, region), rowOf(list.ebsPerMonth, region)];
	return (thing) => {
		if (thing.of === "address") return priced(address.usd, address.dated);
		if (thing.of === "nat") return priced(rowOf(nat.usd, region), nat.dated);
		if (thing.of === "instance") return machines && priced(machines.usd[thing.type], machines.dated);
		return thing.of === "disk" && disks
			? priced(disks.usd[thing.type]?.[thing.unit], disks.dated)
			: undefined;
	};
}

function priced(usd: number | undefined, dated: string): Price | undefined {
	return usd === undefined ? undefined : { usd, dated };
}

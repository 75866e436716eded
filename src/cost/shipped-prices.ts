import type { Prices } from "../ports/prices.ts";
import list from "./price-list.json" with { type: "json" };
import { pricesFrom } from "./price-table.ts";

/** The list that comes with the program; large, so it is imported late. */
export function shippedPrices(region: string): Prices {
	return pricesFrom(list, region);
}

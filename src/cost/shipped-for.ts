import type { Prices } from "../ports/prices.ts";

/** Loads the prices of a region that come with the program. */
export async function shippedFor(region: string): Promise<Prices> {
	const { shippedPrices } = await import("./shipped-prices.ts");
	return shippedPrices(region);
}

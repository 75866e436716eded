import type { Price } from "../ports/prices.ts";
import type { CostItem, Estimate } from "./estimate.ts";
import { rateText } from "./money.ts";

/** Titles of the bill, item by item. */
export const BILL_TITLES: readonly string[] = ["What", "An hour", "Its price", "A month"];

/** What the bill is made of, the dearest first: what each thing costs, by whose price of which day. */
export function billRows({ items }: Estimate): string[][] {
	return items
		.filter(({ billed }) => billed.working > 0)
		.toSorted((a, b) => (b.perHour?.working ?? 0) - (a.perHour?.working ?? 0))
		.map((one) => [nameOf(one), rateOf(one, "hour"), priceText(one.price), rateOf(one, "month")]);
}

function nameOf({ what, paidAlready, billed }: CostItem): string {
	const count = billed.working === 1 ? "" : `${billed.working} × `;
	return `${count}${what}${paidAlready ? " (paid already)" : ""}`;
}

function rateOf({ perHour }: CostItem, period: "hour" | "month"): string {
	return perHour === undefined ? "not known" : rateText(perHour.working, period);
}

const SOURCES = { aws: "AWS", market: "spot", shipped: "list" };

/** What the words beside the prices mean. */
export const BILL_LEGEND =
	"Prices: AWS, by its list of that day; spot, by its market; list, by the one that comes along.";

/** "$0.0416 AWS 2026-11-26". */
function priceText(price: Price | undefined): string {
	if (price === undefined) return "not known";
	return `$${Number(price.usd.toPrecision(4))} ${SOURCES[price.from ?? "shipped"]} ${price.dated}`;
}

import type { Price } from "../ports/prices.ts";
import { cut, widthOf } from "../text/fit.ts";
import { tableLines } from "../text/table-lines.ts";
import type { CostItem, Estimate } from "./estimate.ts";
import { rateText } from "./money.ts";

/** Titles of the bill, item by item. */
export const BILL_TITLES: readonly string[] = ["What", "An hour", "Price of one", "A month"];

/** What the bill is made of, the dearest first: what each thing costs, by whose price of which day. */
export function billRows({ items }: Estimate): string[][] {
	return items
		.filter(({ billed }) => billed.working > 0)
		.toSorted((a, b) => (b.perHour?.working ?? 0) - (a.perHour?.working ?? 0))
		.map((one) => [nameOf(one), rateOf(one, "hour"), priceText(one.price), rateOf(one, "month")]);
}

/**
 * The bill in at most so many columns: its titles and a row for each item; where that is too wide, the name of each item
 * and its figures in the row below.
 */
export function billText(estimate: Estimate, columns: number): { titles: string; lines: readonly string[] } {
	const items = billRows(estimate);
	const [titles = "", ...lines] = tableLines([BILL_TITLES, ...items]);
	if ([titles, ...lines].every((line) => widthOf(line) <= columns)) return { titles, lines };
	const [, ...figureTitles] = BILL_TITLES;
	const [first = "", ...figures] = tableLines([figureTitles, ...items.map(([, ...cells]) => cells)]);
	const below = figures.map((line) => cut(`    ${line}`, columns));
	return {
		titles: `    ${first}`,
		lines: items.flatMap(([name = ""], place) => [cut(name, columns), below[place] ?? ""]),
	};
}

function nameOf({ what, paidAlready, billed }: CostItem): string {
	const count = billed.working === 1 ? "" : `${billed.working} × `;
	return `${count}${what}${paidAlready ? " *" : ""}`;
}

function rateOf({ perHour }: CostItem, period: "hour" | "month"): string {
	return perHour === undefined ? "not known" : rateText(perHour.working, period);
}

const SOURCES = { aws: "AWS", market: "spot", shipped: "list" };

/** What the words beside the prices mean. */
export const BILL_LEGEND =
	"Price of one: an hour of a machine or address, a month of a GiB of disk; AWS, by its list of that day; spot, by its market; list, by the one that comes along. * is paid already.";

/** "$0.0416 AWS 2026-11-26". */
function priceText(price: Price | undefined): string {
	if (price === undefined) return "not known";
	return `$${Number(price.usd.toPrecision(4))} ${SOURCES[price.from ?? "shipped"]} ${price.dated}`;
}

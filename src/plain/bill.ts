import { BILL_LEGEND, billRows } from "../cost/bill.ts";
import { costNotes } from "../cost/cost-words.ts";
import type { Estimate } from "../cost/estimate.ts";

/** What it costs, an item a line, and what the prices mean. */
export function billLines(estimate: Estimate): string[] {
	const items = billRows(estimate).map(
		([what, hour, price, month]) => `  ${what}: ${hour}, ${month}; price ${price}`,
	);
	return [...items, BILL_LEGEND, ...costNotes(estimate)];
}

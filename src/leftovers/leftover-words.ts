import { totalText } from "../cost/cost-words.ts";
import { HOURS_A_MONTH, rateText } from "../cost/money.ts";
import type { Leftover } from "./leftover.ts";
import type { Unread } from "./region-contents.ts";
import type { Swept } from "./sweep.ts";

/** What it costs: "$58/month", "cents", "price not known". */
export function leftoverCost({ cost }: Pick<Leftover, "cost">): string {
	return cost === "cents" ? cost : totalText(cost, "month");
}

/** USD a month of one; undefined where that is not known, or too little to be reckoned. */
export function usdAMonth({ cost }: Pick<Leftover, "cost">): number | undefined {
	if (cost === "cents" || cost.unknown.length > 0) return undefined;
	return Math.round(cost.perHour * HOURS_A_MONTH * 100) / 100;
}

/** True where nothing was found because no region was named, or none shows even its volumes and machines: nobody has looked. */
export function isBlind({ found, unread, of }: Omit<Swept<Leftover>, "done">): boolean {
	const refused = (kind: string) => unread.filter(({ what }) => what === kind).length;
	return found.length === 0 && ["volumes", "machines"].every((kind) => refused(kind) >= of);
}

/** All of it in one sentence. */
export function leftoversTotal(swept: Omit<Swept<Leftover>, "done">): string {
	const { found } = swept;
	if (isBlind(swept)) return "Nothing could be read: whether something goes on costing is not known.";
	if (found.length === 0) return "Nothing was found that goes on costing.";
	const known = found.reduce((sum, { cost }) => sum + (cost === "cents" ? 0 : cost.perHour), 0);
	const unknown = found.filter(({ cost }) => cost !== "cents" && cost.unknown.length > 0).length;
	const things = found.length === 1 ? "1 thing" : `${found.length} things`;
	const more = unknown === 0 ? "" : `; of ${unknown === 1 ? "one" : unknown} the price is not known`;
	return `${things}: ≈ ${rateText(known, "month")} in all, at list price${more}.`;
}

/** What could not be read, said once for each kind; where all regions refuse it they are not named one by one. */
export function unreadLines(unread: readonly Unread[], regions: number): string[] {
	return [true, false].flatMap((denied) => {
		const kinds = Map.groupBy(
			unread.filter((one) => one.denied === denied),
			({ what }) => what,
		);
		if (kinds.size === 0) return [];
		const named = [...kinds].map(([what, those]) => {
			const places = those.map(({ region }) => region).filter((region) => region !== "");
			if (places.length === 0) return what;
			return `${what} in ${places.length === regions ? "all regions" : places.join(", ")}`;
		});
		return [`${denied ? "Your account may not read" : "AWS could not be asked for"}: ${named.join("; ")}.`];
	});
}

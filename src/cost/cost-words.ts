import { COST_STATES, type CostState } from "./billed.ts";
import type { CostTotal, Estimate } from "./estimate.ts";
import { type Period, rateText, usdText } from "./money.ts";

/** What was said of the bill when something was agreed to. */
export interface Agreed {
	/** As it begins: "≈ $0.06/h"; undefined where it was not known. */
	readonly rate: string | undefined;
	/** The sentences of its question. */
	readonly money: readonly string[];
}

/** What a state is called where its price stands beside it. */
const STATE_WORDS: Readonly<Record<CostState, string>> = {
	waiting: "waiting for jobs",
	working: "all nodes at work",
	"nodes stopped": "nodes stopped",
	"head stopped": "head node stopped too",
	deleted: "deleted",
};

/** "$0.46/h"; "$0.46/h and more" where some price is not known; "price not known" where none is. */
export function totalText(total: CostTotal, period: Period = "hour"): string {
	return `${knownText(total, period)}${hasMore(total) ? " and more" : ""}`;
}

function knownText({ perHour, unknown }: CostTotal, period: Period = "hour"): string {
	return isKnown({ perHour, unknown }) ? rateText(perHour, period) : "price not known";
}

const isKnown = ({ perHour, unknown }: CostTotal) => perHour > 0 || unknown.length === 0;

const isAny = ({ perHour, unknown }: CostTotal) => perHour > 0 || unknown.length > 0;

const hasMore = ({ perHour, unknown }: CostTotal) => perHour > 0 && unknown.length > 0;

/** Behind what it costs where nodes are bought on the spot market. */
export const SPOT_NOTE = " (spot: about what the market asks now)";

/** For the corner of the screen: "≈ $0.46/h at most", which nobody can say while some price is not known. */
export function mostCost({ totals, spot }: Estimate): string {
	const { unknown } = totals.working;
	const most = unknown.length > 0 ? "" : spot ? " at work, now" : " at most";
	return `≈ ${totalText(totals.working)}${most}`;
}

/**
 * "≈ $0.06/h waiting, $0.46/h at work", once where both are alike; "$0.46/h → $0.86/h" where it was something else
 * `before`.
 */
export function shortCost({ totals, spot }: Estimate, before?: Estimate): string {
	const text = (state: CostState) => {
		const [was, is] = [before && knownText(before.totals[state]), knownText(totals[state])];
		return was === undefined || was === is ? is : `${was} → ${is}`;
	};
	const [waiting, working] = [text("waiting"), text("working")];
	const both = waiting === working ? waiting : `${waiting} waiting, ${working} at work`;
	const more = [totals.waiting, totals.working].some(hasMore) ? ", and more" : "";
	return `≈ ${both}${more}${spot ? SPOT_NOTE : ""}`;
}

/** What a cluster that is there costs now: "≈ $0.46/h". */
export function costNow({ totals }: Estimate): string {
	return isKnown(totals.working) ? `≈ ${totalText(totals.working)}` : totalText(totals.working);
}

/** What it costs now as a sentence; undefined where nothing of that is known. "nothing" only where AWS shows it. */
export function costsNow({ totals: { working } }: Estimate): string | undefined {
	if (!isKnown(working)) return undefined;
	if (working.perHour === 0)
		return "It costs nothing now: AWS shows no machine, no disk and no address of it.";
	return `It costs ≈ ${totalText(working)} now.`;
}

/** Less is no figure yet. */
const LEAST_USD = 0.001;

/** What it has cost so far, from USD in words; undefined as long as that is next to nothing. */
export function spentText(usd: number): string | undefined {
	return usd < LEAST_USD ? undefined : `≈ ${usdText(usd)}; what came and went unseen is not counted`;
}

/** What it costs in one of the states: "≈ $0.06/h"; undefined where no price is known. */
export function costIn({ totals }: Estimate, state: CostState): string | undefined {
	return isKnown(totals[state]) ? `≈ ${totalText(totals[state])}` : undefined;
}

/** Before a cluster that is there comes into another state: what it costs now, and what then. */
export function costChange({ totals, paidAlready }: Estimate, to: CostState): string[] {
	return [
		isKnown(totals.working)
			? `It costs ≈ ${totalText(totals.working)} now, and ${totalText(totals[to])} then.`
			: "What it costs now is not known: AWS does not tell.",
		...(isAny(paidAlready) && to === "deleted"
			? [`Your own volumes go on as before: ${totalText(paidAlready, "month")}.`]
			: []),
	];
}

/** Before the nodes of a cluster may start: what it costs now, then while it waits, and with all nodes at work. */
export function startChange(now: Estimate, { totals: { waiting, working }, spot }: Estimate): string[] {
	const before = isKnown(now.totals.working)
		? `It costs ≈ ${totalText(now.totals.working)} now`
		: "What it costs now is not known";
	const market = spot ? SPOT_NOTE : "";
	return [
		`${before}; then ≈ ${totalText(waiting)} while it waits for jobs, and ${totalText(working)} with all nodes at work${market}.`,
	];
}

/** One state's line of the picture. */
export interface CostLine {
	readonly label: string;
	/** Of the dearest state, 0 to 1. */
	readonly share: number;
	readonly hour: string;
	readonly month: string;
}

/** The five states of a cluster's life side by side. */
export function costLines({ totals }: Estimate): CostLine[] {
	const dearest = Math.max(...COST_STATES.map((state) => totals[state].perHour));
	return COST_STATES.map((state) => ({
		label: STATE_WORDS[state],
		share: dearest === 0 ? 0 : totals[state].perHour / dearest,
		hour: totalText(totals[state]),
		month: totalText(totals[state], "month"),
	}));
}

/** A month of what is paid already, with this cluster or without; undefined where there is none. */
export function ownCost({ paidAlready }: Estimate): string | undefined {
	return isAny(paidAlready) ? totalText(paidAlready, "month") : undefined;
}

/** What stands below the figures: what they leave out. */
export function costNotes(estimate: Estimate): string[] {
	const { totals, items, spot } = estimate;
	const own = ownCost(estimate);
	const unknown = [...new Set(COST_STATES.flatMap((state) => totals[state].unknown))];
	const days = [...new Set(items.flatMap(({ price }) => (price ? [price.dated] : [])))].sort();
	const dated = days.length === 0 ? "" : ` (of ${[days[0], ...days.slice(1).slice(-1)].join(" to ")})`;
	return [
		...(own === undefined ? [] : [`Paid already, with this cluster or without: ${own}.`]),
		...(unknown.length > 0 ? [`Price not known: ${unknown.join(", ")}.`] : []),
		`USD at list price${dated}${spot ? ", spot nodes at about what the market asks now" : ""}, before tax and traffic. Logs and the like cost cents.`,
	];
}

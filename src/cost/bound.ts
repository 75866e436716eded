import { AppError } from "../ports/errors.ts";
import { totalText } from "./cost-words.ts";
import type { CostTotal, Estimate } from "./estimate.ts";
import { rateText } from "./money.ts";

/** Asked once more above this, USD an hour with all nodes at work, until another is chosen. */
export const DEFAULT_BOUND = 5;

/** The bound as it is typed: "12", "$12.50", "12 USD/h". Throws AppError `bad-input`. */
export function boundFrom(text: string): number {
	const figure = /^\$?\s*(\d+(?:[.,]\d+)?)\s*(?:\$|usd)?\s*(?:\/\s*h(?:our)?)?$/i.exec(text.trim())?.[1];
	if (figure !== undefined) return Number(figure.replace(",", "."));
	throw new AppError("bad-input", "Type an amount in USD an hour, like 12.");
}

/** Why a cluster is asked about once more, in sentences; undefined where it is not. */
export function aboveBound(
	total: CostTotal,
	machinesUnknown: boolean,
	bound: number,
): readonly string[] | undefined {
	const { perHour } = total;
	if (perHour > bound) {
		return [
			`All nodes at work it costs ≈ ${totalText(total)}, which is ${rateText(perHour, "day")} and ${rateText(perHour, "month")} if they never rest.`,
			`firstlight asks once more above ${rateText(bound)}: you can choose another bound here.`,
		];
	}
	if (!machinesUnknown) return undefined;
	return [
		"What its machines cost is not known, so nobody can say whether it stays below your bound.",
		`firstlight asks once more above ${rateText(bound)}. Look the machines up on AWS's page of prices first.`,
	];
}

/** True where the price of a machine that would be on is not known: the most of a bill is missing. */
export function isMachineUnknown({ items }: Estimate): boolean {
	return items.some(({ machine, billed, perHour }) => machine && billed.working > 0 && perHour === undefined);
}

import type { Finding } from "../checks/preflight-check.ts";
import { aboveBound, boundFrom, DEFAULT_BOUND, isMachineUnknown } from "../cost/bound.ts";
import type { Estimate } from "../cost/estimate.ts";
import { rateText } from "../cost/money.ts";
import { AppError, asAppError } from "../ports/errors.ts";
import { nearestFirst } from "../text/nearest.ts";
import type { TerminalQuestion, Tools } from "./command.ts";
import type { PlannedByFlags } from "./planned.ts";

/** The bound on cost, as a check that can be accepted. */
export const COST = "cost";

/**
 * Refuses a plan that should not be carried out: `check-failed` for a check that fails and is not among `despite`.
 * Throws `usage` for a check that there is none of.
 */
export function refuseUnfit(
	{ findings }: Pick<PlannedByFlags, "findings">,
	despite: readonly string[],
): void {
	const names = [...findings.map(({ id }) => id), COST];
	const unknown = despite.find((name) => !names.includes(name));
	if (unknown !== undefined)
		throw new AppError("usage", `There is no check ${unknown}.`, {
			hint: `The checks are ${nearestFirst(names, unknown).join(", ")}.`,
		});
	const failed = findings.filter(({ id, result }) => result === "fail" && !despite.includes(id));
	if (failed.length > 0) throw failure(failed);
}

/** Why a plan is asked about once more, or refused where nobody is asked: it may cost more than `bound` USD an hour. */
export function planAbove(
	{ estimate }: Pick<PlannedByFlags, "estimate">,
	despite: readonly string[],
	bound: number,
): AppError | undefined {
	if (despite.includes(COST)) return undefined;
	if (estimate && !isMachineUnknown(estimate)) return clusterAbove(estimate, bound, undefined);
	const [why] = (estimate && aboveBound(estimate.totals.working, true, bound)) ?? [];
	return new AppError("above-bound", why ?? "What it costs is not known.", {
		hint: `Your bound is ${rateText(bound)}. Accept that with --despite ${COST}.`,
	});
}

function failure(failed: readonly Finding[]): AppError {
	const told = failed.map(({ title, detail }) => `${title}: ${detail}`).join(" ");
	const accepting = failed.map(({ id }) => `--despite ${id}`).join(" ");
	const checks = failed.length === 1 ? "A check failed" : `${failed.length} checks failed`;
	return new AppError("check-failed", `${checks}. ${told}`, {
		hint: `${failed.map(({ fix }) => fix ?? "").join(" ")} Nothing was created; to create it all the same: ${accepting}`.trim(),
	});
}

/**
 * The same of a cluster that is there. Whoever has named a bound, as `atMost`, is refused also where the price of a
 * machine is not known.
 */
export function clusterAbove(
	estimate: Estimate,
	bound: number,
	atMost: string | undefined,
): AppError | undefined {
	const known = aboveBound(estimate.totals.working, false, bound);
	const isUnknown = atMost !== undefined && isMachineUnknown(estimate);
	const [why] = known ?? aboveBound(estimate.totals.working, isUnknown, bound) ?? [];
	if (why === undefined) return undefined;
	const way = known ? "; --at-most allows more." : ". Without --at-most only what is known counts.";
	return new AppError("above-bound", why, { hint: `Your bound is ${rateText(bound)}${way}` });
}

/** The bound of `--at-most`, else the user's own, USD an hour. Rejects with `usage`. */
export async function boundOf(
	given: string | undefined,
	kept: { usdPerHour(): Promise<number | undefined> },
): Promise<number> {
	if (given === undefined) return (await kept.usdPerHour()) ?? DEFAULT_BOUND;
	try {
		return boundFrom(given);
	} catch (thrown) {
		throw new AppError("usage", `--at-most ${given}: ${asAppError(thrown).message}`, { cause: thrown });
	}
}

/** What the flags have agreed to, and what has to be agreed to as well. */
interface Agreed {
	readonly yes: true | undefined;
	readonly atMost: string | undefined;
	readonly above: AppError | undefined;
}

/**
 * Asks on the terminal where `--yes` has not answered, and goes on only after a yes: rejects with `declined` after a
 * no, with `usage` where there is no terminal, and with `above` where nobody is asked about that, or the bound was named.
 */
export async function confirmed(
	{ confirm }: Pick<Tools, "confirm">,
	question: Omit<TerminalQuestion, "yes">,
	{ yes, atMost, above }: Agreed,
	signal: AbortSignal,
): Promise<void> {
	if (above && (yes || atMost !== undefined)) throw above;
	if (yes) return;
	const more = above === undefined ? [] : [above.message, above.hint ?? ""];
	const answer = await confirm({ ...question, lines: [...question.lines, ...more], yes: "y" }, signal);
	if (answer === undefined && above) throw above;
	if (answer === undefined)
		throw new AppError("usage", `${question.lines[0]} Nobody can be asked here, so nothing was done.`, {
			hint: "Call it on a terminal, or with --yes.",
		});
	if (!answer) throw new AppError("declined", "Nothing was done.");
}

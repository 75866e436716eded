import type { StepId } from "../questions/answers.ts";
import { plainText } from "../text/plain.ts";
import type { Cause } from "./cause.ts";
import { causes } from "./causes.ts";

/** Why something failed, in the user's words. */
export interface Diagnosis {
	/** The earliest cause in the deepest stack: AWS's own words, which resource. */
	readonly resource: string | undefined;
	readonly reason: string;
	/** What it means and what to do; undefined when the cause is not one we know. */
	readonly meaning: string | undefined;
	readonly cure: string | undefined;
	/** The question to go back to. */
	readonly step: StepId | undefined;
}

/** Something that failed, in AWS's or pcluster's own words. */
export interface Failure {
	/** The resource's name in its stack; undefined when it is about the whole. */
	readonly resource: string | undefined;
	readonly type?: string;
	readonly reason: string;
}

/**
 * Why it failed, from failures with the first cause in front. A cause that only points elsewhere (a missing
 * signal, an embedded stack) yields to any failure that says more. `fallback` is said when there is no failure.
 */
export function diagnose(failures: readonly Failure[], fallback = "AWS did not say why."): Diagnosis {
	const judged = failures
		.filter(({ reason }) => reason.trim() !== "")
		.map((failure) => ({ failure, cause: causeOf(failure.reason) }));
	const chosen = mostTelling(judged);
	const nameless = failures[0]?.resource;
	if (!chosen) return diagnosisFrom({ resource: nameless, reason: fallback }, causeOf(fallback));
	return diagnosisFrom(chosen.failure, chosen.cause);
}

interface Judged {
	readonly failure: Failure;
	readonly cause: Cause | undefined;
}

/** The first one, unless it only points elsewhere: then one whose cause is known, then what says most. */
function mostTelling(judged: readonly Judged[]): Judged | undefined {
	const first = judged[0];
	if (!first?.cause?.wrapper) return first;
	return (
		judged.find(({ cause }) => cause !== undefined && !cause.wrapper) ??
		judged.find(({ cause }) => cause?.id === "no-signal") ??
		judged.find(({ cause }) => cause === undefined) ??
		first
	);
}

/** Why it failed, from pcluster's own text. */
export function diagnoseText(text: string): Diagnosis {
	return diagnose([{ resource: undefined, reason: text }]);
}

/** The known cause that fits a text best; undefined when none does. */
export function causeOf(text: string): Cause | undefined {
	const searched = text.toLowerCase();
	const fits = (sign: readonly string[]) => sign.every((part) => searched.includes(part.toLowerCase()));
	return causes.find(({ signs }) => signs.some(fits));
}

/** The words for a failure whose cause is known, or is not. */
export function diagnosisFrom({ resource, reason }: Failure, cause: Cause | undefined): Diagnosis {
	return {
		resource: resource === undefined ? undefined : plainText(resource),
		reason: plainText(reason).trim(),
		meaning: cause?.meaning,
		cure: cause?.cure,
		step: cause?.step,
	};
}

import type { StepId } from "../questions/answers.ts";
import type { Cause } from "./cause.ts";
import { causeOf } from "./find-cause.ts";

/** Who says something that is not in firstlight's words. */
export type Voice = "AWS" | "pcluster" | "the head node";

/** Why something failed, in the user's words. */
export interface Diagnosis {
	/** The name in its stack of the resource that failed first; undefined when it is about the whole. */
	readonly resource: string | undefined;
	/** AWS's or pcluster's own words; firstlight's own where `quotes` is not set. */
	readonly reason: string;
	/** Whose text `reason` is, where `meaning` puts it into plain words. */
	readonly quotes?: Voice;
	/** What it means and what to do; undefined when the cause is not one we know. */
	readonly meaning: string | undefined;
	readonly cure: string | undefined;
	/** A command to copy: it cures, or shows what is in the way. Those of `aws` name no region yet. */
	readonly command?: string | undefined;
	/** AWS's own page about it. */
	readonly link?: string | undefined;
	/** The question to go back to. */
	readonly step: StepId | undefined;
	/** The head node knows why, and wrote it in its logs. */
	readonly inNodeLog?: true;
	/** What was said, in the order in which it is shown, where `reason` is not all of it. */
	readonly said?: readonly string[];
}

/** Something that failed, in AWS's own words. */
export interface Failure {
	/** The resource's name in its stack; undefined when it is about the whole. */
	readonly resource: string | undefined;
	readonly type?: string;
	readonly reason: string;
}

/**
 * Why it failed, from failures with the first one in front. One that only points to another never counts where any
 * other does, and one that had to be waited for not where something failed before. `fallback` is said when there is
 * no failure: in the words of `by`, or firstlight's own.
 */
export function diagnose(
	failures: readonly Failure[],
	fallback = "AWS did not say why.",
	by?: Voice,
): Diagnosis {
	const told = failures.filter(({ reason }) => reason.trim() !== "");
	const judged = told.map((failure) => ({ failure, cause: causeOf(failure.reason) }));
	const chosen = judged.find(({ cause }) => cause?.role !== "pointer") ?? judged[0];
	if (chosen) return diagnosisFrom(chosen.failure, chosen.cause, "AWS");
	const reason = fallback;
	return diagnosisFrom({ resource: failures[0]?.resource, reason }, causeOf(reason), by);
}

/** In the words of AWS or pcluster, with what they are about before them. */
export function quoteOf({ resource, reason }: Failure): string {
	return resource === undefined ? reason : `${resource}: ${reason}`;
}

/** Why it failed, from pcluster's own text. */
export function diagnoseText(text: string): Diagnosis {
	return diagnose([], text, "pcluster");
}

/** The words for a failure whose cause is known, or is not; `by`: whose the reason is, firstlight's own where left out. */
export function diagnosisFrom(
	{ resource, reason }: Failure,
	cause: Cause | undefined,
	by?: Voice,
): Diagnosis {
	const said = reason.trim();
	return {
		resource,
		reason: said,
		...(cause && by && { quotes: by }),
		meaning: cause?.meaning,
		cure: cause?.cure,
		command: filledIn(cause?.command, said),
		link: filledIn(cause?.link, said),
		step: cause?.step,
		...(cause?.inNodeLog ? { inNodeLog: true } : {}),
	};
}

function filledIn(words: Cause["command"], said: string): string | undefined {
	return typeof words === "function" ? words(said) : words;
}

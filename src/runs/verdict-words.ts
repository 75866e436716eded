import { type Diagnosis, diagnose, diagnoseText } from "../diagnosis/diagnose.ts";
import type { Dialect, Verdict } from "../pcluster/dialect.ts";
import type { Child } from "./pcluster-child.ts";
import type { RunVerb } from "./run.ts";

/** What an ended pcluster said about its verb; `in-progress` while it runs. */
export function verdictOf(dialect: Dialect, verb: RunVerb, child: Child): Verdict {
	const end = child.end();
	if (!end) return { outcome: "in-progress" };
	if (end.error) return { outcome: "failed", message: end.error.message, failures: [] };
	return dialect.verdictOf(verb, child.answer(), end.exit?.code);
}

/** The words for a pcluster that failed; the hint of a pcluster that could not be run is the cure. */
export function diagnosisOf(
	verdict: Extract<Verdict, { outcome: "failed" }>,
	child: Child | undefined,
): Diagnosis {
	const told = verdict.failures.map(({ logicalId, type, reason }) => ({ resource: logicalId, type, reason }));
	// Version 2 prints the newest first, a nested stack's own right below it.
	const failures = told.reverse();
	const found = failures.length > 0 ? diagnose(failures, verdict.message) : diagnoseText(verdict.message);
	const hint = child?.end()?.error?.hint;
	return hint === undefined ? found : { ...found, cure: hint };
}

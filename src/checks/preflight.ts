import type { KeptThing } from "../config/kept.ts";
import { asAppError } from "../ports/errors.ts";
import { steps } from "../questions/steps.ts";
import { withAwsOptions } from "../text/aws-options.ts";
import { memoAccount } from "../wizard/memo-account.ts";
import type { Finding, PreflightCheck, PreflightContext } from "./preflight-check.ts";
import { keptChecks } from "./preflight-kept.ts";
import * as list from "./preflight-list.ts";

/** Every check, in the order of the questions that they look at. */
export const preflightChecks: readonly PreflightCheck[] = Object.values<PreflightCheck>(list).toSorted(
	(a, b) => placeOf(a) - placeOf(b) || a.id.localeCompare(b.id),
);

function placeOf({ about }: PreflightCheck): number {
	return about === undefined ? steps.length : steps.findIndex(({ id }) => id === about);
}

/** The checks of a cluster whose config file keeps these things in force. */
export function checksWith(kept: readonly KeptThing[]): readonly PreflightCheck[] {
	return [...preflightChecks, ...keptChecks(kept)];
}

/**
 * Makes all checks at once, asking AWS each thing once, and yields their findings in the list's order; `onFinding` hears of each as it comes.
 * Rejects only when `context.signal` is aborted: a check that fails to look is `unknown`.
 */
export async function preflight(
	context: PreflightContext,
	onFinding: (finding: Finding) => void = () => {},
	checks = preflightChecks,
): Promise<Finding[]> {
	const askedOnce = { ...context, ...memoAccount(context) };
	return Promise.all(
		checks.map(async (check) => {
			const finding = await findingOf(check, askedOnce);
			onFinding(finding);
			return finding;
		}),
	);
}

async function findingOf(check: PreflightCheck, context: PreflightContext): Promise<Finding> {
	const { id, title } = check;
	const { spec, awsProfile } = context;
	try {
		const { command, ...judgement } = await check.run(context);
		if (command === undefined) return { id, title, ...judgement };
		const place = { region: spec.region, profile: awsProfile };
		return { id, title, ...judgement, command: withAwsOptions(command, place) };
	} catch (thrown) {
		if (context.signal.aborted) throw thrown;
		return { id, title, result: "unknown", detail: `Could not be checked: ${asAppError(thrown).message}` };
	}
}

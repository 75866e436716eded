import type { KeptThing } from "../config/kept.ts";
import { asAppError } from "../ports/errors.ts";
import { memoAccount } from "../wizard/memo-account.ts";
import { checkAddresses } from "./preflight-addresses.ts";
import type { Finding, PreflightCheck, PreflightContext } from "./preflight-check.ts";
import { checkImage } from "./preflight-image.ts";
import { keptChecks } from "./preflight-kept.ts";
import { checkKeyFile } from "./preflight-key-file.ts";
import { checkKeyPair } from "./preflight-key-pair.ts";
import { checkLambda } from "./preflight-lambda.ts";
import { checkName } from "./preflight-name.ts";
import { checkProcessors } from "./preflight-processors.ts";
import { checkSshOpen } from "./preflight-ssh-open.ts";
import { checkSubnet } from "./preflight-subnet.ts";
import { checkSystem } from "./preflight-system.ts";
import { checkTypes } from "./preflight-types.ts";
import { checkVolumes } from "./preflight-volumes.ts";
import { checkVpc } from "./preflight-vpc.ts";

/** Every check, in the order of the questions they belong to. */
export const preflightChecks: readonly PreflightCheck[] = [
	checkVpc,
	checkSubnet,
	checkAddresses,
	checkVolumes,
	checkImage,
	checkSystem,
	checkTypes,
	checkProcessors,
	checkKeyPair,
	checkKeyFile,
	checkName,
	checkLambda,
	checkSshOpen,
];

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
	try {
		return { id, title, ...(await check.run(context)) };
	} catch (thrown) {
		if (context.signal.aborted) throw thrown;
		return { id, title, result: "unknown", detail: `Could not be checked: ${asAppError(thrown).message}` };
	}
}

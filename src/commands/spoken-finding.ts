import type { Finding } from "../checks/preflight-check.ts";
import { withoutKeys } from "../text/without-keys.ts";

/** What a check found, without the keys of a screen. */
export function spokenFinding(finding: Finding): Finding {
	const { detail, fix } = finding;
	return { ...finding, detail: withoutKeys(detail), ...(fix && { fix: withoutKeys(fix) }) };
}

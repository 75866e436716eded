import type { Asked } from "../ports/asked.ts";
import { SIMULATOR_MAY_ERR } from "./needed-rights.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** The line about what the user may do: `refused` are the actions that AWS's simulator refuses. */
export function rightsCheck(refused: Asked<readonly string[]>): StartCheck {
	if (refused.at !== "known") {
		return {
			...plainCheck("rights", "unknown", "Rights", "your account does not let you see what you may do"),
			advice: ["The review lists what a cluster needs, to be sent to whoever runs the account."],
		};
	}
	const { value } = refused;
	if (value.length === 0)
		return plainCheck("rights", "pass", "Rights", "all that a cluster needs, as far as AWS tells");
	return {
		...plainCheck("rights", "warn", "Rights", `${value.length} of those that a cluster needs seem to lack`),
		advice: [
			`AWS's simulator refuses: ${value.join(", ")}. ${SIMULATOR_MAY_ERR}`,
			"Ask whoever runs the account.",
		],
	};
}

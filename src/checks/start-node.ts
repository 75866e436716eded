import type { Asked } from "../ports/asked.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/** Since when AWS's CDK, inside pcluster 3, runs with it; 13.0 to 13.6 lack a part. */
const OLDEST = [10, 13] as const;

/** The line about the Node that pcluster 3 makes its templates with; `output` is what `node --version` prints. */
export function nodeCheck(output: Asked<string>): StartCheck {
	const [shown, ...numbers] =
		(output.at === "known" ? /^v(\d+)\.(\d+)\.\d+/.exec(output.value.trim()) : null) ?? [];
	if (shown === undefined) return plainCheck("node", "unknown", "Node", "it does not tell its version");
	const [line = 0, minor = 0] = numbers.map(Number);
	const isTooOld =
		line < OLDEST[0] || (line === OLDEST[0] && minor < OLDEST[1]) || (line === 13 && minor < 7);
	if (!isTooOld)
		return plainCheck("node", "pass", "Node", `${shown}, which pcluster 3 makes its templates with`);
	return {
		...plainCheck("node", "fail", "Node", `${shown} is too old for pcluster 3`),
		advice: [
			`pcluster 3 needs Node ${OLDEST.join(".")} or newer (not 13.0 to 13.6), and takes the first on the PATH.`,
		],
	};
}

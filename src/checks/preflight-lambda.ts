import { safeFromLambda } from "../pcluster/version-facts.ts";
import { dayText } from "../text/day.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";
import { LAMBDA_PYTHON38_ENDS } from "./start-lambda.ts";

/** Some versions put Lambda functions of Python 3.8 into the stack. */
export const checkLambda: PreflightCheck = {
	id: "lambda",
	title: "AWS Lambda",
	run: async ({ spec, profile, now }) => {
		const { scheduler } = spec.nodes;
		if (!profile.lambdaPython38For.includes(scheduler))
			return passed("Nothing in this cluster depends on an old Lambda runtime.");
		const day = dayText(LAMBDA_PYTHON38_ENDS);
		const what = `small programs (AWS Lambda) that pcluster ${profile.version} puts into every cluster`;
		return {
			result: "warn",
			detail:
				now >= LAMBDA_PYTHON38_ENDS
					? `AWS has announced that since ${day} it refuses the ${what}: create may fail.`
					: `From ${day} AWS means to refuse the ${what}. It has moved that day before; until then clusters can be made.`,
			fix: `If create fails with “python3.8 is no longer supported”, use ParallelCluster ${safeFromLambda} or newer.`,
		};
	},
};

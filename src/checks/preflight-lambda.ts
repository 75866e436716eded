import { safeFromLambda } from "../pcluster/version-facts.ts";
import { dayText } from "../text/day.ts";
import { type PreflightCheck, passed } from "./preflight-check.ts";
import { OLD_LAMBDA_ENDS } from "./start-lambda.ts";

/** Many versions put Lambda functions of an old Python into the stack. */
export const checkLambda: PreflightCheck = {
	id: "lambda",
	title: "AWS Lambda",
	troubles: [57],
	run: async ({ spec, profile, now }) => {
		const python = profile.oldLambdaPython[spec.nodes.scheduler];
		if (python === undefined) return passed("Nothing in this cluster depends on an old Lambda runtime.");
		const day = dayText(OLD_LAMBDA_ENDS);
		const what = `small programs (AWS Lambda, Python ${python}) that pcluster ${profile.version} puts into every cluster`;
		return {
			result: "warn",
			detail:
				now >= OLD_LAMBDA_ENDS
					? `AWS has announced that since ${day} it refuses the ${what}: create may fail.`
					: `From ${day} AWS means to refuse the ${what}. It has moved that day before; until then clusters can be made.`,
			fix: `If create fails with “python${python} is no longer supported”, use ParallelCluster ${safeFromLambda} or newer.`,
		};
	},
};

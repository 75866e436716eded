import { type PreflightCheck, passed } from "./preflight-check.ts";
import { LAMBDA_PYTHON38_ENDS } from "./start-lambda.ts";

const DAY = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeZone: "UTC" });

/** pcluster 2.9 to 2.11.9 with slurm, and all of version 2 with awsbatch, put Lambda functions into the stack. */
export const checkLambda: PreflightCheck = {
	id: "lambda",
	title: "AWS Lambda",
	run: async ({ spec, profile, now }) => {
		const { scheduler } = spec.nodes;
		const concerned = profile.major === 2 && (scheduler === "awsbatch" || profile.fleetHasState(scheduler));
		if (!concerned) return passed("Nothing in this cluster depends on an old Lambda runtime.");
		const day = DAY.format(LAMBDA_PYTHON38_ENDS);
		const what = `small programs (AWS Lambda) that pcluster ${profile.version} puts into every cluster`;
		return {
			result: "warn",
			detail:
				now >= LAMBDA_PYTHON38_ENDS
					? `AWS has announced that since ${day} it refuses the ${what}: create may fail.`
					: `From ${day} AWS means to refuse the ${what}. It has moved that day before; until then clusters can be made.`,
			fix: "If create fails with “python3.8 is no longer supported”, use ParallelCluster 3.14.1 or later.",
		};
	},
};

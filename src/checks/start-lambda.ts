import type { Profile } from "../pcluster/profile.ts";
import { safeFromLambda } from "../pcluster/version-facts.ts";
import { dayText } from "../text/day.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/**
 * The day from which AWS refuses new Lambda functions of Python 3.8 and 3.9, as AWS's own runtime table gave it on 19
 * August 2026. It has moved before: the one place to change.
 */
export const OLD_LAMBDA_ENDS = new Date("2027-02-01T00:00:00Z");

/** An earlier day that was announced for Python 3.8 and may already count. */
const FIRST_ANNOUNCED = new Date("2026-08-31T00:00:00Z");

/**
 * A warning when Slurm clusters of this version hold a Lambda function of a Python that AWS is about to refuse;
 * undefined when it does not concern this version.
 */
export function lambdaCheck(profile: Profile, now: Date): StartCheck | undefined {
	const python = profile.oldLambdaPython.slurm;
	if (python === undefined) return undefined;
	const last = dayText(OLD_LAMBDA_ENDS);
	const over = now >= OLD_LAMBDA_ENDS;
	const detail = over ? `new clusters are refused since ${last}` : `new clusters may be refused from ${last}`;
	return {
		...plainCheck("lambda", over ? "fail" : "warn", `AWS Lambda python${python}`, detail),
		advice: adviceAt(profile.version, python, now, over),
	};
}

function adviceAt(version: string, python: string, now: Date, over: boolean): string[] {
	const what = `pcluster ${version} puts small helper functions (AWS Lambda, Python ${python}) into every Slurm cluster.`;
	if (over) {
		return [
			what,
			`AWS no longer accepts new ones, so creating will fail: use ParallelCluster ${safeFromLambda} or newer. Clusters that exist keep working.`,
		];
	}
	const early =
		python === "3.8" && now >= FIRST_ANNOUNCED ? ` AWS had first named ${dayText(FIRST_ANNOUNCED)}.` : "";
	return [
		what,
		`AWS has moved the last day several times.${early} If creating fails with “python${python} is no longer supported”, this is why: use ParallelCluster ${safeFromLambda} or newer.`,
		"Clusters that exist keep working.",
	];
}

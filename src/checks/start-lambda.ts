import type { Profile } from "../pcluster/profile.ts";
import { dayText } from "../text/day.ts";
import { plainCheck, type StartCheck } from "./start-check.ts";

/**
 * The day from which AWS refuses new Lambda functions of Python 3.8, as AWS's own runtime table gave it on 19 August
 * 2026. It has moved before: the one place to change.
 */
export const LAMBDA_PYTHON38_ENDS = new Date("2027-02-01T00:00:00Z");

/** An earlier day that was announced for the same and may already count. */
const FIRST_ANNOUNCED = new Date("2026-08-31T00:00:00Z");

/**
 * A warning when clusters of this version hold a Lambda function of Python 3.8 (with Slurm 2.9 to 2.11.9
 * and the first releases of version 3) and AWS is about to refuse it; undefined when it does not concern this version.
 */
export function lambdaCheck(profile: Profile, now: Date): StartCheck | undefined {
	if (!profile.lambdaPython38For.includes("slurm")) return undefined;
	const last = dayText(LAMBDA_PYTHON38_ENDS);
	const over = now >= LAMBDA_PYTHON38_ENDS;
	const detail = over ? `new clusters are refused since ${last}` : `new clusters may be refused from ${last}`;
	return {
		...plainCheck("lambda", over ? "fail" : "warn", "AWS Lambda python3.8", detail),
		advice: adviceAt(profile.version, now, over),
	};
}

function adviceAt(version: string, now: Date, over: boolean): string[] {
	const what = `pcluster ${version} puts small helper functions (AWS Lambda, Python 3.8) into every Slurm cluster.`;
	if (over) {
		return [what, "AWS no longer accepts new ones, so creating will fail. Clusters that exist keep working."];
	}
	const early = now >= FIRST_ANNOUNCED ? ` AWS had first named ${dayText(FIRST_ANNOUNCED)}.` : "";
	return [
		what,
		`AWS has moved the last day several times.${early} If creating fails with "python3.8 is no longer supported", this is why.`,
		"Clusters that exist keep working.",
	];
}

import { writerV3 } from "../../src/config/writer-v3.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { dialectV3 } from "../../src/pcluster/dialect-v3.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Run, RunRequest, RunVerb } from "../../src/runs/run.ts";
import { startRun } from "../../src/runs/start-run.ts";
import { type FakeAccount, region } from "./fake-account.ts";

export const CONFIG = "/home/me/.parallelcluster/lsst.yaml";

export function engineV3(version = "3.16.1"): Engine {
	return {
		program: { file: "pcluster", args: [] },
		path: "/venv/bin/pcluster",
		profile: { ...profileFor(version), supported: true },
		dialect: dialectV3,
		writer: writerV3,
	};
}

/** Starts a verb on the cluster `lsst`. */
export function beginV3(
	account: FakeAccount,
	verb: RunVerb,
	options: Partial<Pick<RunRequest, "attach" | "meant">> = {},
): Run {
	return startRun(account.deps, engineV3(), {
		verb,
		target: { name: "lsst", region, configPath: CONFIG },
		stackName: "lsst",
		attach: options.attach ?? false,
		meant: options.meant,
	});
}

/** As pcluster prints an answer. */
export function answer(value: unknown): string {
	return `${JSON.stringify(value, null, 2)}\n`;
}

export const PASSED = answer({ message: "Request would have succeeded, but DryRun flag is set." });

export const CREATING = answer({
	cluster: {
		clusterName: "lsst",
		cloudformationStackStatus: "CREATE_IN_PROGRESS",
		cloudformationStackArn: "arn:aws:cloudformation:eu-west-2:1:stack/lsst/1",
		region: "eu-west-2",
		version: "3.16.1",
		clusterStatus: "CREATE_IN_PROGRESS",
		scheduler: { type: "slurm" },
	},
});

/** A check that found something wrong. */
export function refused(...errors: { level: string; type: string; message: string }[]): string {
	return answer({ configurationValidationErrors: errors, message: "Invalid cluster configuration." });
}

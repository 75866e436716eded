import type { ConfigWriter } from "../../src/config/writer.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { dialectV2 } from "../../src/pcluster/dialect-v2.ts";
import { profileFor } from "../../src/pcluster/profile-for.ts";
import type { Run, RunRequest, RunVerb } from "../../src/runs/run.ts";
import { startRun } from "../../src/runs/start-run.ts";
import { type FakeAccount, region } from "./fake-account.ts";

const writer: ConfigWriter = {
	major: 2,
	defaultPath: () => "/home/me/.parallelcluster/config",
	prefillFrom: () => ({}),
	problem: () => undefined,
	oddities: () => [],
	kept: () => [],
	without: (text) => text,
	resized: (text) => text,
	render: () => "",
};

export function engineOf(version = "2.11.9"): Engine {
	return {
		program: { file: "pcluster", args: [] },
		path: "/venv/bin/pcluster",
		profile: profileFor(version),
		dialect: dialectV2,
		writer,
	};
}

/** Starts a verb on the cluster `lsst`. */
export function begin(
	account: FakeAccount,
	verb: RunVerb,
	options: Partial<Pick<RunRequest, "attach" | "meant" | "head">> & { version?: string } = {},
): Run {
	return startRun(account.deps, engineOf(options.version), {
		verb,
		target: { name: "lsst", region, configPath: "/home/me/.parallelcluster/config" },
		stackName: "parallelcluster-lsst",
		attach: options.attach ?? false,
		meant: options.meant,
		...(options.head === undefined ? {} : { head: options.head }),
	});
}

import { setTimeout as sleep } from "node:timers/promises";
import { releaseV2 } from "../cluster/release-v2.ts";
import { POLL_VARIABLE } from "../control/protocol.ts";
import { accountIn, type Refusals } from "./account.ts";
import { argumentsFrom, type CliArguments } from "./arguments.ts";
import { configFileAt, configPath } from "./config-check.ts";
import { Ending, refusal } from "./ending.ts";
import type { Outlet } from "./outlet.ts";
import { ssh } from "./ssh-verb.ts";
import { update } from "./update-verb.ts";
import { type Bench, create, fleet, instances, list, remove, status } from "./verbs.ts";

const REFUSALS: Refusals = {
	noCredentials: () => new Ending(1, "AWS Credentials not found."),
	noNetwork: () => new Ending(1, "Network connection is required by AWS ParallelCluster."),
	switchedOff: () => refusal("AWS was not able to validate the provided access credentials"),
};

/** Plays the `pcluster` of version 2.11.9; the exit code. Throws an Ending for a run that ends early. */
export async function programV2(
	argv: readonly string[],
	env: NodeJS.ProcessEnv,
	outlet: Outlet,
): Promise<number> {
	const args = argumentsFrom(argv);
	if (args.verb === "version") {
		outlet.stdout(`${releaseV2.version}\n`);
		return 0;
	}
	const path = configPath(args.config, env);
	const region = regionFor(args, path, env);
	const interrupt = { code: 0, newLine: false };
	outlet.onInterrupt(() => {
		outlet.stdout(interrupt.newLine ? "\nExiting...\n" : "Exiting...\n");
		return interrupt.code;
	});
	const poll = Number(env[POLL_VARIABLE] ?? 400);
	return await run({
		args,
		region,
		configPath: path,
		account: accountIn(region, 2, env, REFUSALS),
		write: outlet.stdout,
		pause: () => sleep(poll),
		onInterrupt: (code, newLine) => Object.assign(interrupt, { code, newLine }),
	});
}

function run(bench: Bench): Promise<number> {
	switch (bench.args.verb) {
		case "create":
			return create(bench);
		case "status":
			return status(bench);
		case "list":
			return list(bench);
		case "instances":
			return instances(bench);
		case "stop":
		case "start":
			return fleet(bench, bench.args.verb);
		case "delete":
			return remove(bench);
		case "update":
			return update(bench);
		case "ssh":
			return ssh(bench);
		default:
			throw new Ending(1, `'pcluster ${bench.args.verb}' is no part of the demo.`);
	}
}

/** Flag, then environment, then the file; AWS_REGION counts for nothing. */
function regionFor(args: CliArguments, path: string, env: NodeJS.ProcessEnv): string {
	const named = args.region ?? env["AWS_DEFAULT_REGION"] ?? regionIn(path);
	if (named === undefined || named === "") {
		throw new Ending(1, "You must specify a region\nRun `aws configure` and add the -r <REGION_NAME> flag.");
	}
	return named;
}

function regionIn(path: string): string | undefined {
	try {
		return configFileAt(path).get("aws")?.get("aws_region_name");
	} catch {
		return undefined;
	}
}

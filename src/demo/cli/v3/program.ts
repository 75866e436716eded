import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { releaseV3 } from "../../cluster/release-v3.ts";
import { POLL_VARIABLE } from "../../control/protocol.ts";
import { regionNames } from "../../world/regions.ts";
import { accountIn, type Refusals } from "../account.ts";
import type { Outlet } from "../outlet.ts";
import { type Asked, askedFrom } from "./arguments.ts";
import { regionIn } from "./config.ts";
import { badRequest, message } from "./python.ts";
import { updateCluster } from "./update.ts";
import type { Operation } from "./usage.ts";
import {
	createCluster,
	type Desk,
	deleteCluster,
	describeCluster,
	describeFleet,
	describeInstances,
	listClusters,
	officialImages,
	ssh,
	stackEvents,
	told,
	updateFleet,
} from "./verbs.ts";

const REFUSALS: Refusals = {
	noCredentials: () => message("Unable to locate credentials"),
	noNetwork: (endpoint) => message(`Could not connect to the endpoint URL: "${endpoint}/"`),
	switchedOff: () => message("AWS was not able to validate the provided access credentials"),
};

const WORK: Readonly<Partial<Record<Operation, (desk: Desk) => Promise<unknown>>>> = {
	"create-cluster": createCluster,
	"list-clusters": listClusters,
	"describe-cluster": describeCluster,
	"delete-cluster": deleteCluster,
	"describe-compute-fleet": describeFleet,
	"update-cluster": updateCluster,
	"update-compute-fleet": updateFleet,
	"describe-cluster-instances": describeInstances,
	"get-cluster-stack-events": stackEvents,
	"list-official-images": officialImages,
	ssh,
};

/** Plays the `pcluster` of version 3.16.1; the exit code. Throws an Ending for a run that ends early. */
export async function programV3(
	argv: readonly string[],
	env: NodeJS.ProcessEnv,
	outlet: Outlet,
): Promise<number> {
	const write = outlet.stdout;
	const asked = askedFrom(argv);
	const work = WORK[asked.operation];
	if (work === undefined) {
		write(told({ version: releaseV3.version }));
		return 0;
	}
	// Interrupted, it says nothing; inside the pretend shell, Ctrl-C is the shell's.
	outlet.onInterrupt(() => 1);
	const region = regionFor(asked, env);
	const poll = Number(env[POLL_VARIABLE] ?? 400);
	const account = accountIn(region, 3, env, REFUSALS);
	write(told(await work({ asked, account, region, write, pause: () => sleep(poll) })));
	return 0;
}

/** Flag, then the file, then the environment, then the AWS profile; AWS_REGION counts for nothing. */
function regionFor(asked: Asked, env: NodeJS.ProcessEnv): string {
	const [flag] = asked.values.get("region") ?? [];
	const [file] = asked.values.get("cluster-configuration") ?? [];
	const named = file === undefined ? undefined : regionIn(textOf(file));
	if (flag !== undefined && named !== undefined && flag !== named) {
		throw badRequest("region is set in both parameter and configuration and conflicts.");
	}
	const region = flag ?? named ?? env["AWS_DEFAULT_REGION"] ?? profileRegion(env);
	if (region === undefined || region === "") throw badRequest("region needs to be set");
	if (!regionNames().some(({ id }) => id === region)) {
		throw badRequest(`invalid or unsupported region '${region}'`);
	}
	return region;
}

function profileRegion(env: NodeJS.ProcessEnv): string | undefined {
	return /^region\s*=\s*(\S+)/m.exec(textOf(join(env["HOME"] ?? "", ".aws", "config")))?.[1];
}

function textOf(path: string): string {
	try {
		return readFileSync(path, "utf8");
	} catch {
		return "";
	}
}

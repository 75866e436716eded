import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { type AwsPorts, awsPorts } from "../../src/adapters/aws.ts";
import { systemClock } from "../../src/adapters/clock.ts";
import { configFiles } from "../../src/adapters/config-file.ts";
import { openLog } from "../../src/adapters/log.ts";
import { processes } from "../../src/adapters/processes.ts";
import type { Os } from "../../src/cluster/spec.ts";
import type { StackIdentity } from "../../src/cluster/stack-identity.ts";
import type { Engine } from "../../src/engine/engine.ts";
import { engineFor } from "../../src/engine/engine-for.ts";
import type { RegionId } from "../../src/ports/ids.ts";
import type { ClusterSpec } from "../../src/questions/answers.ts";
import { OS_FACTS } from "../../src/rules/os-names.ts";
import type { RunVerb, RunView } from "../../src/runs/run.ts";
import { startRun } from "../../src/runs/start-run.ts";
import { type Account, startAccount } from "./account.ts";
import { tutorialSpec } from "./tutorial-spec.ts";
import { unmanagedConfig } from "./user-config.ts";

const REGION = "eu-west-2" as RegionId;
const signal = AbortSignal.timeout(900_000);

/** One pcluster and one account below firstlight's runs, without its screens. */
export interface Bench {
	readonly account: Account;
	readonly aws: AwsPorts;
	readonly engine: Engine;
	/** Where pcluster finds the config of the cluster `name`. */
	configPath(name: string): string;
	stackName(name: string): string;
	/** The tutorial's cluster with this version's image of `os`. */
	spec(os: Os): Promise<ClusterSpec>;
	/** Writes the config as the wizard would. */
	write(name: string, spec: ClusterSpec): Promise<void>;
	/** Runs the verb to its end; `meant` is the stack that the user was shown. */
	run(verb: RunVerb, name: string, meant?: StackIdentity): Promise<RunView>;
}

/** `bin` is the folder with pcluster of this version. */
export async function startBench(awsSocket: string, version: string, bin: string): Promise<Bench> {
	const account = await startAccount(awsSocket);
	const credentials = { accessKeyId: "stage", secretAccessKey: "stage" };
	const aws = awsPorts({ baseRegion: REGION, endpoint: account.endpoint, credentials });
	const program = { file: join(bin, "pcluster"), args: [] };
	const engine = engineFor({ program, path: program.file, version });
	const { writer, profile } = engine;
	const log = openLog(join(account.home, "state"));
	const folder = join(account.home, ".parallelcluster");
	await mkdir(folder, { recursive: true });
	const existing = profile.major === 2 ? unmanagedConfig(account) : undefined;
	const configPath = (name: string) => join(folder, profile.major === 2 ? "config" : `${name}.yaml`);
	const stackName = (name: string) => `${profile.stackPrefix}${name}`;
	const deps = {
		processes: processes(log, { env: account.env(bin) }),
		stacks: aws.stacks,
		ec2: aws.ec2,
		clock: systemClock,
		configFiles: configFiles(),
		log,
		lookMs: 500,
	};
	return {
		account,
		aws,
		engine,
		configPath,
		stackName,
		async spec(os) {
			const names = [`aws-parallelcluster-${version}-${OS_FACTS[os].imageSuffix}-x86_64-*`];
			const [image] = await aws.ec2.images(REGION, { owners: ["amazon"], names }, signal);
			if (!image) throw new Error(`The account has no image of ${os} for ${version}.`);
			const cluster = await tutorialSpec(aws, REGION);
			const nodes = { ...cluster.nodes, initial: 1, keepInitial: true };
			return { ...cluster, nodes, image: { id: image.id, os, architecture: "x86_64", official: true } };
		},
		write: (name, spec) => writeFile(configPath(name), writer.render(spec, profile, existing)),
		run(verb, name, meant) {
			const target = { name, region: REGION, configPath: configPath(name) };
			return startRun(deps, engine, { verb, target, stackName: stackName(name), attach: false, meant }).ended;
		},
	};
}

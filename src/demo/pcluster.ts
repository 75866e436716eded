import { setTimeout as sleep } from "node:timers/promises";
import { accountIn } from "./cli/account.ts";
import { argumentsFrom, type CliArguments } from "./cli/arguments.ts";
import { configFileAt, configPath } from "./cli/config-check.ts";
import { Ending } from "./cli/ending.ts";
import { ssh } from "./cli/ssh-verb.ts";
import { type Bench, create, fleet, instances, list, remove, status } from "./cli/verbs.ts";
import { DEMO_VERSION } from "./cluster/view.ts";
import { POLL_VARIABLE } from "./control/protocol.ts";

/**
 * The demo's stand-in for the `pcluster` of version 2.11.9: the same verbs, words and exit codes, talking to the
 * demo account that firstlight runs. It can do nothing on a real account.
 */
async function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	const args = argumentsFrom(argv);
	if (args.verb === "version") {
		process.stdout.write(`${DEMO_VERSION}\n`);
		return 0;
	}
	const path = configPath(args.config, env);
	const region = regionFor(args, path, env);
	const interrupt = { code: 0, newLine: false };
	process.on("SIGINT", () => {
		process.stdout.write(interrupt.newLine ? "\nExiting...\n" : "Exiting...\n");
		process.exit(interrupt.code);
	});
	const poll = Number(env[POLL_VARIABLE] ?? 400);
	return await run({
		args,
		region,
		configPath: path,
		account: accountIn(region, env),
		write: (text) => process.stdout.write(text),
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

function ended(thrown: unknown): number {
	if (!(thrown instanceof Ending)) {
		const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
		process.stdout.write(`Unexpected error of type ${text}\n`);
		return 1;
	}
	if (thrown.message !== "") process[thrown.stream].write(`${thrown.message}\n`);
	return thrown.code;
}

// Whoever read our output is gone: nothing is left to say.
process.stdout.on("error", () => process.exit(1));

main(process.argv.slice(2), process.env)
	.catch(ended)
	.then((code) => {
		process.exitCode = code;
	});

import { Ending } from "./cli/ending.ts";
import { programV2 } from "./cli/program-v2.ts";
import { programV3 } from "./cli/v3/program.ts";
import { MAJOR_VARIABLE } from "./control/protocol.ts";

/**
 * The demo's stand-in for `pcluster`, 2.11.9 or 3.16.1 as the environment says: the same verbs, words and exit codes,
 * talking to the demo account that firstlight runs. It can do nothing on a real account.
 */
function main(argv: readonly string[], env: NodeJS.ProcessEnv): Promise<number> {
	return env[MAJOR_VARIABLE] === "3" ? programV3(argv, env) : programV2(argv, env);
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

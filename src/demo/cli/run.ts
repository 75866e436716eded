import { MAJOR_VARIABLE } from "../control/protocol.ts";
import { Ending } from "./ending.ts";
import type { Outlet } from "./outlet.ts";

/** Plays one run of `pcluster` of the version that the environment names, to its end; the exit code. Never rejects. */
export async function runPcluster(
	argv: readonly string[],
	env: NodeJS.ProcessEnv,
	outlet: Outlet,
): Promise<number> {
	try {
		const play = env[MAJOR_VARIABLE] === "3" ? await version3() : await version2();
		return await play(argv, env, outlet);
	} catch (thrown) {
		return ended(thrown, outlet);
	}
}

function ended(thrown: unknown, outlet: Outlet): number {
	if (!(thrown instanceof Ending)) {
		const text = thrown instanceof Error ? `${thrown.name}: ${thrown.message}` : String(thrown);
		outlet.stdout(`Unexpected error of type ${text}\n`);
		return 1;
	}
	if (thrown.message !== "") outlet[thrown.stream](`${thrown.message}\n`);
	return thrown.code;
}

// One run is of one version, and need not load the other.
const version2 = async () => (await import("./program-v2.ts")).programV2;
const version3 = async () => (await import("./v3/program.ts")).programV3;

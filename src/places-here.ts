import type { Environment } from "./adapters/aws-profiles.ts";
import { type Places, placesFrom } from "./places.ts";

/** Where files lie, for whoever waits at Tab: the system is asked for a home only where the environment names none. */
export async function placesHere(env: Environment): Promise<Places> {
	const home = env["HOME"] ? undefined : (await import("./adapters/system-home.ts")).systemHome();
	return placesFrom(env, home);
}

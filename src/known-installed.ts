import type { Environment } from "./adapters/aws-profiles.ts";
import { installedVersions } from "./adapters/installed-versions.ts";
import { ownFolder } from "./places.ts";
import { placesHere } from "./places-here.ts";

/** The versions of pcluster that firstlight has installed. */
export async function knownInstalled(env: Environment): Promise<readonly string[]> {
	const all = await installedVersions(ownFolder(await placesHere(env)));
	return all.map(({ version }) => version);
}

import type { Environment } from "./adapters/aws-profiles.ts";
import type { KnownWords } from "./commands/complete.ts";
import { wordTable } from "./word-table.ts";

/** What this machine knows without asking AWS; each kind is read, and what reads it loaded, when it is asked for. */
export async function knownWords(env: Environment): Promise<KnownWords> {
	return {
		table: await wordTable(),
		profiles: async () => (await import("./known-profiles.ts")).knownProfiles(env),
		clusters: async (demo) => (await import("./known-clusters.ts")).knownClusters(env, demo),
		installed: async () => (await import("./known-installed.ts")).knownInstalled(env),
	};
}

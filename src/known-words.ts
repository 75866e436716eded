import type { Environment } from "./adapters/aws-profiles.ts";
import type { KnownWords } from "./commands/complete.ts";
import type { Places } from "./settings.ts";
import { wordTable } from "./word-table.ts";

/** What this machine knows without asking AWS; each kind is read, and what reads it loaded, when it is asked for. */
export async function knownWords(env: Environment): Promise<KnownWords> {
	return {
		table: await wordTable(),
		profiles: async () => {
			const { awsProfiles } = await import("./adapters/aws-profiles.ts");
			const { home } = await placesHere(env);
			return (await awsProfiles(home, env)).profiles.map(({ name }) => name);
		},
		clusters: async (demo) => {
			const { rememberedClusters } = await import("./adapters/remembered-clusters.ts");
			const { demoFolder } = await import("./settings.ts");
			const places = await placesHere(env);
			const all = await rememberedClusters(demo ? demoFolder(places) : places.state);
			return all.map(({ name, region }) => [name, region] as const);
		},
		installed: async () => {
			const { installedVersions } = await import("./adapters/installed-versions.ts");
			const { ownFolder } = await import("./settings.ts");
			return (await installedVersions(ownFolder(await placesHere(env)))).map(({ version }) => version);
		},
	};
}

async function placesHere(env: Environment): Promise<Places> {
	const [{ placesFrom }, { systemHome }] = await Promise.all([
		import("./settings.ts"),
		import("./adapters/system-home.ts"),
	]);
	return placesFrom(env, systemHome());
}

import type { Environment } from "./adapters/aws-profiles.ts";
import type { KnownWords } from "./commands/complete.ts";
import type { Places } from "./settings.ts";
import { wordTable } from "./word-table.ts";

/** What this machine knows without asking AWS; each kind is read when it is asked for. */
export async function knownWords(places: Places, env: Environment): Promise<KnownWords> {
	return {
		table: await wordTable(),
		profiles: async () => {
			const { awsProfiles } = await import("./adapters/aws-profiles.ts");
			return (await awsProfiles(places.home, env)).profiles.map(({ name }) => name);
		},
		clusters: async (demo) => {
			const { rememberedClusters } = await import("./adapters/remembered-clusters.ts");
			const all = await rememberedClusters(demo ? `${places.state}/demo` : places.state);
			return all.map(({ name, region }) => [name, region] as const);
		},
		installed: async () => {
			const { installedVersions } = await import("./adapters/installed-versions.ts");
			return (await installedVersions(`${places.data}/pcluster`)).map(({ version }) => version);
		},
	};
}

import type { ConfigFiles } from "../files.ts";
import type { Engine } from "../services.ts";
import type { Settings } from "../settings.ts";
import type { Prefill } from "../wizard/prefill.ts";

/** Where known answers come from, besides flags and the config file. */
export interface PrefillSources {
	readonly settings: Settings;
	readonly configFiles: ConfigFiles;
	/** The region that the environment or the AWS profile names. */
	readonly profileRegion: string | undefined;
}

/** The file that pcluster reads for this cluster. */
export function configPathFor(settings: Settings, engine: Engine, clusterName: string): string {
	return settings.configPath ?? engine.writer.defaultPath(settings.places.home, clusterName);
}

/**
 * The answers known before the first question: a flag comes before the config file, that before environment and
 * profile. A file that cannot be read is left out, and a note says so.
 */
export async function prefillFor(
	engine: Engine,
	{ settings, configFiles, profileRegion }: PrefillSources,
): Promise<{ prefill: Prefill; notes: string[] }> {
	const notes: string[] = [];
	const path = configPathFor(settings, engine, settings.cluster ?? "");
	const inFile = await configFiles.read(path).then(
		(read) => (read === undefined ? {} : engine.writer.prefillFrom(read.text)),
		(error: Error) => {
			notes.push(`Your config file could not be read, so nothing is taken from it. ${error.message}`);
			return {};
		},
	);
	return { prefill: withFlags(withRegion(inFile, profileRegion), settings), notes };
}

function withRegion(prefill: Prefill, region: string | undefined): Prefill {
	if (prefill.region !== undefined || region === undefined) return prefill;
	return { ...prefill, region, source: { ...prefill.source, region: "from your AWS settings" } };
}

function withFlags(prefill: Prefill, { region, cluster }: Settings): Prefill {
	const source = {
		...prefill.source,
		...(region === undefined ? {} : { region: "from --region" }),
		...(cluster === undefined ? {} : { name: "from --cluster" }),
	};
	return {
		...prefill,
		...(region === undefined ? {} : { region }),
		...(cluster === undefined ? {} : { name: cluster }),
		source,
	};
}

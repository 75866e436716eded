import { type ConfigDraft, type Written, writeDraft } from "../engine/draft.ts";
import type { Engine } from "../engine/engine.ts";
import type { Ports } from "../ports/ports.ts";
import type { ClusterSpec } from "../questions/answers.ts";

/**
 * Writes the config of a planned cluster, see writeDraft, and remembers the cluster with it; where that fails the log
 * says so.
 */
export async function keepPlan(
	{ configFiles, memory, log }: Pick<Ports, "configFiles" | "memory" | "log">,
	{ profile: { version } }: Engine,
	{ name, region, keyFile }: ClusterSpec,
	draft: ConfigDraft,
): Promise<Written> {
	const written = await writeDraft(configFiles, draft);
	const cluster = { name, region, version, configPath: draft.path, keyFile, stackId: undefined };
	await memory
		.remember(cluster)
		.catch((thrown: unknown) => log.note(`Could not remember the cluster ${name}.`, thrown));
	return written;
}

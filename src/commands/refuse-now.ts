import type { ClusterView } from "../cluster/cluster-view.ts";
import { type ConsoleVerb, headOff, refusalOf } from "../console/cluster-words.ts";
import { AppError } from "../ports/errors.ts";
import { ownCommand, type Settings } from "../settings.ts";

/** Throws `refused` where this cannot be asked of the cluster as it is now, as the console would refuse it. */
export function refuseNow(cluster: ClusterView, verb: ConsoleVerb, settings: Settings): void {
	const refusal = refusalOf(cluster, verb);
	if (refusal === undefined) return;
	const { name, region, state, unmanageable } = cluster;
	const call = (command: string) => ownCommand(settings, [command, name, "--region", region]);
	const isOff = unmanageable === undefined && headOff(cluster) === "stopped";
	const hasFailed = unmanageable === undefined && /^(create|delete)-failed$/.test(state);
	const hint = isOff
		? `${call("start")} starts it.`
		: hasFailed
			? `${call("delete")} removes what is left of it.`
			: undefined;
	throw new AppError("refused", `${name}: ${refusal}`, { ...(hint && { hint }) });
}

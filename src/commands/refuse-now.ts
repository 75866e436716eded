import type { ClusterView } from "../cluster/cluster-view.ts";
import { type ConsoleVerb, headOff, refusalOf } from "../console/cluster-words.ts";
import { AppError } from "../ports/errors.ts";
import { ownCommand, type Settings } from "../settings.ts";
import { withoutKeys } from "../text/without-keys.ts";

/** Throws `refused` where this cannot be asked of the cluster as it is now, as the console would refuse it. */
export function refuseNow(cluster: ClusterView, verb: ConsoleVerb, settings: Settings): void {
	const refusal = refusalOf(cluster, verb);
	if (refusal === undefined) return;
	const isOff = cluster.unmanageable === undefined && headOff(cluster) === "stopped";
	const hint = isOff ? { hint: `${startOf(cluster, settings)} starts it.` } : {};
	throw new AppError("refused", `${cluster.name}: ${withoutKeys(refusal)}`, hint);
}

/** For the same account and region, called as this one was. */
function startOf({ name, region }: ClusterView, settings: Settings): string {
	return ownCommand(settings, ["start", name, "--region", region]);
}

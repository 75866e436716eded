import type { StackEvent } from "../ports/account.ts";
import type { ResourceRow } from "./run.ts";
import type { PlacedResource } from "./stack-tree.ts";

/** When each resource began and ended, milliseconds since 1970; kept from look to look. */
export type RowTimes = Map<string, { readonly began: number; readonly ended: number | undefined }>;

/** CloudFormation's word for a resource as one of ours. */
export function rowState(status: string): ResourceRow["state"] {
	if (status === "DELETE_COMPLETE") return "removed";
	if (status.endsWith("_FAILED")) return "failed";
	if (status.endsWith("_COMPLETE") || status === "DELETE_SKIPPED") return "done";
	if (status.endsWith("_IN_PROGRESS")) return "working";
	return "waiting";
}

/** True of what failed only because something else had: AWS broke it off. */
export function wasCancelled(reason: string | undefined): boolean {
	return /\bcancelled\b/i.test(reason ?? "");
}

/** The rows of a look; `times` learns from each look, because a resource only tells its newest change. */
export function rowsFrom(placed: readonly PlacedResource[], times: RowTimes, now: Date): ResourceRow[] {
	return placed.map(({ resource, depth }) => {
		const key = `${resource.stackId}/${resource.logicalId}`;
		const state = rowState(resource.status);
		const at = resource.updatedAt?.getTime();
		const known = times.get(key);
		if (!known && state === "working" && at !== undefined) times.set(key, { began: at, ended: undefined });
		if (known && known.ended === undefined && state !== "working") {
			times.set(key, { began: known.began, ended: at ?? now.getTime() });
		}
		return {
			key,
			began: times.get(key)?.began,
			changed: at,
			logicalId: resource.logicalId,
			type: resource.type,
			depth,
			state,
			reason: resource.reason,
			seconds: secondsOf(times.get(key), now),
		};
	});
}

/** Takes in the times of what happened before anybody looked; `events` are oldest first in each stack. */
export function learnTimes(times: RowTimes, events: readonly StackEvent[]): void {
	for (const { stackId, logicalId, status, at } of events) {
		const key = `${stackId}/${logicalId}`;
		const known = times.get(key);
		if (rowState(status) !== "working") {
			if (known && known.ended === undefined) times.set(key, { ...known, ended: at.getTime() });
		} else if (known?.ended !== undefined || known === undefined) {
			times.set(key, { began: at.getTime(), ended: undefined });
		}
	}
}

function secondsOf(
	times: { readonly began: number; readonly ended: number | undefined } | undefined,
	now: Date,
): number | undefined {
	if (!times) return undefined;
	return Math.max(0, Math.round(((times.ended ?? now.getTime()) - times.began) / 1000));
}

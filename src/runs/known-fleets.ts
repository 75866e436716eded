import { isMoving } from "../cluster/cluster-state.ts";
import type { ClusterView } from "../cluster/cluster-view.ts";
import type { FleetState } from "../cluster/fleet-state.ts";

/** Least time between two questions for a fleet's state, milliseconds: each starts a pcluster. */
export const FLEET_MS = 10_000;
/** How long a fleet's state is believed while the nodes that EC2 shows stay the same, milliseconds. */
const REST_MS = 300_000;
/** The same where EC2 does not show the nodes. */
const BLIND_REST_MS = 60_000;

/** Which cluster it is, whatever its name: one made anew under it has another stack. */
export function keyOf({ stackId, name }: ClusterView): string {
	return stackId ?? name;
}

/** All that a look can see of a cluster, but for its fleet. */
export function pictureOf(cluster: ClusterView): string {
	const { head, computeNodes, stackStatus } = cluster;
	return [keyOf(cluster), stackStatus, head?.state, computeNodes].join(" ");
}

/** The states of fleets that were asked for, and when it is worth asking again. */
export class KnownFleets {
	readonly #states = new Map<string, FleetState>();
	readonly #asked = new Map<string, { readonly at: number; readonly picture: string }>();

	of(cluster: ClusterView): FleetState | undefined {
		return this.#states.get(keyOf(cluster));
	}

	/** True when it is another state than before. */
	learn(cluster: ClusterView, fleet: FleetState): boolean {
		const changed = this.of(cluster) !== fleet;
		this.#states.set(keyOf(cluster), fleet);
		return changed;
	}

	/** Notes that it is being asked for. */
	asks(cluster: ClusterView, now: Date): void {
		this.#asked.set(keyOf(cluster), { at: now.getTime(), picture: pictureOf(cluster) });
	}

	/**
	 * How long not to ask, milliseconds: for some minutes where it was at rest and EC2 shows the same nodes as then. A
	 * fleet that runs is not asked for again as long as those are there: a stopped one has none.
	 */
	freshFor(cluster: ClusterView, now: Date): number {
		const asked = this.#asked.get(keyOf(cluster));
		if (asked === undefined) return 0;
		const rests =
			!isMoving(cluster.state, cluster.stackStatus) &&
			asked.picture === pictureOf(cluster) &&
			this.#states.has(keyOf(cluster));
		if (rests && cluster.computeNodes && this.of(cluster) === "RUNNING") return Number.POSITIVE_INFINITY;
		const restMs = cluster.computeNodes === undefined ? BLIND_REST_MS : REST_MS;
		return Math.max(0, asked.at + (rests ? restMs : FLEET_MS) - now.getTime());
	}

	/** All may be asked for at once. */
	stale(): void {
		this.#asked.clear();
	}

	/** Of a cluster that is gone, or is being made, nothing is known. */
	keepOnly(shown: readonly ClusterView[]): void {
		for (const key of this.#states.keys()) {
			const cluster = shown.find((each) => keyOf(each) === key);
			if (cluster && cluster.state !== "creating" && cluster.state !== "deleting") continue;
			this.#states.delete(key);
			this.#asked.delete(key);
		}
	}
}

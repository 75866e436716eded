import { clusterStateOf, isMoving } from "../cluster/cluster-state.ts";
import type { ClustersView, ClustersWatch, ClusterView } from "../cluster/cluster-view.ts";
import type { FleetState } from "../cluster/fleet-state.ts";
import type { Engine } from "../engine/engine.ts";
import type { Invocation, ListedCluster } from "../pcluster/dialect.ts";
import { asAppError, isDenied } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { askFleet, askPcluster } from "./ask-pcluster.ts";
import { clusterOfList } from "./cluster-of-stack.ts";
import { FLEET_MS, KnownFleets, keyOf, pictureOf } from "./known-fleets.ts";
import { LOOK_MS, Patience, pause } from "./pause.ts";
import { byName, regionClusters, withMachines } from "./region-clusters.ts";
import type { RunDeps } from "./run.ts";

export interface WatchOptions {
	/** Between two looks once nothing moves any more, milliseconds; more and more while nothing changes either. */
	readonly intervalMs: number;
	/** The config file that pcluster reads for a cluster; an empty name for the list of all. */
	readonly configPathFor: (clusterName: string) => string;
}

/** Longest time between two looks, milliseconds. */
const LONGEST_MS = 60_000;
/** Pages of a list that are asked for; each starts a pcluster. */
const MOST_PAGES = 10;

/** Watches the clusters of a region until closed; looks more often while something moves. */
export function watchClusters(
	deps: RunDeps,
	engine: Engine,
	region: RegionId,
	options: WatchOptions,
): ClustersWatch {
	return new Watch(deps, engine, region, options);
}

class Watch implements ClustersWatch {
	readonly #deps: RunDeps;
	readonly #engine: Engine;
	readonly #region: RegionId;
	readonly #options: WatchOptions;
	readonly #listeners = new Set<() => void>();
	readonly #abort = new AbortController();
	readonly #fleets = new KnownFleets();
	readonly #lookMs: number;
	readonly #patience: Patience;
	readonly #lookBell = new Bell();
	readonly #fleetBell = new Bell();
	#view: ClustersView = { clusters: [], asOf: undefined, trouble: undefined, source: "aws" };
	#focused: string | undefined;
	/** The clusters as the newest look showed them. */
	#picture = "";
	#quietMs = 0;

	constructor(deps: RunDeps, engine: Engine, region: RegionId, options: WatchOptions) {
		this.#deps = deps;
		this.#engine = engine;
		this.#region = region;
		this.#options = options;
		this.#lookMs = deps.lookMs ?? LOOK_MS;
		this.#patience = new Patience(deps);
		void this.#loop(() => this.#look(), this.#lookBell);
		void this.#loop(() => this.#askFleet(), this.#fleetBell);
	}

	subscribe(listener: () => void): () => void {
		this.#listeners.add(listener);
		return () => this.#listeners.delete(listener);
	}

	snapshot(): ClustersView {
		return this.#view;
	}

	focus(name: string | undefined): void {
		if (name === this.#focused) return;
		this.#focused = name;
		this.#quietMs = 0;
		if (name !== undefined) this.#fleetBell.ring();
	}

	refresh(): void {
		this.#quietMs = 0;
		this.#fleets.stale();
		this.#lookBell.ring();
		this.#fleetBell.ring();
	}

	close(): void {
		this.#abort.abort();
	}

	/** Does `work` again and again; it says how long to wait, and a bell cuts the wait short. */
	async #loop(work: () => Promise<number>, bell: Bell): Promise<void> {
		const { signal } = this.#abort;
		try {
			for (;;) {
				const rung = bell.next();
				const wait = await work();
				await pause(this.#deps.clock, wait, signal, rung);
			}
		} catch (thrown) {
			if (signal.aborted) return;
			this.#deps.log.note("watching the clusters broke", thrown);
			this.#tell({ trouble: asAppError(thrown) });
		}
	}

	async #look(): Promise<number> {
		try {
			const { clusters, source } = await this.#find();
			const shown = clusters.map((cluster) => withFleet(cluster, this.#fleets.of(cluster)));
			this.#fleets.keepOnly(shown);
			this.#patience.worked();
			this.#tell({ clusters: shown, asOf: this.#deps.clock.now(), trouble: undefined, source });
			this.#fleetBell.ringOnce(this.#wantsFleet());
			const moving = shown.some(
				({ state, stackStatus, head }) =>
					isMoving(state, stackStatus) || head?.state === "stopping" || head?.state === "pending",
			);
			return this.#pace(shown, moving);
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			this.#patience.failed();
			this.#tell({ trouble: asAppError(thrown) });
			return this.#patience.ms;
		}
	}

	/** How long to wait for the next look: what does not change is looked at more and more seldom. */
	#pace(shown: readonly ClusterView[], moving: boolean): number {
		const { intervalMs } = this.#options;
		const picture = shown.map(pictureOf).join();
		const same = picture === this.#picture && this.#quietMs > 0;
		this.#picture = picture;
		if (moving) {
			this.#quietMs = 0;
			return Math.min(this.#lookMs, intervalMs);
		}
		this.#quietMs = same ? Math.min(this.#quietMs * 2, Math.max(LONGEST_MS, intervalMs)) : intervalMs;
		return this.#quietMs;
	}

	async #find(): Promise<Pick<ClustersView, "source"> & { clusters: ClusterView[] }> {
		const { signal } = this.#abort;
		try {
			const { profile } = this.#engine;
			return { clusters: await regionClusters(this.#deps, this.#region, profile, signal), source: "aws" };
		} catch (thrown) {
			signal.throwIfAborted();
			if (!isDenied(thrown)) throw thrown;
			const listed = await this.#listed();
			return { clusters: await withMachines(this.#deps, this.#region, listed, signal), source: "pcluster" };
		}
	}

	async #listed(): Promise<ClusterView[]> {
		const { dialect, profile } = this.#engine;
		const path = this.#options.configPathFor("");
		const listed: ListedCluster[] = [];
		let ask: Invocation | undefined = dialect.list(profile, this.#region, path);
		for (let page = 0; ask && page < MOST_PAGES; page++) {
			const lines = await askPcluster(this.#deps, this.#engine, this.#region, ask, this.#abort.signal);
			listed.push(...dialect.clustersFrom(lines));
			ask = dialect.nextPage?.(profile, this.#region, path, lines);
		}
		return listed
			.map((each) => clusterOfList(each, this.#region, profile.stackPrefix, profile.major))
			.sort(byName);
	}

	async #askFleet(): Promise<number> {
		const cluster = this.#wantsFleet();
		if (!cluster) return FLEET_MS;
		const { name } = cluster;
		const now = this.#deps.clock.now();
		const fresh = this.#fleets.freshFor(cluster, now);
		if (fresh > 0) return Math.min(fresh, FLEET_MS);
		this.#fleets.asks(cluster, now);
		const target = { name, region: this.#region, configPath: this.#options.configPathFor(name) };
		try {
			const { fleet } = await askFleet(this.#deps, this.#engine, target, this.#abort.signal);
			// An Auto Scaling group has no state of its own: nobody can say whether it was stopped.
			this.#setFleet(cluster, fleet ?? "UNKNOWN");
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			this.#deps.log.note(`the fleet of ${name} could not be read`, thrown);
		}
		return FLEET_MS;
	}

	/** The focused cluster, when its stack is at rest: otherwise `status` would wait for the stack itself. */
	#wantsFleet(): ClusterView | undefined {
		const cluster = this.#view.clusters.find(({ name }) => name === this.#focused);
		if (!cluster || cluster.unmanageable !== undefined) return undefined;
		return /^(CREATE|UPDATE|UPDATE_ROLLBACK)_COMPLETE$/.test(cluster.stackStatus) ? cluster : undefined;
	}

	#setFleet(cluster: ClusterView, fleet: FleetState): void {
		const changed = this.#fleets.learn(cluster, fleet);
		const key = keyOf(cluster);
		this.#tell({
			clusters: this.#view.clusters.map((each) => (keyOf(each) === key ? withFleet(each, fleet) : each)),
		});
		if (changed) this.#lookBell.ring();
	}

	#tell(changes: Partial<ClustersView>): void {
		this.#view = { ...this.#view, ...changes };
		for (const listener of [...this.#listeners]) listener();
	}
}

/** Wakes a loop before its time. */
class Bell {
	#ring: () => void = () => undefined;
	#rung = false;

	/** Resolves at the next ring; a ring before this call does not count. */
	next(): Promise<void> {
		return new Promise((resolve) => {
			this.#ring = resolve;
		});
	}

	ring(): void {
		this.#ring();
	}

	/** Rings the first time that there is something to ring for. */
	ringOnce(reason: unknown): void {
		if (reason === undefined || this.#rung) return;
		this.#rung = true;
		this.ring();
	}
}

function withFleet(cluster: ClusterView, fleet: FleetState | undefined): ClusterView {
	return { ...cluster, fleet, state: clusterStateOf(cluster.stackStatus, fleet) };
}

import { clusterOfList, clusterOfStack } from "../cluster/cluster-of-stack.ts";
import { clusterStateOf, isMoving } from "../cluster/cluster-state.ts";
import type { ClustersView, ClustersWatch, ClusterView } from "../cluster/cluster-view.ts";
import { asAppError } from "../errors.ts";
import type { FleetState, Invocation, ListedCluster } from "../pcluster/dialect.ts";
import type { ClusterInstance, RegionId } from "../ports.ts";
import type { Engine } from "../services.ts";
import { askPcluster } from "./ask-pcluster.ts";
import { isDenied, LOOK_MS, Patience, pause } from "./pause.ts";
import type { RunDeps } from "./run-deps.ts";

export interface WatchOptions {
	/** Between two looks while nothing moves, milliseconds. */
	readonly intervalMs: number;
	/** The config file that pcluster reads for a cluster; an empty name for the list of all. */
	readonly configPathFor: (clusterName: string) => string;
}

/** Least time between two questions for the fleet's state, milliseconds: each starts a pcluster. */
const FLEET_MS = 10_000;
/** Clusters whose nodes are asked for in one look; nobody has more by accident. */
const WITH_NODES = 20;
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
	readonly #fleets = new Map<string, FleetState>();
	readonly #askedAt = new Map<string, number>();
	readonly #lookMs: number;
	readonly #patience: Patience;
	readonly #lookBell = new Bell();
	readonly #fleetBell = new Bell();
	#view: ClustersView = { clusters: [], asOf: undefined, trouble: undefined, source: "aws" };
	#focused: string | undefined;

	constructor(deps: RunDeps, engine: Engine, region: RegionId, options: WatchOptions) {
		this.#deps = deps;
		this.#engine = engine;
		this.#region = region;
		this.#options = options;
		this.#lookMs = deps.lookMs ?? LOOK_MS;
		this.#patience = new Patience(this.#lookMs);
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
		if (name !== undefined) this.#fleetBell.ring();
	}

	refresh(): void {
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
			const fleets = new Map(this.#fleets);
			const shown = clusters.map((cluster) => withFleet(cluster, fleets.get(cluster.name)));
			this.#forget(shown);
			this.#patience.worked();
			this.#tell({ clusters: shown, asOf: this.#deps.clock.now(), trouble: undefined, source });
			this.#fleetBell.ringOnce(this.#wantsFleet());
			const moving = shown.some(({ state, stackStatus }) => isMoving(state, stackStatus));
			return moving ? Math.min(this.#lookMs, this.#options.intervalMs) : this.#options.intervalMs;
		} catch (thrown) {
			this.#abort.signal.throwIfAborted();
			this.#patience.failed();
			this.#tell({ trouble: asAppError(thrown) });
			return this.#patience.ms;
		}
	}

	async #find(): Promise<Pick<ClustersView, "source"> & { clusters: ClusterView[] }> {
		const { signal } = this.#abort;
		const { profile } = this.#engine;
		try {
			const stacks = await this.#deps.stacks.stacks(this.#region, signal);
			const found = stacks.flatMap((stack) => clusterOfStack(stack, this.#region, profile) ?? []);
			return { clusters: await this.#withNodes(found.sort(byName)), source: "aws" };
		} catch (thrown) {
			signal.throwIfAborted();
			if (!isDenied(asAppError(thrown))) throw thrown;
			return { clusters: await this.#withNodes(await this.#listed()), source: "pcluster" };
		}
	}

	async #listed(): Promise<ClusterView[]> {
		const { dialect, profile } = this.#engine;
		const path = this.#options.configPathFor("");
		const listed: ListedCluster[] = [];
		let ask: Invocation | undefined = dialect.list(profile, this.#region, path);
		for (let page = 0; ask && page < MOST_PAGES; page++) {
			const lines = await askPcluster(this.#deps, this.#engine, ask, this.#abort.signal);
			listed.push(...dialect.clustersFrom(lines));
			ask = dialect.nextPage?.(profile, this.#region, path, lines);
		}
		return listed
			.map((each) => clusterOfList(each, this.#region, profile.stackPrefix, profile.major))
			.sort(byName);
	}

	async #withNodes(clusters: readonly ClusterView[]): Promise<ClusterView[]> {
		return Promise.all(
			clusters.map(async (cluster, at) =>
				at < WITH_NODES ? withInstances(cluster, await this.#instances(cluster)) : cluster,
			),
		);
	}

	async #instances({ stackName }: ClusterView): Promise<ClusterInstance[] | undefined> {
		const { signal } = this.#abort;
		try {
			return await this.#deps.ec2.clusterInstances(this.#region, stackName, signal);
		} catch (thrown) {
			signal.throwIfAborted();
			this.#deps.log.note(`the nodes of ${stackName} could not be read`, thrown);
			return undefined;
		}
	}

	async #askFleet(): Promise<number> {
		const cluster = this.#wantsFleet();
		if (!cluster) return FLEET_MS;
		const { dialect, profile } = this.#engine;
		const { name } = cluster;
		const now = this.#deps.clock.now().getTime();
		const early = (this.#askedAt.get(name) ?? 0) + FLEET_MS - now;
		if (early > 0) return early;
		this.#askedAt.set(name, now);
		const target = { name, region: this.#region, configPath: this.#options.configPathFor(name) };
		try {
			const invocation = (dialect.fleet ?? dialect.status)(profile, target);
			const lines = await askPcluster(this.#deps, this.#engine, invocation, this.#abort.signal);
			// An Auto Scaling group has no state of its own: nobody can say whether it was stopped.
			this.#setFleet(name, dialect.fleetFrom(lines) ?? "UNKNOWN");
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

	#setFleet(name: string, fleet: FleetState): void {
		const changed = this.#fleets.get(name) !== fleet;
		this.#fleets.set(name, fleet);
		this.#tell({
			clusters: this.#view.clusters.map((each) => (each.name === name ? withFleet(each, fleet) : each)),
		});
		if (changed) this.#lookBell.ring();
	}

	/** A cluster that is gone, or made anew, has no fleet state that we know. */
	#forget(shown: readonly ClusterView[]): void {
		for (const name of this.#fleets.keys()) {
			const cluster = shown.find((each) => each.name === name);
			if (!cluster || cluster.state === "creating" || cluster.state === "deleting") this.#fleets.delete(name);
		}
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

function byName(a: ClusterView, b: ClusterView): number {
	return a.name < b.name ? -1 : a.name > b.name ? 1 : 0;
}

function withFleet(cluster: ClusterView, fleet: FleetState | undefined): ClusterView {
	return { ...cluster, fleet, state: clusterStateOf(cluster.stackStatus, fleet) };
}

function withInstances(cluster: ClusterView, instances: ClusterInstance[] | undefined): ClusterView {
	if (!instances) return cluster;
	return {
		...cluster,
		head: instances.find(({ role }) => role === "head"),
		computeNodes: instances.filter(
			({ role, state }) => role === "compute" && (state === "pending" || state === "running"),
		).length,
	};
}

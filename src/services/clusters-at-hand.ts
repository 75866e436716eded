import { clusterStateOf } from "../cluster/cluster-state.ts";
import type { ClustersView, ClusterView } from "../cluster/cluster-view.ts";
import { engineForCluster } from "../console/cluster-engine.ts";
import { targetOf } from "../console/cluster-target.ts";
import { withFleet } from "../console/cluster-words.ts";
import type { Engine } from "../engine/engine.ts";
import type { Target } from "../pcluster/dialect.ts";
import { neededFor } from "../pcluster/foreign-cluster.ts";
import { AppError, orAborted } from "../ports/errors.ts";
import type { RegionId } from "../ports/ids.ts";
import { typedRegion } from "../questions/region.ts";
import { isKnownRegion } from "../questions/region-places.ts";
import { askFleet } from "../runs/ask-pcluster.ts";
import { nearestFirst } from "../text/nearest.ts";
import { engineInUse } from "./engine-in-use.ts";
import type { Services } from "./services.ts";
import { wayInTold } from "./way-in.ts";

/** The pcluster in use, and where clusters are looked for. */
export interface RegionAtHand {
	readonly engine: Engine;
	readonly region: RegionId;
}

/** A cluster with all that is needed to do something with it. */
export interface ClusterAtHand {
	/** The pcluster that manages it best. */
	readonly engine: Engine;
	readonly cluster: ClusterView;
	readonly target: Target;
	/** The key file that opened it last time. */
	readonly keyFile: string | undefined;
}

/**
 * The region of the flags, else of config file, environment or profile, where nobody can be asked. Rejects as
 * `engineInUse` does, with `usage` where nothing names one, and with those of `typedRegion` for one that AWS has not.
 */
export async function regionAtHand(services: Services, signal: AbortSignal): Promise<RegionAtHand> {
	const engine = await engineInUse(services, signal);
	const { region } = (await services.prefillFor(engine)).prefill;
	if (region === undefined) {
		const error = new AppError("usage", "In which region is not known.", { hint: "Name it with --region." });
		throw await wayInTold(services, error);
	}
	if (isKnownRegion(region)) return { engine, region: region as RegionId };
	const { ec2 } = services.ports;
	return { engine, region: await typedRegion(region, { ec2, profile: engine.profile, signal }) };
}

/** The clusters of the region as they are now. Rejects with why they could not be seen. */
export async function clustersAt(
	services: Services,
	{ engine, region }: RegionAtHand,
	signal: AbortSignal,
): Promise<readonly ClusterView[]> {
	signal.throwIfAborted();
	const watch = services.watchClusters(engine, region);
	const { promise, resolve, reject } = Promise.withResolvers<ClustersView>();
	const forget = watch.subscribe(() => {
		const view = watch.snapshot();
		if (view.trouble) reject(view.trouble);
		else if (view.asOf) resolve(view);
	});
	try {
		return (await orAborted(promise, signal)).clusters;
	} finally {
		forget();
		watch.close();
	}
}

/**
 * The cluster of that name, or the only one where none is named; its fleet is not asked for, which takes pcluster some
 * seconds. Rejects with `not-found` and the names that are most like it, with `usage` where it has to be named, and as
 * those above.
 */
export async function clusterNamed(
	services: Services,
	name: string | undefined,
	signal: AbortSignal,
): Promise<ClusterAtHand> {
	const place = await regionAtHand(services, signal);
	const found = pick(await clustersAt(services, place, signal), name, place.region);
	const engine = await engineOf(services, place.engine, found, signal);
	const seen = { ...found, unmanageable: neededFor(found, engine.profile) };
	const known = await services.ports.memory.recall(place.region, seen.name);
	const { target, keyFile } = targetOf(seen, engine, known, services.configPathFor(engine, seen.name));
	return { engine, cluster: seen, target, keyFile };
}

/** The same with its fleet, where its pcluster tells that. */
export async function clusterAtHand(
	services: Services,
	name: string | undefined,
	signal: AbortSignal,
): Promise<ClusterAtHand> {
	const at = await clusterNamed(services, name, signal);
	return { ...at, cluster: await withItsFleet(services, at, signal) };
}

/** Names in a hint. */
const MOST = 5;

function pick(clusters: readonly ClusterView[], name: string | undefined, region: RegionId): ClusterView {
	const names = clusters.map((one) => one.name);
	const some = nearestFirst(names, name ?? "").slice(0, MOST);
	const told = `${some.join(", ")}${names.length > MOST ? ", …" : ""}`;
	const [only, ...others] = clusters;
	if (name === undefined && only && others.length > 0)
		throw new AppError("usage", `Which cluster in ${region}?`, { hint: `Name one of ${told}.` });
	const found = name === undefined ? only : clusters.find((one) => one.name === name);
	if (found) return found;
	const what = name === undefined ? "no cluster" : `no cluster ${name}`;
	const hint = names.length === 0 ? "--region looks in another one." : `There is ${told}.`;
	throw new AppError("not-found", `There is ${what} in ${region}.`, { hint });
}

async function engineOf(
	{ ports, engineFor }: Services,
	used: Engine,
	cluster: ClusterView,
	signal: AbortSignal,
): Promise<Engine> {
	if (cluster.version === used.profile.version) return used;
	const { found } = await ports.finder.find(signal);
	return engineForCluster(cluster, used, found, engineFor);
}

/** While its stack is at work pcluster would wait for that; of one that it cannot manage it tells nothing. */
async function withItsFleet(
	{ ports }: Services,
	{ engine, cluster, target }: ClusterAtHand,
	signal: AbortSignal,
): Promise<ClusterView> {
	const { unmanageable, stackStatus } = cluster;
	if (unmanageable !== undefined || clusterStateOf(stackStatus, undefined) !== "running") return cluster;
	try {
		// An Auto Scaling group has no state of its own.
		return withFleet(cluster, (await askFleet(ports, engine, target, signal)).fleet ?? "UNKNOWN");
	} catch (thrown) {
		signal.throwIfAborted();
		ports.log.note(`the fleet of ${cluster.name} could not be read`, thrown);
		return cluster;
	}
}

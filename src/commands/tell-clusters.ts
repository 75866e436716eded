import type { ClusterView } from "../cluster/cluster-view.ts";
import { clusterWarning, factsOnce } from "../console/cluster-facts.ts";
import { CLUSTER_TITLES, clusterCells } from "../console/cluster-rows.ts";
import { listedWord, stateWord } from "../console/cluster-words.ts";
import { shippedFor } from "../cost/shipped-for.ts";
import { machineCost } from "../cost/standing-cluster.ts";
import { sweepClusters } from "../leftovers/clusters-everywhere.ts";
import { unreadLines } from "../leftovers/leftover-words.ts";
import type { Unread } from "../leftovers/region-contents.ts";
import { clusterAtHand, clustersAt, regionAtHand } from "../services/clusters-at-hand.ts";
import { engineInUse } from "../services/engine-in-use.ts";
import { type Services, servicesOf, type World } from "../services/services.ts";
import { tableLines } from "../text/table-lines.ts";
import { withoutKeys } from "../text/without-keys.ts";
import { clusterJson, statusOf } from "./cluster-json.ts";
import type { Tools } from "./command.ts";
import { totalJson } from "./cost-json.ts";
import { EXIT, STATUS_EXIT } from "./exit-codes.ts";
import type { NewsOutlet } from "./news.ts";
import type { OneAsked } from "./on-cluster.ts";
import { sweepNews } from "./sweep-news.ts";

/** Tells one cluster's state; the exit code that says it. */
export async function tellStatus(
	world: World,
	{ name, json }: OneAsked,
	{ version, say, note }: Tools,
	signal: AbortSignal,
): Promise<number> {
	const { engine, cluster } = await clusterAtHand(servicesOf(world, version), name, signal);
	const status = statusOf(cluster);
	const warning = withoutKeys(clusterWarning(cluster, engine.profile) ?? "");
	if (json) say(JSON.stringify({ status, ...clusterJson(cluster), warning: warning || null }, undefined, 2));
	else {
		const facts = factsOnce(cluster, world.ports.clock.now());
		say(`${cluster.name} in ${cluster.region}: ${stateWord(cluster)}`);
		for (const { label, value } of facts) say(`  ${label.padEnd(9)}  ${value}`);
		if (warning) note(warning);
		else if (status === "unknown") note("Whether its nodes are stopped is not known: pcluster did not tell.");
	}
	return STATUS_EXIT[status];
}

/** Tells the clusters of the region, or of all. */
export async function tellClusters(
	world: World,
	{ all, json }: { readonly all: boolean; readonly json: true | undefined },
	tools: Tools,
	signal: AbortSignal,
): Promise<number> {
	const services = servicesOf(world, tools.version);
	const { clusters, of, where, unread } = await (all ? everywhere : here)(services, { tools, json }, signal);
	const end = clusters.length === 0 && unread.length >= of ? EXIT.failed : EXIT.done;
	if (json) {
		const cells = await Promise.all(clusters.map(withMachines));
		tools.say(JSON.stringify({ currency: "USD", regions: of, clusters: cells, unread }, undefined, 2));
		return end;
	}
	const now = services.ports.clock.now();
	const rows = await Promise.all(
		clusters.map(async (one) => [...clusterCells(one, now, await shippedFor(one.region)), one.region]),
	);
	if (rows.length > 0)
		for (const line of tableLines([[...CLUSTER_TITLES, "Region"], ...rows])) tools.say(line);
	else tools.note(`There is no cluster in ${where}.`);
	for (const line of unreadLines(unread, of)) tools.note(line);
	return end;
}

interface Clusters {
	readonly clusters: readonly ClusterView[];
	/** How many regions were looked at, and what they are called together. */
	readonly of: number;
	readonly where: string;
	readonly unread: readonly Unread[];
}

type Telling = Pick<NewsOutlet, "tools" | "json">;

async function here(services: Services, _: Telling, signal: AbortSignal): Promise<Clusters> {
	const place = await regionAtHand(services, signal);
	return { clusters: await clustersAt(services, place, signal), of: 1, where: place.region, unread: [] };
}

async function everywhere(services: Services, telling: Telling, signal: AbortSignal): Promise<Clusters> {
	const { profile } = await engineInUse(services, signal);
	const { found, of, unread } = await sweepClusters(
		services.ports,
		profile,
		sweepNews({ ...telling, clock: services.ports.clock }, "list"),
		signal,
	);
	const where = unread.length === 0 ? "any region" : "any region that could be asked";
	return { clusters: found, of, where, unread };
}

async function withMachines(cluster: ClusterView): Promise<object> {
	const { working } = machineCost(cluster, await shippedFor(cluster.region)).totals;
	return { ...clusterJson(cluster), words: listedWord(cluster), machines: totalJson(working) };
}

import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Holdings } from "../cluster/holdings.ts";
import type { NodesSpec } from "../cluster/spec.ts";
import { bestPrices } from "../cost/best-prices.ts";
import type { Estimate } from "../cost/estimate.ts";
import { standingCost } from "../cost/standing-cluster.ts";
import { startedCost } from "../cost/started-cluster.ts";
import { standingThings } from "../cost/todays-prices.ts";
import { knownHoldings } from "../runs/known-holdings.ts";
import type { ClusterAtHand } from "./clusters-at-hand.ts";
import type { Services } from "./services.ts";

/** What a cluster that is there holds and costs: now, and once its nodes may start. */
export interface StandingCosts {
	readonly held: Holdings;
	readonly cost: Estimate;
	readonly started: Estimate;
}

/** What it costs now, with all its nodes as it is, and with those of another size. */
export interface SizeCosts {
	readonly now: Estimate;
	readonly before: Estimate;
	readonly after: Estimate;
}

/** Reckons that as `standingCosts` does. */
export async function sizeCosts(
	services: Services,
	at: ClusterAtHand,
	nodes: NodesSpec,
	signal: AbortSignal,
): Promise<SizeCosts> {
	const { held, cost: now, started: before } = await standingCosts(services, at, signal);
	const [cluster, resized] = withSize(at.cluster, held, nodes);
	const prices = await bestPrices(
		services.ports.prices,
		cluster.region,
		standingThings(cluster, resized),
		signal,
	);
	return { now, before, after: startedCost(cluster, resized, prices) };
}

/** The cluster with other nodes, as far as the bill goes. */
export function withSize(cluster: ClusterView, held: Holdings, nodes: NodesSpec): [ClusterView, Holdings] {
	return [
		{ ...cluster, maximumNodes: nodes.maximum },
		{ ...held, queue: { ...held.queue, ...nodes } },
	];
}

/** Reckons it by AWS's prices of today, else by those that come along. Rejects only once `signal` is aborted. */
export async function standingCosts(
	{ ports }: Services,
	{ engine, cluster, target }: ClusterAtHand,
	signal: AbortSignal,
): Promise<StandingCosts> {
	const held = await knownHoldings(ports, engine, cluster, target.configPath, signal);
	const prices = await bestPrices(ports.prices, cluster.region, standingThings(cluster, held), signal);
	return { held, cost: standingCost(cluster, held, prices), started: startedCost(cluster, held, prices) };
}

import type { ClusterView } from "../cluster/cluster-view.ts";
import { isOn } from "../cluster/machines.ts";
import { totalText } from "../cost/cost-words.ts";
import { machineCost } from "../cost/standing-cluster.ts";
import type { Prices } from "../ports/prices.ts";
import { isLeft, isSameCluster, type SeenCluster, type Session } from "./app-state.ts";

/** The clusters of a list, which nobody has opened. */
export interface Listed {
	readonly clusters: readonly ClusterView[];
	/** Of its region; undefined until they are there. */
	readonly prices: Prices | undefined;
}

/** The session with those of the lists that run as well: they cost, whether they were opened or not. */
export function withListed(session: Session, lists: readonly Listed[]): Session {
	const isSeen = (cluster: ClusterView) =>
		session.seen.some((one) => isSameCluster(one, cluster)) || isLeft(session, cluster);
	const more = lists.flatMap(({ clusters, prices }) =>
		clusters.filter((one) => runs(one) && !isSeen(one)).map((one) => asSeen(one, prices)),
	);
	return { ...session, seen: [...more, ...session.seen] };
}

function runs({ head, computeNodes = 0 }: ClusterView): boolean {
	return (head !== undefined && isOn(head)) || computeNodes > 0;
}

function asSeen(cluster: ClusterView, prices: Prices | undefined): SeenCluster {
	const { name, region, state } = cluster;
	const cost = prices && machineCost(cluster, prices).totals.working;
	const isKnown = cost !== undefined && cost.perHour > 0;
	return { name, region, state, ...(isKnown && { cost: `Its machines cost ≈ ${totalText(cost)} now.` }) };
}

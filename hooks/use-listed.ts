import { useCallback, useRef } from "react";
import type { ClustersView } from "../src/cluster/cluster-view.ts";
import { shippedFor } from "../src/cost/shipped-for.ts";
import type { Listed } from "../src/flow/listed-clusters.ts";
import type { RegionId } from "../src/ports/ids.ts";

export interface ListedClusters {
	/** Notes the newest list of a region. */
	readonly noteListed: (region: RegionId, view: ClustersView) => void;
	readonly listed: () => readonly Listed[];
}

/** The newest list of clusters of each region that was looked at, with its prices: for the summary on leaving. */
export function useListed(): ListedClusters {
	const lists = useRef(new Map<RegionId, Listed>());
	const noteListed = useCallback((region: RegionId, { clusters }: ClustersView) => {
		const before = lists.current.get(region);
		lists.current.set(region, { clusters, prices: before?.prices });
		if (before?.prices !== undefined || clusters.length === 0) return;
		shippedFor(region).then(
			(prices) => {
				const now = lists.current.get(region);
				if (now) lists.current.set(region, { ...now, prices });
			},
			() => undefined,
		);
	}, []);
	return { noteListed, listed: useCallback(() => [...lists.current.values()], []) };
}

import { useEffect, useMemo, useState } from "react";
import type { ClustersView, ClusterView } from "../src/cluster/cluster-view.ts";
import { clusterOptions } from "../src/console/cluster-rows.ts";
import type { Engine } from "../src/engine/engine.ts";
import { currentOption } from "../src/list/list-state.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { suggestedCluster } from "../src/start/start-offer.ts";
import { useServices } from "./services-context.tsx";
import { useClusters } from "./use-clusters.ts";
import { type List, useList } from "./use-list.ts";

export interface ClusterList extends List<ClusterView> {
	/** Undefined while there is nothing to watch (no engine or no region yet). */
	readonly view: ClustersView | undefined;
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
	readonly refresh: () => void;
}

const NONE: readonly ClusterView[] = [];
/** Rows of a page; how many fit is for the screen to say. */
const PAGE = 8;

/** The clusters of a region as a list; of the one under the cursor the fleet is asked as well. */
export function useClusterList(
	engine: Engine | undefined,
	region: RegionId | undefined,
	onListed: (region: RegionId, view: ClustersView) => void,
): ClusterList {
	const { settings } = useServices();
	const [pointed, setPointed] = useState<string>();
	const { view, refresh } = useClusters(engine, region, pointed);
	const clusters = view?.clusters ?? NONE;
	useEffect(() => {
		if (region && view) onListed(region, view);
	}, [region, view, onListed]);
	const options = useMemo(() => clusterOptions(clusters), [clusters]);
	const suggested = suggestedCluster(clusters, settings.cluster)?.name;
	const list = useList(options, {
		suggested: suggested === undefined ? [] : [suggested],
		multi: false,
		height: PAGE,
	});
	const cluster = currentOption(list.state)?.value;
	// Whether its nodes are stopped only pcluster can say.
	useEffect(() => setPointed(cluster?.name), [cluster?.name]);
	return { ...list, view, refresh, cluster };
}

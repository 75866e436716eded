import { useEffect, useMemo, useState } from "react";
import type { ClustersView, ClusterView } from "../src/cluster/cluster-view.ts";
import { clusterOptions } from "../src/console/cluster-rows.ts";
import type { Engine } from "../src/engine/engine.ts";
import { currentOption } from "../src/list/list-state.ts";
import type { Option } from "../src/list/option.ts";
import type { RegionId } from "../src/ports/ids.ts";
import { isAnswered, suggestedCluster } from "../src/start/start-offer.ts";
import { useServices } from "./services-context.tsx";
import { useClusters } from "./use-clusters.ts";
import { type List, useList } from "./use-list.ts";

/** `Other`: what further rows below the clusters lead to. */
export interface ClusterList<Other = never> extends List<ClusterView | Other> {
	/** Undefined while there is nothing to watch (no engine or no region yet). */
	readonly view: ClustersView | undefined;
	readonly clusters: readonly ClusterView[];
	/** The cluster under the cursor. */
	readonly cluster: ClusterView | undefined;
	readonly refresh: () => void;
}

const NONE: readonly ClusterView[] = [];
/** Rows of a page; how many fit is for the screen to say. */
const PAGE = 8;

const NO_OTHERS: readonly never[] = [];

/**
 * The clusters of a region as a list; of the one under the cursor the fleet is asked as well. `others` are further rows
 * below them, whose keys are no cluster's names: there once it is known which clusters there are.
 */
export function useClusterList<Other = never>(
	engine: Engine | undefined,
	region: RegionId | undefined,
	onListed: (region: RegionId, view: ClustersView) => void,
	others: readonly Option<Other>[] = NO_OTHERS,
): ClusterList<Other> {
	const { settings } = useServices();
	const [pointed, setPointed] = useState<string>();
	const { view, refresh } = useClusters(engine, region, pointed);
	const clusters = view?.clusters ?? NONE;
	useEffect(() => {
		if (region && view) onListed(region, view);
	}, [region, view, onListed]);
	const isKnown = view === undefined ? engine !== undefined && region === undefined : isAnswered(view);
	const options = useMemo(
		(): Option<ClusterView | Other>[] => [...clusterOptions(clusters), ...(isKnown ? others : NO_OTHERS)],
		[clusters, isKnown, others],
	);
	const suggested = suggestedCluster(clusters, settings.cluster)?.name;
	const list = useList<ClusterView | Other>(options, {
		suggested: suggested === undefined ? [] : [suggested],
		height: PAGE,
	});
	const key = currentOption(list.state)?.key;
	const cluster = clusters.find(({ name }) => name === key);
	// Whether its nodes are stopped only pcluster can say.
	useEffect(() => setPointed(cluster?.name), [cluster?.name]);
	return { ...list, view, clusters, refresh, cluster };
}

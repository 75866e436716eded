import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { CLUSTER_TITLES, clusterCells } from "../../src/console/cluster-rows.ts";
import { type ListState, listReducer, visibleRows } from "../../src/list/list-state.ts";
import type { Prices } from "../../src/ports/prices.ts";
import { ListView } from "./ListView.tsx";

interface ClusterListProps {
	readonly state: ListState<ClusterView>;
	readonly now: Date;
	/** Of its region; undefined until they are there. */
	readonly prices: Prices | undefined;
	readonly columns: number;
	/** Rows for the list with its titles. */
	readonly height: number;
}

/** Clusters, one a row, as many as fit. */
export function ClusterList({ state, now, prices, columns, height }: ClusterListProps) {
	const fitting = listReducer(state, { type: "resized", height: height - 1 });
	return (
		<ListView
			titles={CLUSTER_TITLES}
			rows={visibleRows(fitting).map(({ option: { key, value }, current }) => ({
				key,
				cells: clusterCells(value, now, prices),
				note: value.unmanageable,
				current,
			}))}
			sample={state.options.map(({ value }) => ({ cells: clusterCells(value, now, prices) }))}
			columns={columns}
			label="Clusters"
		/>
	);
}

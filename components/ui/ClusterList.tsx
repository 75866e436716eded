import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { CLUSTER_TITLES, clusterCells } from "../../src/console/cluster-rows.ts";
import { type ListState, listReducer, visibleRows } from "../../src/list/list-state.ts";
import { ListView } from "./ListView.tsx";

interface ClusterListProps {
	readonly state: ListState<ClusterView>;
	readonly now: Date;
	readonly columns: number;
	/** Rows for the list with its titles. */
	readonly height: number;
}

/** Clusters, one a row, as many as fit. */
export function ClusterList({ state, now, columns, height }: ClusterListProps) {
	const fitting = listReducer(state, { type: "resized", height: height - 1 });
	return (
		<ListView
			titles={CLUSTER_TITLES}
			rows={visibleRows(fitting).map(({ option: { key, value }, current }) => ({
				key,
				cells: clusterCells(value, now),
				note: value.unmanageable,
				current,
			}))}
			sample={state.options.map(({ value }) => ({ cells: clusterCells(value, now) }))}
			columns={columns}
			label="Clusters"
		/>
	);
}

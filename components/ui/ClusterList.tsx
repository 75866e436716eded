import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { CLUSTER_TITLES, clusterCells } from "../../src/console/cluster-rows.ts";
import { windowAround } from "../../src/list/window.ts";
import { ListView } from "./ListView.tsx";

interface ClusterListProps {
	readonly clusters: readonly ClusterView[];
	readonly cursor: number;
	readonly now: Date;
	readonly columns: number;
	/** Rows for the list with its titles. */
	readonly height: number;
	readonly active: boolean;
}

/** Clusters, one a row, windowed around the cursor. */
export function ClusterList({ clusters, cursor, now, columns, height, active }: ClusterListProps) {
	const { from, to } = windowAround(cursor, clusters.length, height - 1);
	const cells = clusters.map((one) => clusterCells(one, now));
	const rows = clusters.slice(from, to).map((one, place) => ({
		key: one.name,
		cells: cells[from + place] ?? [],
		note: one.unmanageable,
		current: from + place === cursor,
	}));
	return (
		<ListView
			titles={CLUSTER_TITLES}
			rows={rows}
			sample={cells.map((each) => ({ cells: each }))}
			columns={columns}
			active={active}
			label="Clusters"
		/>
	);
}

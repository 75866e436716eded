import { Text } from "ink";
import type { ClusterView } from "../../src/cluster/cluster-view.ts";
import { CLUSTER_TITLES, clusterCells } from "../../src/console/cluster-rows.ts";
import type { Prices } from "../../src/ports/prices.ts";
import { rangeText } from "../../src/text/range.ts";
import { ListView } from "./ListView.tsx";

interface ClusterListProps {
	readonly clusters: readonly ClusterView[];
	/** The one under the cursor; undefined: none is. */
	readonly current: ClusterView | undefined;
	readonly now: Date;
	/** Of its region; undefined until they are there. */
	readonly prices: Prices | undefined;
	readonly columns: number;
	/** Rows for the list with its titles, and with how much of it is in sight where that is not all. */
	readonly height: number;
}

/** Clusters, one a row, as many as fit. */
export function ClusterList({ clusters, current, now, prices, columns, height }: ClusterListProps) {
	const isWhole = clusters.length <= height - 1;
	const room = isWhole ? clusters.length : Math.max(1, height - 2);
	const place = current === undefined ? clusters.length - 1 : clusters.indexOf(current);
	const top = Math.max(0, place - room + 1);
	const shown = clusters.slice(top, top + room);
	const cells = (one: ClusterView) => ({ cells: clusterCells(one, now, prices) });
	return (
		<>
			<ListView
				titles={CLUSTER_TITLES}
				rows={shown.map((one) => ({
					...cells(one),
					key: one.name,
					note: one.unmanageable,
					current: one === current,
				}))}
				sample={clusters.map(cells)}
				columns={columns}
				label="Clusters"
			/>
			{isWhole ? undefined : <Text dimColor>{`  ${rangeText(top, shown.length, clusters.length)}`}</Text>}
		</>
	);
}

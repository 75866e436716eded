import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Option } from "../list/option.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import { nodesText, stateWord } from "./cluster-words.ts";

/** Titles of the columns of a list of clusters. */
export const CLUSTER_TITLES: readonly string[] = [
	"Cluster",
	"State",
	"Nodes",
	"Head node",
	"Age",
	"pcluster",
];

/** The clusters as a list to choose from; their text is drawn anew with the time. */
export function clusterOptions(clusters: readonly ClusterView[]): Option<ClusterView>[] {
	return clusters.map((one) => ({ key: one.name, value: one, cells: [one.name] }));
}

/** One cluster as a row of text, in the order of the titles. */
export function clusterCells(view: ClusterView, now: Date): string[] {
	return [
		view.name,
		stateWord(view),
		view.state === "running" || view.state === "starting" ? nodesText(view) : "",
		view.head === undefined ? "" : `${view.head.type} ${view.head.state}`,
		view.createdAt === undefined ? "" : durationText(secondsBetween(view.createdAt, now)),
		view.version ?? "",
	];
}

/** What Enter does on this cluster, for the footer. */
export function openLabel(view: ClusterView): string {
	if (view.unmanageable !== undefined) return `look at ${view.name}`;
	if (view.state === "creating") return `watch ${view.name} being created`;
	if (view.state === "deleting") return `watch ${view.name} being deleted`;
	return `open ${view.name}`;
}

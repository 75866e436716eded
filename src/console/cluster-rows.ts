import type { ClusterView } from "../cluster/cluster-view.ts";
import { rateText } from "../cost/money.ts";
import { machineCost } from "../cost/standing-cluster.ts";
import type { Option } from "../list/option.ts";
import type { Prices } from "../ports/prices.ts";
import { durationText, secondsBetween } from "../text/duration.ts";
import { failedRun, listedWord, nodesText } from "./cluster-words.ts";

/** Titles of the columns of a list of clusters. */
export const CLUSTER_TITLES: readonly string[] = [
	"Cluster",
	"State",
	"Nodes",
	"Machines",
	"Head node",
	"Age",
	"pcluster",
];

/** What the column of costs leaves out, for the help of a list. */
export const ABOUT_MACHINES =
	"Machines: what the machines of a cluster and their addresses cost now, without its disks. A + stands for what is not known of it here, as the price of spot nodes; the cluster's own screen has all that it costs.";

/** The clusters as a list to choose from; their text is drawn anew with the time. */
export function clusterOptions(clusters: readonly ClusterView[]): Option<ClusterView>[] {
	return clusters.map((one) => ({ key: one.name, value: one, cells: [one.name] }));
}

/** One cluster as a row of text, in the order of the titles; `prices`: undefined until they are there. */
export function clusterCells(view: ClusterView, now: Date, prices: Prices | undefined): string[] {
	return [
		view.name,
		listedWord(view),
		view.state === "running" || view.state === "starting" ? nodesText(view) : "",
		prices ? machinesText(view, prices) : "",
		view.head === undefined ? "" : `${view.head.type} ${view.head.state}`,
		view.createdAt === undefined ? "" : durationText(secondsBetween(view.createdAt, now)),
		view.version ?? "",
	];
}

/** Titles of a list of the clusters of all regions. */
export const EVERYWHERE_TITLES: readonly string[] = [
	"Cluster",
	"Region",
	"State",
	"Nodes",
	"Head node",
	"Age",
];

/** One cluster as a row of it. */
export function everywhereCells(view: ClusterView, now: Date): string[] {
	const [name = "", state = "", nodes = "", , head = "", age = ""] = clusterCells(view, now, undefined);
	return [name, view.region, state, nodes, head, age];
}

/** What its machines and their addresses cost now, once there are any; its disks are not in a list. */
function machinesText(view: ClusterView, prices: Prices): string {
	// Nothing yet is no answer to what it will cost.
	if (view.state === "creating" && view.head === undefined) return "being made";
	const { perHour, unknown } = machineCost(view, prices).totals.working;
	if (unknown.length === 0) return rateText(perHour);
	return perHour === 0 ? "not known" : `${rateText(perHour)} +`;
}

/** What Enter does on this cluster, for the footer. */
export function openLabel(view: ClusterView): string {
	if (view.unmanageable !== undefined) return `look at ${view.name}`;
	if (view.state === "creating") return `watch ${view.name} being created`;
	if (view.state === "deleting") return `watch ${view.name} being deleted`;
	return failedRun(view) ? `see why ${view.name} failed` : `open ${view.name}`;
}

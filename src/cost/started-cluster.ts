import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Holdings } from "../cluster/holdings.ts";
import type { Prices } from "../ports/prices.ts";
import { BILLED, nodesBilled } from "./billed.ts";
import { type CostItem, diskItems, type Estimate, estimateOf, item, machine } from "./estimate.ts";
import { type Standing, standingItems } from "./standing-cluster.ts";

/**
 * What a cluster costs once its head node is on and its nodes may start: `waiting` with the nodes that always stay,
 * `working` with all of them. Their kind and number are those of its config file, and the stack's where it tells.
 */
export function startedCost(
	cluster: Standing & Partial<Pick<ClusterView, "maximumNodes">>,
	held: Holdings,
	prices: Prices,
): Estimate {
	const { head, maximumNodes } = cluster;
	const { queue = {} } = held;
	const on = { ...cluster, ...(head && { head: { ...head, state: "running" } }), nodes: [], computeNodes: 0 };
	const most = maximumNodes ?? queue.maximum;
	const fewest = queue.keepInitial === true ? (queue.initial ?? 0) : 0;
	const comesBackOpen =
		head?.state === "stopped" && head.publicAddress === undefined
			? [item("public address of the head node, if it has one", BILLED.head, undefined)]
			: [];
	const nodes =
		most === undefined || queue.computeType === undefined
			? [machine(item("compute nodes", nodesBilled(fewest, 1), undefined))]
			: nodeItems(queue.computeType, fewest, most);
	return estimateOf(
		[...standingItems(on, held, prices), ...comesBackOpen, ...nodes],
		queue.capacity === "spot",
	);

	function nodeItems(type: string, few: number, all: number): CostItem[] {
		const billed = nodesBilled(few, all);
		const spot = queue.capacity === "spot";
		const [root, ...more] = held.headDisks ?? [];
		const isKnown = root?.type && root.sizeGiB !== undefined && more.length === 0;
		return [
			machine(
				item(
					`compute nodes ${type}${spot ? " (spot)" : ""}`,
					billed,
					prices({ of: spot ? "spot" : "instance", type }),
				),
			),
			...(isKnown
				? diskItems(
						"root disks of the nodes, if as the head node's",
						billed,
						{ type: root.type ?? "", sizeGiB: root.sizeGiB ?? 0 },
						prices,
					)
				: [item("root disks of the nodes", billed, undefined)]),
			...(head?.publicAddress === undefined
				? []
				: [item("public addresses of the nodes", billed, prices({ of: "address" }))]),
		];
	}
}

import type { ClusterView } from "../cluster/cluster-view.ts";
import type { Holdings } from "../cluster/holdings.ts";
import type { Prices } from "../ports/prices.ts";
import { BILLED, nodesBilled } from "./billed.ts";
import { type CostItem, type Estimate, estimateOf, item, machine, nodesName } from "./estimate.ts";
import { priceOf, rootDisks, type Standing, standingItems } from "./standing-cluster.ts";

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
	const spot = queue.capacity === "spot";
	const fewest = queue.keepInitial === true ? (queue.initial ?? 0) : 0;
	const unread =
		head === undefined && cluster.computeNodes === undefined
			? [machine(item("head node", BILLED.head, undefined))]
			: [];
	const comesBackOpen =
		head?.state === "stopped" && head.publicAddress === undefined
			? [item("head node's public address, if it has one", BILLED.head, undefined)]
			: [];
	const nodes =
		most === undefined || queue.computeType === undefined
			? [machine(item("compute nodes", nodesBilled(fewest, 1), undefined))]
			: nodeItems(queue.computeType, fewest, most);
	return estimateOf([...unread, ...standingItems(on, held, prices), ...comesBackOpen, ...nodes], spot);

	function nodeItems(type: string, few: number, all: number): CostItem[] {
		const billed = nodesBilled(few, all);
		return [
			machine(item(nodesName(type, spot), billed, priceOf({ type, spot, zone: head?.zone }, prices))),
			...rootDisks(billed, held.headDisks, prices),
			...(head?.publicAddress === undefined
				? []
				: [item("nodes' public addresses", billed, prices({ of: "address" }))]),
		];
	}
}

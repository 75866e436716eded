import type { ClusterView } from "../cluster/cluster-view.ts";
import type { HeldDisk, HeldFileSystem, Holdings } from "../cluster/holdings.ts";
import { isOn, machinesIn } from "../cluster/machines.ts";
import type { ClusterInstance } from "../ports/account.ts";
import type { Price, Prices } from "../ports/prices.ts";
import { type Amounts, BILLED, nodesBilled, times } from "./billed.ts";
import {
	type CostItem,
	diskItems,
	type Estimate,
	estimateOf,
	item,
	machine,
	nodesName,
	paid,
	sumOf,
} from "./estimate.ts";

/** A cluster that is there, as far as the bill goes. */
export type Standing = Pick<
	ClusterView,
	"stackName" | "head" | "nodes" | "computeNodes" | "loginNodes" | "createdAt"
>;

/**
 * What a cluster that is there costs: `working` is now, with the nodes and the head node as they are; the other
 * states are what it would cost in them.
 */
export function standingCost(given: Standing, held: Holdings, prices: Prices): Estimate {
	const cluster =
		given.computeNodes === undefined && held.machines ? { ...given, ...machinesIn(held.machines) } : given;
	return estimateOf(standingItems(cluster, held, prices), isOnSpot(cluster));
}

/** Each thing of it that is billed. */
export function standingItems(cluster: Standing, held: Holdings, prices: Prices): CostItem[] {
	return [...machineItems(cluster, prices, held), ...heldItems(cluster, held, prices)];
}

const isOnSpot = ({ nodes = [] }: Standing) => nodes.some(({ spot }) => spot);

/** The same of its machines and their addresses alone, which is all that a list of clusters reads. */
export function machineCost(cluster: Standing, prices: Prices): Estimate {
	return estimateOf(machineItems(cluster, prices, undefined), isOnSpot(cluster));
}

/** USD from the beginning until now, of what is there now: what was there for a while and is gone is not in it. */
export function costSoFar({ items }: Estimate, now: Date): number {
	return items
		.filter(({ paidAlready }) => !paidAlready)
		.reduce(
			(sum, { perHour, since }) => sum + (perHour && since ? perHour.working * hours(since, now) : 0),
			0,
		);
}

const hours = (from: Date, to: Date) => Math.max(0, to.getTime() - from.getTime()) / 3_600_000;

function machineItems(cluster: Standing, prices: Prices, held: Holdings | undefined): CostItem[] {
	const batch = held?.batch ? [item("what AWS Batch runs", nodesBilled(1, 1), undefined)] : [];
	if (cluster.computeNodes === undefined) {
		const unread = [item("head node", BILLED.head, undefined), item("nodes", nodesBilled(1, 1), undefined)];
		return [...unread, ...batch];
	}
	return [
		...headItems(cluster, prices, held),
		...nodeItems(cluster, prices),
		...loginItems(cluster, prices),
		...licences(cluster),
		...batch,
	];
}

/** Of one machine an hour, on the market where it is bought. */
export const priceOf = (
	{
		type,
		spot,
		zone,
	}: { readonly type: string; readonly spot?: boolean; readonly zone?: string | undefined },
	prices: Prices,
): Price | undefined => prices(spot ? { of: "spot", type, zone } : { of: "instance", type });

function headItems(
	{ stackName, head, createdAt }: Standing,
	prices: Prices,
	held: Holdings | undefined,
): CostItem[] {
	if (head === undefined) return [];
	// Version 2 gives the head node an address of its own (an Elastic IP), as whatever keeps one while it is off.
	const keepsAddress = stackName.startsWith("parallelcluster-") || held?.fixedAddress === true || !isOn(head);
	const node = machine(item(`head node ${head.type}`, BILLED.head, priceOf(head, prices)));
	const address = item(
		"head node's public address",
		keepsAddress ? BILLED.withCluster : BILLED.head,
		prices({ of: "address" }),
	);
	return [
		...(isOn(head) ? [since(node, head.launchedAt)] : []),
		...(head.publicAddress === undefined ? [] : [since(address, keepsAddress ? createdAt : head.launchedAt)]),
	];
}

function nodeItems({ nodes, computeNodes }: Standing, prices: Prices): CostItem[] {
	if (nodes === undefined) {
		return computeNodes === 0 ? [] : [item("compute nodes", nodesBilled(1, 1), undefined)];
	}
	const of = (what: string, some: readonly ClusterInstance[], price: Price | undefined) =>
		since(item(what, nodesBilled(some.length, some.length), price), middleOf(some));
	const kinds = Map.groupBy(nodes, ({ type, spot = false }) => nodesName(type, spot));
	const open = nodes.filter(({ publicAddress }) => publicAddress !== undefined);
	return [
		...[...kinds].map(([what, alike]) => of(what, alike, alike[0] && priceOf(alike[0], prices))),
		...(open.length === 0 ? [] : [of("nodes' public addresses", open, prices({ of: "address" }))]),
	];
}

/** Login nodes go on while the compute nodes are stopped, as the head node does; they end with the cluster. */
function loginItems({ loginNodes = [] }: Standing, prices: Prices): CostItem[] {
	const of = (what: string, some: readonly ClusterInstance[], price: Price | undefined) =>
		since(item(what, times(BILLED.withCluster, some.length), price), middleOf(some));
	const kinds = Map.groupBy(loginNodes, ({ type }) => type);
	const open = loginNodes.filter(({ publicAddress }) => publicAddress !== undefined);
	return [
		...[...kinds].map(([type, alike]) => of(`login nodes ${type}`, alike, prices({ of: "instance", type }))),
		...(open.length === 0 ? [] : [of("login nodes' public addresses", open, prices({ of: "address" }))]),
		...(loginNodes.length === 0 ? [] : [of("login nodes' disks", loginNodes, undefined)]),
	];
}

/** What the system of its machines costs beside them: AWS's list has that by number of processors, and it is not asked. */
function licences({ head, nodes = [], loginNodes = [] }: Standing): CostItem[] {
	const billed = [
		...(head && isOn(head) && head.licensed ? [BILLED.head] : []),
		...nodes.flatMap(({ licensed }) => (licensed ? [nodesBilled(1, 1)] : [])),
		...loginNodes.flatMap(({ licensed }) => (licensed ? [BILLED.withCluster] : [])),
	];
	const [first, ...more] = billed;
	if (first === undefined) return [];
	return [item("licence of the operating system", more.reduce(sumOf, first), undefined)];
}

function heldItems({ head, nodes = [], createdAt }: Standing, held: Holdings, prices: Prices): CostItem[] {
	const { headDisks, made, own, madeFileSystems, ownFileSystems, fixedAddress } = held;
	// A creation or deletion that failed may have left it without its machine.
	const isAlone = fixedAddress === true && head?.publicAddress === undefined;
	const unread = (what: string) => [item(what, BILLED.withCluster, undefined)];
	const system = ({ kind, id }: HeldFileSystem) => item(`${kind} ${id}`, BILLED.withCluster, undefined);
	const disks = (some: readonly HeldDisk[], what?: string) =>
		some.flatMap((disk) => diskLines(what ?? disk.name ?? disk.id, disk, prices));
	return [
		...(headDisks ? disks(headDisks, "head node's disk") : unread("head node's disk")),
		...(made ? disks(made) : unread("volumes that pcluster made, if any")),
		...(madeFileSystems ?? []).map(system),
		...(isAlone ? [item("its Elastic IP", BILLED.withCluster, prices({ of: "address" }))] : []),
	]
		.map((one) => since(one, createdAt))
		.concat(nodes.length === 0 ? [] : rootsOf(nodes, headDisks, prices))
		.concat((own ? disks(own) : []).concat((ownFileSystems ?? []).map(system)).map(paid));
}

function diskLines(
	name: string,
	{ type, sizeGiB, iops, mibPerSecond }: HeldDisk,
	prices: Prices,
): CostItem[] {
	if (type === undefined || type === "" || sizeGiB === undefined)
		return [item(name, BILLED.withCluster, undefined)];
	return diskItems(name, BILLED.withCluster, { type, sizeGiB, iops, mibPerSecond }, prices);
}

function rootsOf(
	nodes: readonly ClusterInstance[],
	headDisks: Holdings["headDisks"],
	prices: Prices,
): CostItem[] {
	const begin = middleOf(nodes);
	return rootDisks(nodesBilled(nodes.length, nodes.length), headDisks, prices).map((one) =>
		since(one, begin),
	);
}

/** AWS is not asked for the disk of each node: pcluster's own default is that of the head node, and that is said. */
export function rootDisks(billed: Amounts, headDisks: Holdings["headDisks"], prices: Prices): CostItem[] {
	const [root, ...more] = headDisks ?? [];
	if (root?.type === undefined || root.type === "" || root.sizeGiB === undefined || more.length > 0)
		return [item("nodes' disks", billed, undefined)];
	const { type, sizeGiB } = root;
	return diskItems("nodes' disks, if as the head node's", billed, { type, sizeGiB }, prices);
}

const since = (one: CostItem, begin: Date | undefined): CostItem => ({ ...one, since: begin });

/** The middle of when they were started. */
function middleOf(nodes: readonly ClusterInstance[]): Date | undefined {
	const times = nodes.flatMap(({ launchedAt }) => launchedAt?.getTime() ?? []);
	if (times.length < nodes.length || times.length === 0) return undefined;
	return new Date(times.reduce((sum, time) => sum + time, 0) / times.length);
}

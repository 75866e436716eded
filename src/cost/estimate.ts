import type { Price, PricedThing, Prices } from "../ports/prices.ts";
import { type Amounts, BILLED, type CostState, inEachState, nodesBilled, times } from "./billed.ts";
import { HOURS_A_MONTH } from "./money.ts";

/** A disk as far as its price needs it. */
export interface BilledDisk {
	readonly name: string;
	/** EC2's word: gp2, gp3, io1, standard … */
	readonly type: string;
	readonly sizeGiB: number;
	/** I/O operations a second that were bought; undefined where the type brings its own. */
	readonly iops?: number | undefined;
	/** Of gp3, where more than its own 125 MiB/s was bought. */
	readonly mibPerSecond?: number | undefined;
}

/** A cluster, planned or there, as far as the bill goes. */
export interface BilledCluster {
	readonly headType: string;
	readonly computeType: string;
	readonly fewestNodes: number;
	readonly mostNodes: number;
	/** USD an hour of one node on the spot market, as it is now; undefined: on demand. `unknown`: nobody tells. */
	readonly spot?: Price | "unknown" | undefined;
	/** Root disk of each machine. */
	readonly root: { readonly type: string; readonly sizeGiB: number };
	/** The head node's address: `elastic` goes on costing while it is stopped; `none` costs nothing. */
	readonly headAddress: "automatic" | "elastic" | "none" | "unknown";
	/** Whether each compute node has a public address; undefined where AWS does not tell. */
	readonly nodeAddresses: boolean | undefined;
	/** The user's own volumes, which are paid already; by name alone where AWS would not tell more. */
	readonly own: readonly (BilledDisk | { readonly name: string })[];
	/** Volumes that pcluster makes and deletes with the cluster. */
	readonly made: readonly BilledDisk[];
	/** True where the subnet's way out is a NAT gateway, which is there already. */
	readonly nat?: boolean;
	/** True where the image's operating system has a licence by the hour (Red Hat's). */
	readonly licence?: boolean;
	/** What the file keeps and bills, by name: a file system, further queues … */
	readonly kept?: readonly string[];
}

/** One line of the estimate. */
export interface CostItem {
	readonly what: string;
	/** USD an hour in each state; undefined where its price is not known. */
	readonly perHour: Amounts | undefined;
	/** The states in which it is billed at all. */
	readonly billed: Amounts;
	/** True where it is paid already, with this cluster or without. */
	readonly paidAlready: boolean;
	/** Set for machines themselves, without their disks and addresses. */
	readonly machine?: true;
	/** USD of one unit, and the day of the price. */
	readonly price: Price | undefined;
	/** Of what is there: since when it has been billed, of several on the average. */
	readonly since?: Date | undefined;
}

/** The whole of one state. */
export interface CostTotal {
	/** USD an hour of all that this cluster adds and whose price is known. */
	readonly perHour: number;
	/** What else is billed in this state, by name: its price is not known. */
	readonly unknown: readonly string[];
}

export interface Estimate {
	readonly items: readonly CostItem[];
	readonly totals: Readonly<Record<CostState, CostTotal>>;
	/** USD an hour of what is paid already: own volumes, a NAT gateway. */
	readonly paidAlready: CostTotal;
	/** True where the nodes are bought on the spot market, whose prices are about, and of now. */
	readonly spot: boolean;
}

/** Every gp3 disk brings these (AWS's documentation of EBS volume types). */
const GP3_OWN = { iops: 3000, mibPerSecond: 125 };

/** What a cluster costs in each state of its life, in USD before tax and traffic. */
export function estimate(cluster: BilledCluster, prices: Prices): Estimate {
	return estimateOf(itemsOf(cluster, prices), cluster.spot !== undefined);
}

/** The sum of these in each state; `spot`: a price among them is the spot market's. */
export function estimateOf(items: readonly CostItem[], spot: boolean): Estimate {
	const totalOf = (state: CostState, paid: boolean): CostTotal => {
		const billed = items.filter((item) => item.paidAlready === paid && item.billed[state] > 0);
		return {
			perHour: billed.reduce((sum, { perHour }) => sum + (perHour?.[state] ?? 0), 0),
			unknown: billed.filter(({ perHour }) => perHour === undefined).map(({ what }) => what),
		};
	};
	return {
		items,
		totals: inEachState((state) => totalOf(state, false)),
		paidAlready: totalOf("working", true),
		spot,
	};
}

function itemsOf(cluster: BilledCluster, prices: Prices): CostItem[] {
	const nodes = nodesBilled(cluster.fewestNodes, cluster.mostNodes);
	const byHour = (what: string, billed: Amounts, thing: PricedThing) => item(what, billed, prices(thing));
	const disk = (what: string, billed: Amounts, one: Omit<BilledDisk, "name">) =>
		diskItems(what, billed, one, prices);
	const spot = cluster.spot === "unknown" ? undefined : cluster.spot;
	const nodePrice = cluster.spot === undefined ? prices({ of: "instance", type: cluster.computeType }) : spot;
	const headAddress = { automatic: BILLED.head, elastic: BILLED.withCluster };
	return [
		machine(byHour(`head node ${cluster.headType}`, BILLED.head, { of: "instance", type: cluster.headType })),
		machine(item(nodesName(cluster.computeType, cluster.spot !== undefined), nodes, nodePrice)),
		...disk("head node's disk", BILLED.withCluster, cluster.root),
		...disk("nodes' disks", nodes, cluster.root),
		...(cluster.headAddress === "automatic" || cluster.headAddress === "elastic"
			? [byHour("head node's public address", headAddress[cluster.headAddress], { of: "address" })]
			: []),
		...(cluster.headAddress === "unknown"
			? [item("head node's public address, if it has one", BILLED.head, undefined)]
			: []),
		...(cluster.nodeAddresses ? [byHour("nodes' public addresses", nodes, { of: "address" })] : []),
		...(cluster.nodeAddresses === undefined
			? [item("nodes' public addresses, if they have any", nodes, undefined)]
			: []),
		...cluster.made.flatMap((one) => disk(one.name, BILLED.withCluster, one)),
		...(cluster.licence
			? [item("licence of the operating system", sumOf(BILLED.head, nodes), undefined)]
			: []),
		...(cluster.kept ?? []).map((what) => item(what, BILLED.withCluster, undefined)),
		...cluster.own
			.flatMap((one) =>
				"type" in one ? disk(one.name, BILLED.own, one) : [item(one.name, BILLED.own, undefined)],
			)
			.map(paid),
		...(cluster.nat ? [paid(byHour("NAT gateway", BILLED.own, { of: "nat" }))] : []),
	];
}

/** So many of something in each state, at a price an hour; undefined: its price is not known. */
export function item(what: string, billed: Amounts, price: Price | undefined): CostItem {
	return { what, billed, price, perHour: price && times(billed, price.usd), paidAlready: false };
}

/** What compute nodes of a type are called on a bill. */
export const nodesName = (type: string, spot: boolean): string =>
	`compute nodes ${type}${spot ? " (spot)" : ""}`;

/** What is a machine itself: most of a bill. */
export const machine = (one: CostItem): CostItem => ({ ...one, machine: true });

/** What goes on costing as before, with this cluster or without. */
export const paid = (one: CostItem): CostItem => ({ ...one, paidAlready: true });

/** Both together. */
export const sumOf = (one: Amounts, other: Amounts): Amounts =>
	inEachState((state) => one[state] + other[state]);

/** A disk's GiB, and what was bought beyond what its type brings. */
export function diskItems(
	what: string,
	billed: Amounts,
	{ type, sizeGiB, iops, mibPerSecond }: Omit<BilledDisk, "name">,
	prices: Prices,
): CostItem[] {
	const part = (name: string, unit: "gib" | "iops" | "mibPerSecond", amount: number): CostItem => {
		const price = prices({ of: "disk", type, unit });
		const perHour = price && times(billed, (price.usd * amount) / HOURS_A_MONTH);
		return { ...item(name, billed, price), perHour };
	};
	const own = type === "gp3" ? GP3_OWN : { iops: 0, mibPerSecond: 0 };
	const more = { iops: (iops ?? 0) - own.iops, mibPerSecond: (mibPerSecond ?? 0) - own.mibPerSecond };
	const buysIops = ["gp3", "io1", "io2"].includes(type);
	return [
		part(`${what}, ${sizeGiB} GiB ${type}`, "gib", sizeGiB),
		...(buysIops && more.iops > 0 ? [part(`${what}, ${more.iops} IOPS`, "iops", more.iops)] : []),
		...(type === "gp3" && more.mibPerSecond > 0
			? [part(`${what}, ${more.mibPerSecond} MiB/s`, "mibPerSecond", more.mibPerSecond)]
			: []),
	];
}

import type { Profile } from "../pcluster/profile.ts";
import type { Price } from "../ports/prices.ts";
import type { Answers } from "../questions/answers.ts";
import type { BilledCluster } from "./estimate.ts";

/** What the config file does to the bill. */
export interface FileOnBill {
	/** What it keeps and AWS bills, by name. */
	readonly kept: readonly string[];
	/** Whom it denies an address of the internet. */
	readonly noAddress?: "all" | "compute" | undefined;
}

/**
 * The cluster of the answers so far, as the bill will see it; undefined until its machines are known. What is still
 * to be answered is not in it. `spot` is the price of a compute node on the spot market, where somebody tells it.
 */
export function plannedCluster(
	{ nodes, subnet, volumes, image, os }: Partial<Answers>,
	{ rootDiskType, headKeepsAddress, ownVolume }: Profile,
	{ kept, noAddress }: FileOnBill,
	spot: Price | undefined,
): BilledCluster | undefined {
	if (nodes === undefined) return undefined;
	const own = volumes?.length === 0 ? ownVolume : undefined;
	return {
		headType: nodes.headType,
		computeType: nodes.computeType,
		fewestNodes: nodes.keepInitial ? nodes.initial : 0,
		mostNodes: nodes.maximum,
		...(nodes.capacity === "spot" && { spot: spot ?? ("unknown" as const) }),
		root: { type: rootDiskType, sizeGiB: nodes.rootGiB },
		...addressesOf(subnet?.publicAddress, headKeepsAddress, noAddress),
		own: (volumes ?? []).map(({ id, name, disk }) => ({ name: name ?? id, ...disk })),
		made: own ? [{ name: `pcluster's own volume ${own.folder}`, type: own.type, sizeGiB: own.sizeGiB }] : [],
		nat: subnet?.viaNat === true,
		licence: (image?.os ?? os)?.startsWith("rhel") === true,
		kept,
	};
}

/**
 * Version 2 gives the head node an Elastic IP and each node an address of its own, unless the file says no. With
 * version 3 the subnet gives them, or the wizard's file asks for them.
 */
function addressesOf(
	publicAddress: "automatic" | "elastic" | "none" | undefined,
	headKeepsAddress: boolean,
	noAddress: FileOnBill["noAddress"],
): Pick<BilledCluster, "headAddress" | "nodeAddresses"> {
	if (noAddress === "all" || publicAddress === "none") return { headAddress: "none", nodeAddresses: false };
	const nodeAddresses = noAddress === "compute" ? false : publicAddress && true;
	if (publicAddress === undefined) return { headAddress: "unknown", nodeAddresses };
	return { headAddress: headKeepsAddress ? "elastic" : publicAddress, nodeAddresses };
}

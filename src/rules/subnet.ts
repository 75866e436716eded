import type { NodesSpec, PublicAddress } from "../cluster/spec.ts";
import type { Subnet } from "../ports/account.ts";
import type { VpcId } from "../ports/ids.ts";
import { FINE, odd, unfit, type Verdict } from "./verdict.ts";

/** A subnet for the cluster: the first thing that speaks against it, or else for care. */
export function subnetVerdict(subnet: Subnet): Verdict {
	const way = wayVerdict(subnet);
	const room = roomVerdict(subnet.freeAddresses, { initial: 1, maximum: 1 });
	if (way.fit !== "unfit" && room.fit === "unfit") return room;
	return way.fit === "fine" ? zoneVerdict(subnet.zone) : way;
}

/** An availability zone is the region's name and a letter; Local and Wavelength Zones have longer names. */
function zoneVerdict(zone: string): Verdict {
	if (/^[a-z]{2}(-[a-z]+)+-\d[a-z]$/.test(zone)) return FINE;
	return odd("a Local Zone: it has few machine types", "Choose a subnet of a usual availability zone.");
}

/** The head node must reach the internet, or it never reports back. */
export function wayVerdict({ ipv6Only, route }: Subnet): Verdict {
	if (ipv6Only) return unfit("IPv6 only: ParallelCluster needs IPv4 addresses", "Choose another subnet.");
	switch (route) {
		case "internet-gateway":
			return FINE;
		case "nat":
			return odd(
				"ssh only from inside this network",
				"Choose a public subnet if you want to log in from your desk.",
			);
		case "none":
			return unfit(
				"no way to the internet, so the head node could not report back",
				"Choose a public subnet.",
			);
		case "unknown":
			return { fit: "unknown", why: "your account may not read route tables" };
	}
}

/** There must be an address for the head node and for each compute node: those of the start, later the most. */
export function roomVerdict(
	freeAddresses: number,
	{ initial, maximum }: Pick<NodesSpec, "initial" | "maximum">,
): Verdict {
	if (freeAddresses >= 1 + maximum) return FINE;
	const free = `${freeAddresses} free address${freeAddresses === 1 ? "" : "es"}`;
	const why = `${free}; head node and compute nodes may need ${1 + maximum}`;
	const cure = "Choose another subnet of this zone, or fewer nodes.";
	return freeAddresses < 1 + initial ? unfit(why, cure) : odd(why, cure);
}

/** All of a cluster lies in one VPC. */
export function vpcOfSubnetVerdict({ vpcId }: Subnet, vpc: VpcId): Verdict {
	return vpcId === vpc ? FINE : unfit(`it belongs to another VPC, ${vpcId}`, "Choose the subnet again.");
}

/** How the machines of a subnet get an address that can be reached from outside; undefined when AWS does not tell. */
export function publicAddressIn({ route, publicIpOnLaunch }: Subnet): PublicAddress | undefined {
	if (route === "unknown") return undefined;
	if (route !== "internet-gateway") return "none";
	return publicIpOnLaunch ? "automatic" : "elastic";
}

import type { RouteTable, Route as SdkRoute } from "@aws-sdk/client-ec2";
import type { Route } from "../ports/account.ts";
import { dataIn, type FromOutside } from "../text/plain.ts";

/**
 * Where the default route of a subnet leads: by the table that is associated with it, else by the VPC's main table
 * (EC2's rule; a subnet without an association of its own silently follows the main one).
 */
export function routeOf(subnetId: string, tables: readonly FromOutside<RouteTable>[]): Route {
	const own = tables.find((table) => table.Associations?.some((link) => link.SubnetId === subnetId));
	const table = own ?? tables.find((candidate) => candidate.Associations?.some((link) => link.Main === true));
	if (!table) return "unknown";
	const route = table.Routes?.find((candidate) => candidate.DestinationCidrBlock === "0.0.0.0/0");
	return route === undefined ? "none" : targetOf(route);
}

function targetOf(route: FromOutside<SdkRoute>): Route {
	if (route.State === "blackhole") return "none";
	if (dataIn(route.GatewayId ?? "").startsWith("igw-")) return "internet-gateway";
	// A NAT instance is addressed by itself or by its network interface.
	if (route.NatGatewayId || route.InstanceId || route.NetworkInterfaceId) return "nat";
	// A transit, VPN or other gateway: whether the internet lies behind it cannot be seen from this account.
	return "unknown";
}

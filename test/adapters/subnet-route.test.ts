import type { Route, RouteTable } from "@aws-sdk/client-ec2";
import { expect, test } from "vitest";
import { routeOf } from "../../src/adapters/ec2-subnets.ts";

const ANYWHERE = "0.0.0.0/0";
const LOCAL: Route = { DestinationCidrBlock: "10.0.0.0/16", GatewayId: "local" };
const IGW: Route = { DestinationCidrBlock: ANYWHERE, GatewayId: "igw-1", State: "active" };

const main = (...routes: Route[]): RouteTable => ({
	Associations: [{ SubnetId: "subnet-other" }, { Main: true }],
	Routes: routes,
});
const own = (subnet: string, ...routes: Route[]): RouteTable => ({
	Associations: [{ Main: false, SubnetId: "subnet-other" }, { SubnetId: subnet }],
	Routes: routes,
});

test.each([
	["the main table's, without a table of its own", [main(LOCAL, IGW)], "internet-gateway"],
	["its own table's before the main one's", [main(IGW), own("subnet-1", LOCAL)], "none"],
	["not another subnet's", [own("subnet-2", IGW), main(LOCAL)], "none"],
	["a NAT gateway", [main({ DestinationCidrBlock: ANYWHERE, NatGatewayId: "nat-1" })], "nat"],
	["a NAT instance", [main({ DestinationCidrBlock: ANYWHERE, NetworkInterfaceId: "eni-1" })], "nat"],
	["a gateway that is gone", [main({ ...IGW, State: "blackhole" })], "none"],
	["a transit gateway", [main({ DestinationCidrBlock: ANYWHERE, TransitGatewayId: "tgw-1" })], "unknown"],
	["a VPN gateway", [main({ DestinationCidrBlock: ANYWHERE, GatewayId: "vgw-1" })], "unknown"],
	["the way out for IPv6 only", [main({ DestinationIpv6CidrBlock: "::/0", GatewayId: "igw-1" })], "none"],
	["no tables", [], "unknown"],
] satisfies [string, RouteTable[], string][])("a subnet's default route: %s", (_, tables, route) => {
	expect(routeOf("subnet-1", tables)).toBe(route);
});

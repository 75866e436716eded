import {
	DescribeRouteTablesCommand,
	DescribeSubnetsCommand,
	type RouteTable,
	type Route as SdkRoute,
	type Subnet as SdkSubnet,
} from "@aws-sdk/client-ec2";
import type { Route, Subnet } from "../ports/account.ts";
import type { RegionId, SubnetId, VpcId } from "../ports/ids.ts";
import { dataIn, type FromOutside } from "../text/plain.ts";
import { allPages, nameIn, pageMark, required, requiredText, textOf, unlessRefused } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

const PAGE = 200;
/** EC2's own bound for route tables is 100. */
const ROUTE_TABLE_PAGE = 100;

/** The subnets of one VPC, or of the whole region. */
export async function findSubnets(
	clients: AwsClients,
	region: RegionId,
	vpc: VpcId | undefined,
	signal: AbortSignal,
): Promise<Subnet[]> {
	const question = {
		action: "ec2:DescribeSubnets",
		what: vpc ? `the subnets of ${vpc}` : "the subnets",
		region,
	};
	const [found, tables] = await Promise.all([
		allPages({
			page: (token) =>
				clients.ask(question, signal, (options) =>
					clients.ec2(region).send(
						new DescribeSubnetsCommand({
							...inVpc(vpc),
							MaxResults: PAGE,
							...pageMark(token),
						}),
						options,
					),
				),
			things: (answer) => answer.Subnets,
			keep: (subnet: FromOutside<SdkSubnet>) => subnet,
			what: "subnets",
		}),
		routeTables(clients, region, vpc, signal),
	]);
	return found.map((subnet) => asSubnet(subnet, tables));
}

/** One subnet by its id, whichever VPC it is in. */
export async function findSubnet(
	clients: AwsClients,
	region: RegionId,
	id: SubnetId,
	signal: AbortSignal,
): Promise<Subnet> {
	const question = { action: "ec2:DescribeSubnets", what: `the subnet ${id}`, region };
	const [answer, tables] = await Promise.all([
		clients.ask(question, signal, (options) =>
			clients.ec2(region).send(new DescribeSubnetsCommand({ SubnetIds: [id] }), options),
		),
		// Those of all VPCs: its own is not known before the answer, and waiting for that would take as long again.
		routeTables(clients, region, undefined, signal),
	]);
	return asSubnet(required(answer.Subnets?.[0], `the subnet ${id}`), tables);
}

function asSubnet(
	subnet: FromOutside<SdkSubnet>,
	tables: readonly FromOutside<RouteTable>[] | undefined,
): Subnet {
	const id = requiredText(subnet.SubnetId, "a subnet's id") as SubnetId;
	const own = tables?.filter(({ VpcId }) => VpcId === subnet.VpcId);
	const route: Route = own === undefined ? "unknown" : routeOf(id, own);
	return {
		id,
		name: nameIn(subnet.Tags),
		vpcId: requiredText(subnet.VpcId, "a subnet's VPC") as VpcId,
		zone: requiredText(subnet.AvailabilityZone, "a subnet's availability zone"),
		cidr: textOf(subnet.CidrBlock ?? subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock),
		freeAddresses: subnet.AvailableIpAddressCount ?? 0,
		publicIpOnLaunch: subnet.MapPublicIpOnLaunch ?? false,
		route,
		ipv6Only: subnet.Ipv6Native ?? false,
	};
}

function routeTables(
	clients: AwsClients,
	region: RegionId,
	vpc: VpcId | undefined,
	signal: AbortSignal,
): Promise<FromOutside<RouteTable>[] | undefined> {
	const question = {
		action: "ec2:DescribeRouteTables",
		what: vpc ? `the routes of ${vpc}` : "the routes",
		region,
	};
	const pages = allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeRouteTablesCommand({
						...inVpc(vpc),
						...pageMark(token),
						MaxResults: ROUTE_TABLE_PAGE,
					}),
					options,
				),
			),
		things: (answer) => answer.RouteTables,
		keep: (table: FromOutside<RouteTable>) => table,
		what: "route tables",
	});
	return unlessRefused(pages);
}

function inVpc(vpc: VpcId | undefined) {
	return vpc === undefined ? {} : { Filters: [{ Name: "vpc-id", Values: [vpc] }] };
}

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

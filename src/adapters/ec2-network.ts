import {
	DescribeRouteTablesCommand,
	DescribeSubnetsCommand,
	DescribeVpcAttributeCommand,
	DescribeVpcsCommand,
	type RouteTable,
	type Subnet as SdkSubnet,
	type Vpc as SdkVpc,
} from "@aws-sdk/client-ec2";
import type { RegionId, Route, Subnet, SubnetId, Vpc, VpcId } from "../ports.ts";
import { plainText } from "../text/plain.ts";
import { allPages, inParallel, nameIn, required, unlessRefused } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { routeOf } from "./subnet-route.ts";

const PAGE = 200;
/** EC2's own bound for route tables is 100. */
const ROUTE_TABLE_PAGE = 100;
/** Each asks two questions at once. */
const VPCS_AT_ONCE = 4;

/** VPCs with their two DNS attributes, each of which is a question of its own. */
export async function findVpcs(
	clients: AwsClients,
	region: RegionId,
	signal: AbortSignal,
	ids?: readonly VpcId[],
): Promise<Vpc[]> {
	if (ids?.length === 0) return [];
	const question = {
		action: "ec2:DescribeVpcs",
		what: ids ? `the VPC ${ids.join(", ")}` : "the VPCs",
		region,
	};
	const found = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(new DescribeVpcsCommand(selection("VpcIds", ids, token)), options),
			),
		things: (answer) => answer.Vpcs,
		keep: (vpc: SdkVpc) => vpc,
		what: "VPCs",
	});
	return inParallel(found, VPCS_AT_ONCE, async (vpc) => {
		const id = required(vpc.VpcId, "a VPC's id") as VpcId;
		const [dnsSupport, dnsHostnames] = await Promise.all([
			vpcAttribute(clients, region, id, "enableDnsSupport", signal),
			vpcAttribute(clients, region, id, "enableDnsHostnames", signal),
		]);
		return {
			id,
			name: nameIn(vpc.Tags),
			isDefault: vpc.IsDefault ?? false,
			cidr: plainText(vpc.CidrBlock ?? ""),
			dnsSupport,
			dnsHostnames,
		};
	});
}

/** Either the ids alone, or a page of all: EC2 takes no page size together with ids. */
function selection<Key extends string>(
	key: Key,
	ids: readonly string[] | undefined,
	token: string | undefined,
) {
	if (ids) return { [key]: [...ids] } as { [K in Key]: string[] };
	return { MaxResults: PAGE, ...(token === undefined ? {} : { NextToken: token }) };
}

async function vpcAttribute(
	clients: AwsClients,
	region: RegionId,
	id: VpcId,
	attribute: "enableDnsSupport" | "enableDnsHostnames",
	signal: AbortSignal,
): Promise<boolean | undefined> {
	const question = { action: "ec2:DescribeVpcAttribute", what: `the DNS settings of ${id}`, region };
	const command = new DescribeVpcAttributeCommand({ VpcId: id, Attribute: attribute });
	const answer = await unlessRefused(
		clients.ask(question, signal, (options) => clients.ec2(region).send(command, options)),
	);
	return (attribute === "enableDnsSupport" ? answer?.EnableDnsSupport : answer?.EnableDnsHostnames)?.Value;
}

/** The subnets of one VPC. */
export async function findSubnets(
	clients: AwsClients,
	region: RegionId,
	vpc: VpcId,
	signal: AbortSignal,
): Promise<Subnet[]> {
	const question = { action: "ec2:DescribeSubnets", what: `the subnets of ${vpc}`, region };
	const [found, tables] = await Promise.all([
		allPages({
			page: (token) =>
				clients.ask(question, signal, (options) =>
					clients.ec2(region).send(
						new DescribeSubnetsCommand({
							Filters: [{ Name: "vpc-id", Values: [vpc] }],
							...selection("SubnetIds", undefined, token),
						}),
						options,
					),
				),
			things: (answer) => answer.Subnets,
			keep: (subnet: SdkSubnet) => subnet,
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
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeSubnetsCommand({ SubnetIds: [id] }), options),
	);
	const subnet = required(answer.Subnets?.[0], `the subnet ${id}`);
	const vpc = required(subnet.VpcId, "a subnet's VPC") as VpcId;
	return asSubnet(subnet, await routeTables(clients, region, vpc, signal));
}

function asSubnet(subnet: SdkSubnet, tables: readonly RouteTable[] | undefined): Subnet {
	const id = required(subnet.SubnetId, "a subnet's id") as SubnetId;
	const route: Route = tables === undefined ? "unknown" : routeOf(id, tables);
	return {
		id,
		name: nameIn(subnet.Tags),
		vpcId: required(subnet.VpcId, "a subnet's VPC") as VpcId,
		zone: plainText(required(subnet.AvailabilityZone, "a subnet's availability zone")),
		cidr: plainText(subnet.CidrBlock ?? subnet.Ipv6CidrBlockAssociationSet?.[0]?.Ipv6CidrBlock ?? ""),
		freeAddresses: subnet.AvailableIpAddressCount ?? 0,
		publicIpOnLaunch: subnet.MapPublicIpOnLaunch ?? false,
		route,
		ipv6Only: subnet.Ipv6Native ?? false,
	};
}

function routeTables(
	clients: AwsClients,
	region: RegionId,
	vpc: VpcId,
	signal: AbortSignal,
): Promise<RouteTable[] | undefined> {
	const question = { action: "ec2:DescribeRouteTables", what: `the routes of ${vpc}`, region };
	const pages = allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeRouteTablesCommand({
						Filters: [{ Name: "vpc-id", Values: [vpc] }],
						...selection("RouteTableIds", undefined, token),
						MaxResults: ROUTE_TABLE_PAGE,
					}),
					options,
				),
			),
		things: (answer) => answer.RouteTables,
		keep: (table: RouteTable) => table,
		what: "route tables",
	});
	return unlessRefused(pages);
}

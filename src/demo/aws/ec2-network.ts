import { ACCOUNT, awsId } from "../world/ids.ts";
import { regionNames } from "../world/regions.ts";
import { DHCP_OPTIONS } from "./ec2-account.ts";
import { AwsFault } from "./fault.ts";
import { chosen, filtered, page, tagFields } from "./listing.ts";
import { listParam } from "./request.ts";
import { type Action, tagSet } from "./scene.ts";

const describeRegions: Action = (params) => {
	const all = params.get("AllRegions") === "true";
	const names = listParam(params, "RegionName");
	const regions = regionNames().filter((region) => (all || region.optedIn) && picks(names, region.id));
	const status = (region: { id: string; optedIn: boolean }) =>
		region.optedIn ? "opt-in-not-required" : "not-opted-in";
	const passed = filtered(regions, params, (region) => ({
		"region-name": [region.id],
		"opt-in-status": [status(region)],
		endpoint: [`ec2.${region.id}.amazonaws.com`],
	}));
	return {
		regionInfo: passed.map((region) => ({
			regionName: region.id,
			regionEndpoint: `ec2.${region.id}.amazonaws.com`,
			optInStatus: status(region),
		})),
	};
};

const describeAvailabilityZones: Action = (params, { region }) => {
	const zones = filtered(region.zones, params, (zone) => ({
		"zone-name": [zone],
		"zone-type": ["availability-zone"],
		state: ["available"],
		"region-name": [region.id],
	}));
	return {
		availabilityZoneInfo: zones.map((zone) => ({
			optInStatus: "opt-in-not-required",
			zoneName: zone,
			zoneId: zoneIdOf(region.id, zone),
			zoneType: "availability-zone",
			zoneState: "available",
			regionName: region.id,
			groupName: region.id,
			networkBorderGroup: region.id,
		})),
	};
};

const describeVpcs: Action = (params, { region }) => {
	const asked = chosen(region.vpcs, params, "VpcId", (vpc) => vpc.id, noVpc);
	const passed = filtered(asked, params, (vpc) => ({
		...tagFields(vpc.tags),
		"vpc-id": [vpc.id],
		cidr: [vpc.cidr],
		"is-default": [String(vpc.isDefault)],
		isDefault: [String(vpc.isDefault)],
		state: ["available"],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		vpcSet: items.map((vpc) => ({
			vpcId: vpc.id,
			ownerId: ACCOUNT,
			state: "available",
			cidrBlock: vpc.cidr,
			cidrBlockAssociationSet: [{ cidrBlock: vpc.cidr, cidrBlockState: { state: "associated" } }],
			dhcpOptionsId: DHCP_OPTIONS,
			instanceTenancy: "default",
			isDefault: vpc.isDefault,
			tagSet: tagSet(vpc.tags),
		})),
		nextToken,
	};
};

const describeVpcAttribute: Action = (params, { region }) => {
	const id = params.get("VpcId") ?? "";
	const vpc = region.vpcs.find((candidate) => candidate.id === id);
	if (vpc === undefined) throw noVpc(id);
	const attribute = params.get("Attribute");
	if (attribute === "enableDnsSupport") return { vpcId: id, enableDnsSupport: { value: vpc.dnsSupport } };
	if (attribute === "enableDnsHostnames")
		return { vpcId: id, enableDnsHostnames: { value: vpc.dnsHostnames } };
	throw new AwsFault("InvalidParameterValue", `Value (${attribute}) for parameter attribute is invalid.`);
};

const describeSubnets: Action = (params, { region }) => {
	const asked = chosen(region.subnets, params, "SubnetId", (subnet) => subnet.id, noSubnet);
	const passed = filtered(asked, params, (subnet) => ({
		...tagFields(subnet.tags),
		"subnet-id": [subnet.id],
		"vpc-id": [subnet.vpcId],
		"availability-zone": [subnet.zone],
		availabilityZone: [subnet.zone],
		"default-for-az": [String(subnet.isDefault)],
		"map-public-ip-on-launch": [String(subnet.publicIpOnLaunch)],
		state: ["available"],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		subnetSet: items.map((subnet) => ({
			subnetId: subnet.id,
			subnetArn: `arn:aws:ec2:${region.id}:${ACCOUNT}:subnet/${subnet.id}`,
			state: "available",
			ownerId: ACCOUNT,
			vpcId: subnet.vpcId,
			cidrBlock: subnet.cidr,
			ipv6CidrBlockAssociationSet: [],
			availableIpAddressCount: subnet.free,
			availabilityZone: subnet.zone,
			defaultForAz: subnet.isDefault,
			mapPublicIpOnLaunch: subnet.publicIpOnLaunch,
			assignIpv6AddressOnCreation: false,
			ipv6Native: subnet.ipv6Only === true,
			tagSet: tagSet(subnet.tags),
		})),
		nextToken,
	};
};

const describeRouteTables: Action = (params, { region }) => {
	const asked = chosen(
		region.routeTables,
		params,
		"RouteTableId",
		(table) => table.id,
		(id) => new AwsFault("InvalidRouteTableID.NotFound", `The routeTable ID '${id}' does not exist`),
	);
	const passed = filtered(asked, params, (table) => ({
		...tagFields(table.tags),
		"route-table-id": [table.id],
		"vpc-id": [table.vpcId],
		"association.main": [String(table.main)],
		"association.subnet-id": table.subnetIds,
	}));
	const { items, nextToken } = page(passed, params);
	return {
		routeTableSet: items.map((table) => ({
			routeTableId: table.id,
			vpcId: table.vpcId,
			ownerId: ACCOUNT,
			routeSet: table.routes.map((route) => ({
				destinationCidrBlock: route.destination,
				gatewayId: route.gatewayId,
				natGatewayId: route.natGatewayId,
				state: "active",
				origin: route.gatewayId === "local" ? "CreateRouteTable" : "CreateRoute",
			})),
			associationSet: [
				...(table.main ? [association(table.id, "main", undefined)] : []),
				...table.subnetIds.map((id) => association(table.id, id, id)),
			],
			propagatingVgwSet: [],
			tagSet: tagSet(table.tags),
		})),
		nextToken,
	};
};

const describeInternetGateways: Action = (params, { region }) => {
	const passed = filtered(region.gateways, params, (gateway) => ({
		...tagFields(gateway.tags),
		"internet-gateway-id": [gateway.id],
		"attachment.vpc-id": [gateway.vpcId],
		"attachment.state": ["available"],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		internetGatewaySet: items.map((gateway) => ({
			internetGatewayId: gateway.id,
			ownerId: ACCOUNT,
			attachmentSet: [{ vpcId: gateway.vpcId, state: "available" }],
			tagSet: tagSet(gateway.tags),
		})),
		nextToken,
	};
};

/** AWS gives each VPC one group of its own; the demo's networks have no others. */
const describeSecurityGroups: Action = (params, { region }) => {
	const groups = region.vpcs.map((vpc) => ({ id: awsId("sg", `default of ${vpc.id}`), vpc }));
	const asked = chosen(
		groups,
		params,
		"GroupId",
		(group) => group.id,
		(id) => new AwsFault("InvalidGroup.NotFound", `The security group '${id}' does not exist`),
	);
	const passed = filtered(asked, params, ({ id, vpc }) => ({
		"group-id": [id],
		"group-name": ["default"],
		"vpc-id": [vpc.id],
	}));
	const { items, nextToken } = page(passed, params);
	return {
		securityGroupInfo: items.map(({ id, vpc }) => ({
			groupId: id,
			groupName: "default",
			groupDescription: "default VPC security group",
			vpcId: vpc.id,
			ownerId: ACCOUNT,
		})),
		nextToken,
	};
};

/** EC2's questions about regions and networks. */
export const NETWORK_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeRegions: describeRegions,
	DescribeAvailabilityZones: describeAvailabilityZones,
	DescribeVpcs: describeVpcs,
	DescribeVpcAttribute: describeVpcAttribute,
	DescribeSubnets: describeSubnets,
	DescribeRouteTables: describeRouteTables,
	DescribeInternetGateways: describeInternetGateways,
	DescribeSecurityGroups: describeSecurityGroups,
};

function association(tableId: string, seed: string, subnetId: string | undefined) {
	return {
		routeTableAssociationId: `rtbassoc-${tableId.slice(4)}${seed === "main" ? "" : seed.slice(-4)}`,
		routeTableId: tableId,
		subnetId,
		main: subnetId === undefined,
		associationState: { state: "associated" },
	};
}

/** The zone's id that is the same for all accounts, e.g. euw2-az1. */
function zoneIdOf(region: string, zone: string): string {
	const [area = "", direction = "", number = ""] = region.split("-");
	const compass = direction.replace(/^(north|south)?(east|west)?(central)?$/, (_, ...words) =>
		words
			.slice(0, 3)
			.map((word: string | undefined) => word?.[0] ?? "")
			.join(""),
	);
	return `${area}${compass}${number}-az${zone.charCodeAt(zone.length - 1) - 96}`;
}

function picks(names: readonly string[], id: string): boolean {
	return names.length === 0 || names.includes(id);
}

function noVpc(id: string): AwsFault {
	return new AwsFault("InvalidVpcID.NotFound", `The vpc ID '${id}' does not exist`);
}

function noSubnet(id: string): AwsFault {
	return new AwsFault("InvalidSubnetID.NotFound", `The subnet ID '${id}' does not exist`);
}

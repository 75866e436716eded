import { awsId, hash } from "./ids.ts";
import type { DemoGateway, DemoRegion, DemoRouteTable, DemoSubnet, DemoVpc } from "./things.ts";

/** The network that AWS puts into every region of a new account. */
export interface DefaultNetwork {
	readonly vpc: DemoVpc;
	readonly subnets: readonly DemoSubnet[];
	readonly table: DemoRouteTable;
	readonly gateway: DemoGateway;
}

/** A default VPC with a public subnet a zone; short ids as accounts of before 2018 have them. */
export function defaultNetwork(region: string, zoneLetters: string): DefaultNetwork {
	const vpcId = `vpc-${hash(`vpc ${region}`).slice(0, 8)}`;
	const gateway = { id: `igw-${hash(`igw ${region}`).slice(0, 8)}`, vpcId, tags: {} };
	const subnets = [...zoneLetters].map((letter, index) => ({
		id: `subnet-${hash(`subnet ${region}${letter}`).slice(0, 8)}`,
		vpcId,
		zone: `${region}${letter}`,
		cidr: `172.31.${index * 16}.0/20`,
		free: 4091 - index,
		publicIpOnLaunch: true,
		isDefault: true,
		tags: {},
	}));
	return {
		vpc: {
			id: vpcId,
			cidr: "172.31.0.0/16",
			isDefault: true,
			dnsSupport: true,
			dnsHostnames: true,
			tags: {},
		},
		subnets,
		table: {
			id: `rtb-${hash(`rtb ${region}`).slice(0, 8)}`,
			vpcId,
			main: true,
			subnetIds: [],
			routes: [
				{ destination: "172.31.0.0/16", gatewayId: "local" },
				{ destination: "0.0.0.0/0", gatewayId: gateway.id },
			],
			tags: {},
		},
		gateway,
	};
}

/** A region where nobody has done anything yet. */
export function plainRegion(id: string, zoneLetters: string): DemoRegion {
	const network = defaultNetwork(id, zoneLetters);
	return {
		id,
		zones: network.subnets.map((subnet) => subnet.zone),
		vpcs: [network.vpc],
		subnets: network.subnets,
		routeTables: [network.table],
		gateways: [network.gateway],
		volumes: [],
		machines: [],
		images: [],
		keyPairs: [],
		denied: [],
	};
}

/** A subnet's id in a default network. */
export function subnetIn(network: DefaultNetwork, zone: string): DemoSubnet {
	const subnet = network.subnets.find((candidate) => candidate.zone === zone);
	if (subnet === undefined) throw new Error(`no subnet in ${zone}`);
	return subnet;
}

/** A free volume. */
export function volume(
	region: string,
	letter: string,
	name: string | undefined,
	sizeGiB: number,
	type: "gp2" | "gp3" | "standard",
): DemoRegion["volumes"][number] {
	return {
		id: awsId("vol", `${region}${letter} ${name ?? "unnamed"}`),
		zone: `${region}${letter}`,
		sizeGiB,
		type,
		createdAt: new Date("2026-10-05T09:12:31Z"),
		tags: name === undefined ? {} : { Name: name },
	};
}

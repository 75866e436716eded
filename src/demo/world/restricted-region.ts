import { defaultNetwork, volume } from "./plain-region.ts";
import type { DemoRegion } from "./things.ts";

const REGION = "eu-central-1";

/**
 * Frankfurt, where this user's permission to list volumes and key pairs has run out: whoever knows an id or a name
 * can type it.
 */
export function restrictedRegion(): DemoRegion {
	const network = defaultNetwork(REGION, "abc");
	return {
		id: REGION,
		zones: network.subnets.map((subnet) => subnet.zone),
		vpcs: [network.vpc],
		subnets: network.subnets,
		routeTables: [network.table],
		gateways: [network.gateway],
		volumes: [volume(REGION, "a", "lsst_stack", 15, "gp2")],
		machines: [],
		images: [],
		keyPairs: [],
		denied: ["DescribeVolumes", "DescribeKeyPairs"],
	};
}

import { awsId } from "../world/ids.ts";
import { volume } from "../world/plain-region.ts";
import { type Trouble, withVolume } from "./trouble.ts";

/** Troubles that lie in the account as it is: questions and checks show them. */
export const accountTroubles: readonly Trouble[] = [
	{
		name: "volume-in-another-zone",
		number: 1,
		shows: "ps1 is in another zone than the other volumes: at Subnet and Volumes",
		region: withVolume("ps1", (it) => ({ ...it, ...volume("eu-west-2", "b", "ps1", 120, "standard") })),
	},
	{
		name: "volume-held",
		number: 2,
		shows: "the machine of Part 3 still holds lsst_stack: at Volumes, where c frees it",
		region: withVolume("lsst_stack", (it) => ({
			...it,
			heldBy: { instanceId: awsId("i", "lsst-install"), device: "/dev/sdf" },
		})),
	},
	{
		name: "volume-elsewhere",
		number: 5,
		shows: "there is no volume in London: at Region and Volumes",
		region: (region) => ({ ...region, volumes: [] }),
	},
	{
		name: "no-way-out",
		number: 9,
		shows: "no subnet has a way to the internet: at Subnet",
		region: (region) => ({
			...region,
			routeTables: region.routeTables.map((table) => ({
				...table,
				routes: table.routes.filter(({ destination }) => destination !== "0.0.0.0/0"),
			})),
		}),
	},
	{
		name: "vpc-names-off",
		number: 11,
		shows: "the default VPC gives its machines no names: at VPC, where c switches them on",
		region: (region) => ({ ...region, vpcs: region.vpcs.map((vpc) => ({ ...vpc, dnsHostnames: false })) }),
	},
	{
		name: "name-servers",
		number: 12,
		shows: "the VPC has name servers of its own: among the checks",
		region: (region) => ({ ...region, nameServers: ["10.20.0.53"] }),
	},
	{
		name: "no-vpc",
		number: 13,
		shows: "there is no VPC: at VPC, where c makes the default one",
		region: (region) => ({ ...region, vpcs: [], subnets: [], routeTables: [], gateways: [] }),
	},
	{
		name: "subnet-full",
		number: 15,
		shows: "each subnet has one address left: at Subnet, and among the checks",
		region: (region) => ({ ...region, subnets: region.subnets.map((subnet) => ({ ...subnet, free: 1 })) }),
	},
	{
		name: "subnets-of-ipv6",
		number: 17,
		shows: "the subnets have addresses of the new kind alone: at Subnet",
		region: (region) => ({
			...region,
			subnets: region.subnets.map((subnet) => ({ ...subnet, ipv6Only: true })),
		}),
	},
	{
		name: "no-image",
		number: 19,
		shows: "AWS publishes no image of this release any more: at AMI",
		region: (region) => ({ ...region, images: [] }),
	},
	{
		name: "no-key-pair",
		number: 34,
		shows: "there is no key pair in this region: at Key pair, where c makes one",
		region: (region) => ({ ...region, keyPairs: [] }),
	},
	{
		name: "login-expired",
		number: 40,
		shows: "the AWS login has run out: on the start screen",
		refuses: {
			actions: ["*"],
			code: "ExpiredToken",
			says: "The security token included in the request is expired",
		},
	},
	{
		name: "rights-missing",
		number: 41,
		shows: "this user may see no network, no volumes and no images: at these questions",
		refuses: {
			actions: ["DescribeVpcs", "DescribeSubnets", "DescribeVolumes", "DescribeImages"],
			code: "UnauthorizedOperation",
			says: "You are not authorized to perform this operation.",
		},
	},
	{
		name: "keys-refused",
		number: 42,
		shows: "AWS does not know these keys: on the start screen",
		refuses: {
			actions: ["*"],
			code: "AuthFailure",
			says: "AWS was not able to validate the provided access credentials",
		},
	},
];

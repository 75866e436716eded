import { DescribeVpcAttributeCommand, DescribeVpcsCommand, type Vpc as SdkVpc } from "@aws-sdk/client-ec2";
import type { Vpc } from "../ports/account.ts";
import type { RegionId, VpcId } from "../ports/ids.ts";
import { inParallel } from "../ports/in-parallel.ts";
import type { FromOutside } from "../text/plain.ts";
import { allPages, cleaned, nameIn, pageMark, requiredText, textOf, unlessRefused } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

const PAGE = 200;
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
				clients
					.ec2(region)
					.send(
						new DescribeVpcsCommand(ids ? { VpcIds: [...ids] } : { MaxResults: PAGE, ...pageMark(token) }),
						options,
					),
			),
		things: (answer) => answer.Vpcs,
		keep: (vpc: FromOutside<SdkVpc>) => vpc,
		what: "VPCs",
	});
	return inParallel(found, VPCS_AT_ONCE, async (vpc) => {
		const id = requiredText(vpc.VpcId, "a VPC's id") as VpcId;
		const [dnsSupport, dnsHostnames] = await Promise.all([
			vpcAttribute(clients, region, id, "enableDnsSupport", signal),
			vpcAttribute(clients, region, id, "enableDnsHostnames", signal),
		]);
		return {
			id,
			name: nameIn(vpc.Tags),
			isDefault: vpc.IsDefault ?? false,
			cidr: textOf(vpc.CidrBlock),
			dnsSupport,
			dnsHostnames,
			dhcpOptions: cleaned(vpc.DhcpOptionsId),
		};
	});
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

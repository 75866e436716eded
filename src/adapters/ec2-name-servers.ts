import { DescribeDhcpOptionsCommand } from "@aws-sdk/client-ec2";
import type { RegionId } from "../ports/ids.ts";
import { allPages, pageMark, requiredText, textOf } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

const PAGE = 1000;

/** The name servers in each set of DHCP options. */
export async function findNameServers(
	clients: AwsClients,
	region: RegionId,
	signal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
	const question = { action: "ec2:DescribeDhcpOptions", what: "the DHCP options", region };
	const sets = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(new DescribeDhcpOptionsCommand({ MaxResults: PAGE, ...pageMark(token) }), options),
			),
		things: (answer) => answer.DhcpOptions,
		keep: (set): [string, string[]] => [
			requiredText(set.DhcpOptionsId, "the id of DHCP options"),
			(set.DhcpConfigurations?.find(({ Key }) => Key === "domain-name-servers")?.Values ?? []).map(
				({ Value }) => textOf(Value),
			),
		],
		what: "DHCP options",
	});
	return new Map(sets);
}

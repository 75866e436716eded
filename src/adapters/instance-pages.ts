import { DescribeInstancesCommand, type Filter, type Instance } from "@aws-sdk/client-ec2";
import type { RegionId } from "../ports/ids.ts";
import type { FromOutside } from "../text/plain.ts";
import { leaveOut } from "./answer-body.ts";
import { allPages, pageMark } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** A fifth of EC2's largest: read whole, that one would hold up a key for 150 ms. */
const PAGE = 200;

/** Parts of an instance that nothing here reads, and that make three quarters of an answer; none holds another of its name. */
const UNREAD =
	/<(networkInterfaceSet|blockDeviceMapping|groupSet|metadataOptions|capacityReservationSpecification|enclaveOptions|hibernationOptions|maintenanceOptions|privateDnsNameOptions|iamInstanceProfile|monitoring|operator)>.*?<\/\1>/gs;

/** Of the instances that these filters let through all that `keep` keeps; `what` they are, for an error. */
export function findInstances<Kept>(
	clients: AwsClients,
	region: RegionId,
	{ what, filters }: { readonly what: string; readonly filters: Filter[] },
	keep: (instance: FromOutside<Instance>) => Kept | undefined,
	signal: AbortSignal,
): Promise<Kept[]> {
	const question = { action: "ec2:DescribeInstances", what, region };
	return allPages({
		page: (token) => {
			const command = new DescribeInstancesCommand({
				Filters: filters,
				MaxResults: PAGE,
				...pageMark(token),
			});
			leaveOut(UNREAD, command);
			return clients.ask(question, signal, (options) => clients.ec2(region).send(command, options));
		},
		things: (answer) => answer.Reservations?.flatMap((reservation) => reservation.Instances ?? []),
		keep,
		what: "instances",
	});
}

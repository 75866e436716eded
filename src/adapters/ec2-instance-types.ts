import {
	DescribeInstanceTypeOfferingsCommand,
	DescribeInstanceTypesCommand,
	type InstanceTypeInfo,
} from "@aws-sdk/client-ec2";
import type { Architecture, InstanceType } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";
import type { FromOutside, Outside } from "../text/plain.ts";
import { leaveOut } from "./answer-body.ts";
import { allPages, cleaned, pageMark, required, requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { byHundreds } from "./by-hundreds.ts";

/** EC2's largest page of offers. */
const OFFERINGS_PAGE = 1000;

/**
 * The facts of those of these types that the region has. Asked by name, so that the questions need not wait for one
 * another as pages do, and by a filter, which passes over a name that AWS does not know.
 */
export function describeTypes(
	clients: AwsClients,
	region: RegionId,
	names: readonly string[],
	signal: AbortSignal,
): Promise<InstanceType[]> {
	const question = { action: "ec2:DescribeInstanceTypes", what: "the instance types", region };
	return byHundreds(names, async (part) => {
		const command = new DescribeInstanceTypesCommand({
			Filters: [{ Name: "instance-type", Values: part }],
		});
		leaveOut(UNREAD, command);
		const answer = await clients.ask(question, signal, (options) =>
			clients.ec2(region).send(command, options),
		);
		return required(answer.InstanceTypes, "the list of instance types").map(asInstanceType);
	});
}

/**
 * Parts of a type that nothing here reads, and that make nine tenths of an answer; none holds another of its name. Read
 * whole, the facts of 100 types would hold up a key for 40 ms.
 */
const UNREAD =
	/<(networkInfo|ebsInfo|placementGroupInfo|instanceStorageInfo|validCores|validThreadsPerCore|supported(?!Architectures)\w+|nitroTpmInfo)>.*?<\/\1>/gs;

/** The names of the types on offer in an availability zone, or anywhere in the region. */
export function offeredTypes(
	clients: AwsClients,
	region: RegionId,
	zone: string | undefined,
	signal: AbortSignal,
): Promise<string[]> {
	const place = zone ?? region;
	const what = `the instance types offered in ${place}`;
	const question = { action: "ec2:DescribeInstanceTypeOfferings", what, region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeInstanceTypeOfferingsCommand({
						LocationType: zone === undefined ? "region" : "availability-zone",
						Filters: [{ Name: "location", Values: [place] }],
						MaxResults: OFFERINGS_PAGE,
						...pageMark(token),
					}),
					options,
				),
			),
		things: (answer) => answer.InstanceTypeOfferings,
		keep: (offering) => cleaned(offering.InstanceType),
		what: "instance types on offer",
	});
}

function asInstanceType(info: FromOutside<InstanceTypeInfo>): InstanceType {
	return {
		id: requiredText(info.InstanceType, "an instance type's name"),
		vcpus: info.VCpuInfo?.DefaultVCpus ?? 0,
		memoryMiB: info.MemoryInfo?.SizeInMiB ?? 0,
		architectures: (info.ProcessorInfo?.SupportedArchitectures ?? []).flatMap(
			(name) => architectureOf(name) ?? [],
		),
		freeTier: info.FreeTierEligible ?? false,
		gpus: (info.GpuInfo?.Gpus ?? []).reduce((sum, gpu) => sum + (gpu.Count ?? 0), 0),
	};
}

/** EC2's word as one of the two architectures that ParallelCluster knows; undefined for i386 and the Macs. */
export function architectureOf(word: Outside | undefined): Architecture | undefined {
	return word === "x86_64" || word === "arm64" ? word : undefined;
}

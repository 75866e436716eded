import {
	DescribeInstanceTypeOfferingsCommand,
	DescribeInstanceTypesCommand,
	type InstanceTypeInfo,
} from "@aws-sdk/client-ec2";
import type { Architecture, InstanceType, RegionId } from "../ports.ts";
import { plainText } from "../text/plain.ts";
import { allPages, pageMark, required } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";

/** EC2's own bounds for one page. */
const TYPES_PAGE = 100;
const OFFERINGS_PAGE = 1000;

/** The instance types on offer; both questions go out at once, since every type must be asked for anyway. */
export async function findInstanceTypes(
	clients: AwsClients,
	region: RegionId,
	zone: string | undefined,
	signal: AbortSignal,
): Promise<InstanceType[]> {
	const [types, offered] = await Promise.all([
		allTypes(clients, region, signal),
		zone === undefined ? undefined : offeredIn(clients, region, zone, signal),
	]);
	return offered ? types.filter((type) => offered.has(type.id)) : types;
}

function allTypes(clients: AwsClients, region: RegionId, signal: AbortSignal): Promise<InstanceType[]> {
	const question = { action: "ec2:DescribeInstanceTypes", what: "the instance types", region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeInstanceTypesCommand({
						MaxResults: TYPES_PAGE,
						...pageMark(token),
					}),
					options,
				),
			),
		things: (answer) => answer.InstanceTypes,
		keep: asInstanceType,
		what: "instance types",
	});
}

async function offeredIn(
	clients: AwsClients,
	region: RegionId,
	zone: string,
	signal: AbortSignal,
): Promise<Set<string>> {
	const what = `the instance types offered in ${zone}`;
	const question = { action: "ec2:DescribeInstanceTypeOfferings", what, region };
	const names = await allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients.ec2(region).send(
					new DescribeInstanceTypeOfferingsCommand({
						LocationType: "availability-zone",
						Filters: [{ Name: "location", Values: [zone] }],
						MaxResults: OFFERINGS_PAGE,
						...pageMark(token),
					}),
					options,
				),
			),
		things: (answer) => answer.InstanceTypeOfferings,
		keep: (offering): string | undefined => offering.InstanceType,
		what: "instance types on offer",
	});
	return new Set(names);
}

function asInstanceType(info: InstanceTypeInfo): InstanceType {
	return {
		id: plainText(required(info.InstanceType, "an instance type's name")),
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
export function architectureOf(word: string | undefined): Architecture | undefined {
	return word === "x86_64" || word === "arm64" ? word : undefined;
}

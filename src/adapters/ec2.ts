import {
	DescribeKeyPairsCommand,
	DescribeRegionsCommand,
	DescribeSecurityGroupsCommand,
} from "@aws-sdk/client-ec2";
import type { Ec2, KeyPair, Region } from "../ports/account.ts";
import type { RegionId } from "../ports/ids.ts";
import { cleaned, required, requiredText } from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { consoleOutput } from "./ec2-console.ts";
import { findImages } from "./ec2-images.ts";
import { findClusterInstances } from "./ec2-instances.ts";
import { findNameServers } from "./ec2-name-servers.ts";
import { passesChecks, switchInstances } from "./ec2-power.ts";
import { tryStart } from "./ec2-start.ts";
import { findSubnet, findSubnets } from "./ec2-subnets.ts";
import { findAttached, findVolumes, hasProductCode } from "./ec2-volumes.ts";
import { findVpcs } from "./ec2-vpcs.ts";
import type { RegionsInUse } from "./regions-in-use.ts";
import type { TypeCatalogue } from "./type-catalogue.ts";

/** EC2 through the SDK. `baseRegion` is asked for the list of regions. */
export function ec2Adapter(
	clients: AwsClients,
	baseRegion: string,
	catalogue: TypeCatalogue,
	inUse: RegionsInUse,
): Ec2 {
	return {
		regions: async (signal) => {
			const [regions, used] = await Promise.all([findRegions(clients, baseRegion, signal), inUse.all()]);
			return regions.map((region) => (used.has(region.id) ? { ...region, inUse: true } : region));
		},
		vpcs: (region, signal, ids) => findVpcs(clients, region, signal, ids),
		subnets: (region, vpc, signal) => findSubnets(clients, region, vpc, signal),
		subnet: (region, id, signal) => findSubnet(clients, region, id, signal),
		volumes: async (region, signal, ids) =>
			inUse.noted(region, await findVolumes(clients, region, signal, ids)),
		images: (region, query, signal) => findImages(clients, region, query, signal),
		keyPairs: (region, signal) => findKeyPairs(clients, region, signal),
		groupVpcs: (region, ids, signal) => findGroupVpcs(clients, region, ids, signal),
		nameServers: (region, signal) => findNameServers(clients, region, signal),
		hasProductCode: (region, volume, signal) => hasProductCode(clients, region, volume, signal),
		tryStart: (region, machine, signal) => tryStart(clients, region, machine, signal),
		instanceTypes: (region, zone, signal, wanted = {}) => catalogue.types(region, zone, signal, wanted),
		clusterInstances: async (region, stackName, signal) =>
			inUse.noted(region, await findClusterInstances(clients, region, stackName, signal)),
		attachedVolumes: (region, instance, signal) => findAttached(clients, region, instance, signal),
		stopInstances: (region, ids, signal) => switchInstances("stop", clients, region, ids, signal),
		startInstances: (region, ids, signal) => switchInstances("start", clients, region, ids, signal),
		consoleOutput: (region, instance, signal) => consoleOutput(clients, region, instance, signal),
		passesChecks: (region, instance, signal) => passesChecks(clients, region, instance, signal),
	};
}

async function findRegions(clients: AwsClients, region: string, signal: AbortSignal): Promise<Region[]> {
	const question = { action: "ec2:DescribeRegions", what: "the regions", region };
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeRegionsCommand({ AllRegions: true }), options),
	);
	return required(answer.Regions, "the list of regions").map((found) => ({
		id: requiredText(found.RegionName, "a region's name") as RegionId,
		optedIn: found.OptInStatus !== "not-opted-in",
	}));
}

async function findKeyPairs(clients: AwsClients, region: RegionId, signal: AbortSignal): Promise<KeyPair[]> {
	const question = { action: "ec2:DescribeKeyPairs", what: "the key pairs", region };
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeKeyPairsCommand({}), options),
	);
	return required(answer.KeyPairs, "the list of key pairs").map((pair) => ({
		name: requiredText(pair.KeyName, "a key pair's name"),
		type: pair.KeyType === "rsa" || pair.KeyType === "ed25519" ? pair.KeyType : undefined,
		fingerprint: cleaned(pair.KeyFingerprint),
	}));
}

async function findGroupVpcs(
	clients: AwsClients,
	region: RegionId,
	ids: readonly string[],
	signal: AbortSignal,
): Promise<Map<string, string>> {
	const what = `the security group ${ids.join(", ")}`;
	const question = { action: "ec2:DescribeSecurityGroups", what, region };
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeSecurityGroupsCommand({ GroupIds: [...ids] }), options),
	);
	return new Map(
		required(answer.SecurityGroups, "the list of security groups").map((group) => [
			requiredText(group.GroupId, "a security group's id"),
			requiredText(group.VpcId, "a security group's VPC"),
		]),
	);
}

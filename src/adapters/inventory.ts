import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
	DescribeAddressesCommand,
	DescribeNatGatewaysCommand,
	DescribeSnapshotsCommand,
	DescribeVolumesCommand,
} from "@aws-sdk/client-ec2";
import { ListBucketsCommand } from "@aws-sdk/client-s3";
import type { InstanceId, RegionId } from "../ports/ids.ts";
import type { Inventory } from "../ports/inventory.ts";
import { dataIn, type Outside } from "../text/plain.ts";
import {
	allPages,
	cleaned,
	nameIn,
	pageMark,
	required,
	requiredText,
	type Tag,
	tagRecord,
	textOf,
} from "./aws-answers.ts";
import type { AwsClients } from "./aws-client.ts";
import { asVolume } from "./ec2-volumes.ts";
import { findInstances } from "./instance-pages.ts";

/** EC2's usual largest page. */
const PAGE = 1000;
/** Of volumes: their answers are long. */
const VOLUMES_A_PAGE = 200;
/** The largest page of CloudWatch's log groups. */
const GROUPS_A_PAGE = 50;

const LIVE = ["pending", "running", "stopping", "stopped", "shutting-down"];

const tagged = (id: Outside | undefined, tags: readonly Tag[] | undefined, what: string) => ({
	id: requiredText(id, `${what}'s id`),
	name: nameIn(tags),
	tags: tagRecord(tags),
});

/** What the account holds, through the SDK. `baseRegion` is asked for the buckets, which belong to none. */
export function inventoryAdapter(clients: AwsClients, baseRegion: string): Inventory {
	return {
		machines: (region, signal) => findMachines(clients, region, signal),
		disks: (region, signal) => findDisks(clients, region, signal),
		snapshots: (region, signal) => findSnapshots(clients, region, signal),
		addresses: (region, signal) => findAddresses(clients, region, signal),
		natGateways: (region, signal) => findGateways(clients, region, signal),
		logGroups: (region, prefix, signal) => findLogGroups(clients, region, prefix, signal),
		buckets: (prefix, signal) => findBuckets(clients, baseRegion, prefix, signal),
	};
}

function findMachines(clients: AwsClients, region: RegionId, signal: AbortSignal) {
	const filters = [{ Name: "instance-state-name", Values: LIVE }];
	return findInstances(
		clients,
		region,
		{ what: "the machines", filters },
		(one) => {
			const { id, ...more } = tagged(one.InstanceId, one.Tags, "an instance");
			const cpus = one.CpuOptions;
			return {
				...more,
				id: id as InstanceId,
				type: textOf(one.InstanceType),
				state: textOf(one.State?.Name),
				vpcId: cleaned(one.VpcId),
				publicAddress: cleaned(one.PublicIpAddress),
				vcpus: cpus?.CoreCount && cpus.CoreCount * (cpus.ThreadsPerCore ?? 1),
				...(one.InstanceLifecycle === "spot" && { spot: true as const }),
			};
		},
		signal,
	);
}

function findDisks(clients: AwsClients, region: RegionId, signal: AbortSignal) {
	const question = { action: "ec2:DescribeVolumes", what: "the volumes", region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(new DescribeVolumesCommand({ MaxResults: VOLUMES_A_PAGE, ...pageMark(token) }), options),
			),
		things: (answer) => answer.Volumes,
		keep: (one) => {
			const { id, name, sizeGiB, type, iops, mibPerSecond, state, holders } = asVolume(one);
			const heldBy = holders.map(({ instanceId }) => instanceId);
			return { id, name, sizeGiB, type, iops, mibPerSecond, state, heldBy, tags: tagRecord(one.Tags) };
		},
		what: "volumes",
	});
}

function findSnapshots(clients: AwsClients, region: RegionId, signal: AbortSignal) {
	const question = { action: "ec2:DescribeSnapshots", what: "the snapshots", region };
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(
						new DescribeSnapshotsCommand({ OwnerIds: ["self"], MaxResults: PAGE, ...pageMark(token) }),
						options,
					),
			),
		things: (answer) => answer.Snapshots,
		keep: (one) => ({
			...tagged(one.SnapshotId, one.Tags, "a snapshot"),
			sizeGiB: required(one.VolumeSize, "a snapshot's size"),
			description: textOf(one.Description),
		}),
		what: "snapshots",
	});
}

async function findAddresses(clients: AwsClients, region: RegionId, signal: AbortSignal) {
	const question = { action: "ec2:DescribeAddresses", what: "the Elastic IPs", region };
	const answer = await clients.ask(question, signal, (options) =>
		clients.ec2(region).send(new DescribeAddressesCommand({}), options),
	);
	return required(answer.Addresses, "the list of addresses").map((one) => ({
		...tagged(one.AllocationId ?? one.PublicIp, one.Tags, "an address"),
		address: textOf(one.PublicIp),
		used: (one.AssociationId ?? one.InstanceId ?? "") !== "",
		instanceId: cleaned(one.InstanceId),
	}));
}

function findGateways(clients: AwsClients, region: RegionId, signal: AbortSignal) {
	const question = { action: "ec2:DescribeNatGateways", what: "the NAT gateways", region };
	const Filter = [{ Name: "state", Values: ["pending", "available"] }];
	return allPages({
		page: (token) =>
			clients.ask(question, signal, (options) =>
				clients
					.ec2(region)
					.send(new DescribeNatGatewaysCommand({ Filter, MaxResults: PAGE, ...pageMark(token) }), options),
			),
		things: (answer) => answer.NatGateways,
		keep: (one) => ({
			...tagged(one.NatGatewayId, one.Tags, "a NAT gateway"),
			vpcId: cleaned(one.VpcId),
			addresses: (one.NatGatewayAddresses ?? []).filter(({ PublicIp }) => PublicIp).length,
		}),
		what: "NAT gateways",
	});
}

function findLogGroups(clients: AwsClients, region: RegionId, prefix: string, signal: AbortSignal) {
	const question = { action: "logs:DescribeLogGroups", what: "the log groups", region };
	return allPages({
		async page(token) {
			const mark = token === undefined ? {} : { nextToken: dataIn(token) };
			const answer = await clients.ask(question, signal, async (options) =>
				(await clients.logs(region)).send(
					new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix, limit: GROUPS_A_PAGE, ...mark }),
					options,
				),
			);
			return { ...answer, NextToken: answer.nextToken };
		},
		things: (answer) => answer.logGroups,
		keep: (one) => ({
			name: requiredText(one.logGroupName, "a log group's name"),
			bytes: one.storedBytes ?? 0,
			keptDays: one.retentionInDays,
		}),
		what: "log groups",
	});
}

function findBuckets(clients: AwsClients, region: string, prefix: string, signal: AbortSignal) {
	const question = { action: "s3:ListAllMyBuckets", what: "the S3 buckets", region };
	return allPages({
		async page(token) {
			const mark = token === undefined ? {} : { ContinuationToken: dataIn(token) };
			const answer = await clients.ask(question, signal, async (options) =>
				// Only with a largest page does S3 tell the region of each.
				(await clients.s3(region)).send(
					new ListBucketsCommand({ Prefix: prefix, MaxBuckets: PAGE, ...mark }),
					options,
				),
			);
			return { ...answer, NextToken: answer.ContinuationToken };
		},
		things: (answer) => answer.Buckets ?? [],
		keep: (one) => {
			const name = requiredText(one.Name, "a bucket's name");
			return name.startsWith(prefix) ? { name, region: cleaned(one.BucketRegion) } : undefined;
		},
		what: "buckets",
	});
}

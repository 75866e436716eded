import { majorOf } from "../cluster/facts.ts";
import { headIdOf } from "../cluster/head-facts.ts";
import { bucketOf } from "../cluster/release-v3.ts";
import { releaseOf } from "../cluster/releases.ts";
import { ACCOUNT, awsId, hash } from "../world/ids.ts";
import { regionNames } from "../world/regions.ts";
import type { HttpAnswer } from "./answer.ts";
import { AwsFault } from "./fault.ts";
import { jsonAnswer } from "./json.ts";
import { chosen, filtered, page, tagFields } from "./listing.ts";
import { isKept } from "./logs.ts";
import { type Action, allMachines, type Scene, tagSet } from "./scene.ts";
import { type XmlValue, xmlDocument } from "./xml.ts";

const describeSnapshots: Action = (params, { region }) => {
	const asked = chosen(
		region.snapshots ?? [],
		params,
		"SnapshotId",
		({ id }) => id,
		(id) => new AwsFault("InvalidSnapshot.NotFound", `The snapshot '${id}' does not exist.`),
	);
	const { items, nextToken } = page(
		filtered(asked, params, ({ tags }) => tagFields(tags)),
		params,
	);
	return {
		snapshotSet: items.map(({ id, sizeGiB, description, createdAt, tags }) => ({
			snapshotId: id,
			volumeSize: sizeGiB,
			status: "completed",
			startTime: createdAt,
			ownerId: ACCOUNT,
			description,
			tagSet: tagSet(tags),
		})),
		nextToken,
	};
};

const describeAddresses: Action = (_params, scene) => {
	const free = (scene.region.addresses ?? []).map(
		({ id, address, tags }): XmlValue => ({
			allocationId: id,
			publicIp: address,
			domain: "vpc",
			tagSet: tagSet(tags),
		}),
	);
	const machines = allMachines(scene);
	const held = scene.clusters.flatMap((facts): XmlValue[] => {
		const head = machines.find(({ id }) => id === headIdOf(facts));
		const fixed = majorOf(facts) === 2 || facts.config.elasticIp === true;
		if (!fixed || head?.publicIp === undefined) return [];
		return [
			{
				allocationId: awsId("eipalloc", head.id),
				associationId: awsId("eipassoc", head.id),
				instanceId: head.id,
				publicIp: head.publicIp,
				domain: "vpc",
				tagSet: [],
			},
		];
	});
	return { addressesSet: [...free, ...held] };
};

const describeNatGateways: Action = (params, { region }) => {
	const { items, nextToken } = page(region.natGateways ?? [], params);
	return {
		natGatewaySet: items.map(({ id, vpcId, address, tags }) => ({
			natGatewayId: id,
			vpcId,
			state: "available",
			natGatewayAddressSet: [{ publicIp: address, allocationId: awsId("eipalloc", id) }],
			tagSet: tagSet(tags),
		})),
		nextToken,
	};
};

/** EC2's questions about what may be left over. */
export const LEFTOVER_ACTIONS: Readonly<Record<string, Action>> = {
	DescribeSnapshots: describeSnapshots,
	DescribeAddresses: describeAddresses,
	DescribeNatGateways: describeNatGateways,
};

/** By this header CloudWatch is asked for its log groups. */
export const LOG_GROUPS_TARGET = "Logs_20140328.DescribeLogGroups";

/** For so long version 3 has AWS keep the logs (source of 3.11.1). */
const KEPT_DAYS = 180;

const madeByV3 = (scene: Scene | undefined) => scene?.clusters.filter((facts) => majorOf(facts) === 3) ?? [];

/** The answer of CloudWatch's logs: version 3 leaves its groups behind, version 2 takes them along. */
export function logGroupsAnswer(body: string, scene: Scene | undefined): HttpAnswer {
	const { logGroupNamePrefix = "" } = JSON.parse(body) as { readonly logGroupNamePrefix?: string };
	const logGroups = (scene?.clusters ?? [])
		.filter((facts) => scene && isKept(facts, scene))
		.map((facts) => releaseOf(facts).logGroup(facts))
		.filter((name) => name.startsWith(logGroupNamePrefix))
		.map((logGroupName) => ({ logGroupName, storedBytes: 4_200_000, retentionInDays: KEPT_DAYS }));
	return jsonAnswer({ logGroups });
}

/** The answer of S3: version 3 makes a bucket in each region where it is used, and leaves it there. */
export function bucketsAnswer(sceneOf: (region: string) => Scene | undefined): HttpAnswer {
	const Buckets = regionNames().flatMap(({ id }) => {
		const [first] = madeByV3(sceneOf(id));
		const CreationDate = new Date(first?.createdAt ?? 0);
		return first ? [{ Name: bucketOf(first), CreationDate, BucketRegion: id }] : [];
	});
	const body = { Owner: { ID: hash(ACCOUNT) }, Buckets };
	return {
		status: 200,
		body: xmlDocument("ListAllMyBucketsResult", "http://s3.amazonaws.com/doc/2006-03-01/", body, "Bucket"),
	};
}

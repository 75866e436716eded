import { ACCOUNT, hash } from "../world/ids.ts";
import { familyOf } from "../world/instance-types.ts";
import type { ClusterFacts, DemoTrouble } from "./facts.ts";
import { headIdOf, headPrivateIp, loginUserOf } from "./head-facts.ts";
import { madeVolumeId } from "./made-volumes.ts";
import { item } from "./plan.ts";
import { planV3, QUEUES_STACK, queueRoleOf, waitConditionOf } from "./plan-v3.ts";
import type { Breaking, DemoRelease } from "./release.ts";

const VERSION = "3.16.1";

/** Clusters of version 3.16.1. */
export const releaseV3: DemoRelease = {
	major: 3,
	version: VERSION,
	headId: "HeadNode",
	stackName: (cluster) => cluster,
	plan: planV3,
	touched: (plan, facts, at) => [
		...plan
			.filter(({ stack, type }) => stack === QUEUES_STACK && type === "AWS::EC2::LaunchTemplate")
			.map((it) => ({ ...it, from: 0.8, to: 2 })),
		// Each change waits for the head node anew.
		{
			...item("", waitConditionOf({ ...facts, createdAt: at }), "AWS::CloudFormation::WaitCondition", 2.6, 6),
			fresh: true,
		},
	],
	breaking: (trouble, facts) => BREAKING[trouble](facts),
	logGroup: logGroupOf,
	description: () => undefined,
	stackTags: clusterTags,
	parameters(facts) {
		return {
			ClusterUser: loginUserOf(facts),
			ResourcesS3Bucket: bucketOf(facts),
			ArtifactS3RootDirectory: artifactsOf(facts),
			Scheduler: facts.config.scheduler,
			OfficialAmi: facts.config.imageId,
			ConfigVersion: hash(`config ${facts.name} ${facts.createdAt}`).slice(0, 32),
			ClusterCWLogGroup: logGroupOf(facts),
			ClusterDNSDomain: `${facts.name.toLowerCase()}.pcluster.`,
		};
	},
	outputs(facts) {
		const address = headPrivateIp(facts);
		return [
			["ClusterHostedZone", `Z0${hash(`zone ${facts.name} ${facts.createdAt}`).slice(0, 18).toUpperCase()}`],
			[
				"EBSIds",
				facts.config.volumes.map((volume) => volume.id || madeVolumeId(facts, volume.label)).join(","),
			],
			["RAIDIds", ""],
			["EFSIds", ""],
			["FSXIds", ""],
			["HeadNodeInstanceID", headIdOf(facts)],
			["HeadNodePrivateIP", address],
			["HeadNodePrivateDnsName", `ip-${address.replaceAll(".", "-")}.${facts.region}.compute.internal`],
		];
	},
	machineTags(facts, role) {
		const { config } = facts;
		const type = role === "head" ? "HeadNode" : "Compute";
		const arm = familyOf(role === "head" ? config.headType : config.computeType).endsWith("g");
		const attributes = [config.baseOs, config.scheduler, VERSION, arm ? "arm64" : "x86_64"];
		return {
			...clusterTags(facts),
			Name: type,
			"parallelcluster:node-type": type,
			"parallelcluster:attributes": attributes.join(", "),
			"parallelcluster:networking": "EFA=NONE",
			"parallelcluster:filesystem": `efs=0, multiebs=${config.volumes.length}, raid=0, fsx=0`,
			...(role === "compute"
				? {
						"parallelcluster:queue-name": config.queue ?? "compute",
						"parallelcluster:compute-resource-name": config.resource ?? "nodes",
					}
				: {}),
		};
	},
};

/** Where the cluster's own config file lies, as `describe-cluster` tells it. */
export function configUrlOf(facts: ClusterFacts): string {
	const host = `${bucketOf(facts)}.s3.${facts.region}.amazonaws.com`;
	return `https://${host}/${artifactsOf(facts)}/configs/cluster-config.yaml`;
}

/** AWS's own words: a limit of an account, a boot that reported failure, one that never reported. */
const BREAKING: Readonly<Record<DemoTrouble, (facts: ClusterFacts) => Breaking>> = {
	"role-limit": ({ config }) => ({
		stack: QUEUES_STACK,
		id: queueRoleOf(config.queue ?? "compute"),
		after: 9.2,
		reason:
			"Cannot exceed quota for RolesPerAccount: 1000 (Service: Iam, Status Code: 409, Request ID: " +
			"3f0a9c52-1f7e-4f0b-8a6d-5b1c7a90e4d2) (SDK Attempt Count: 1)",
	}),
	"vcpu-limit": () => ({
		stack: "",
		id: "HeadNode",
		after: 15,
		reason:
			"You have requested more vCPU capacity than your current vCPU limit of 1 allows for the instance bucket that " +
			"the specified instance type belongs to. (Service: Ec2, Status Code: 400, Error Code: VcpuLimitExceeded)",
	}),
	"boot-failed": (facts) => ({
		stack: "",
		id: waitConditionOf(facts),
		after: 21,
		reason:
			"WaitCondition received failed message: 'Failed to mount EBS volume. Please check /var/log/chef-client.log " +
			"in the head node, or check the chef-client.log in CloudWatch logs. Please refer to " +
			`https://docs.aws.amazon.com/parallelcluster/latest/ug/troubleshooting-v3.html for more details.' for uniqueId: ${headIdOf(facts)}`,
	}),
	"no-signal": (facts) => ({
		stack: "",
		id: waitConditionOf(facts),
		after: 23,
		reason: "WaitCondition timed out. Received 0 conditions when expecting 1",
	}),
};

function clusterTags(facts: ClusterFacts) {
	return { "parallelcluster:version": VERSION, "parallelcluster:cluster-name": facts.name };
}

/** One bucket for all clusters of a region. */
export function bucketOf(facts: ClusterFacts): string {
	const seed = hash(`${ACCOUNT} ${facts.region}`).slice(0, 16);
	return `parallelcluster-${seed}-v1-do-not-delete`;
}

function artifactsOf(facts: ClusterFacts): string {
	const seed = hash(`artifacts ${facts.name} ${facts.createdAt}`).slice(0, 16);
	return `parallelcluster/${VERSION}/clusters/${facts.name}-${seed}`;
}

/** Its logs lie there, and stay when it is deleted. */
function logGroupOf({ name, createdAt }: ClusterFacts): string {
	const minute = new Date(createdAt).toISOString().slice(0, 16).replace(/[-:T]/g, "");
	return `/aws/parallelcluster/${name}-${minute}`;
}

import { hash } from "../world/ids.ts";
import { familyOf } from "../world/instance-types.ts";
import type { DemoTrouble } from "./facts.ts";
import { firstPublicIp, headPrivateIp, loginUserOf } from "./head-facts.ts";
import { planV2 } from "./plan-v2.ts";
import type { DemoRelease } from "./release.ts";

const VERSION = "2.11.9";

/** AWS's own words: a limit of new accounts, a boot that reported failure, one that never reported. */
const REASONS: Readonly<Record<DemoTrouble, string>> = {
	"vcpu-limit":
		"You have requested more vCPU capacity than your current vCPU limit of 1 allows for the instance bucket that the " +
		"specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an " +
		"adjustment to this limit. (Service: AmazonEC2; Status Code: 400; Error Code: VcpuLimitExceeded; Request ID: " +
		"7d5bb1f0-6a5c-4a83-9d1e-0c0f5f3a2b11; Proxy: null)",
	"boot-failed": "Received FAILURE signal with UniqueId i-07af1cb218dd6a081",
	"no-signal": "Failed to receive 1 resource signal(s) within the specified duration",
	"role-limit": "Cannot exceed quota for RolesPerAccount: 1000",
};

/** Clusters of version 2.11.9. */
export const releaseV2: DemoRelease = {
	major: 2,
	version: VERSION,
	headId: "MasterServer",
	stackName: (cluster) => `parallelcluster-${cluster}`,
	plan: (facts) => planV2(facts.config),
	touched: (plan) =>
		plan.flatMap((it) => {
			if (it.stack === "ComputeFleetHITSubstack" && it.type === "AWS::EC2::LaunchTemplate") {
				return [{ ...it, from: 0.8, to: 2 }];
			}
			return it.id === "UpdateWaiterCustomResource" ? [{ ...it, from: 2.6, to: 6 }] : [];
		}),
	breaking: (trouble) => ({
		stack: "MasterServerSubstack",
		id: "MasterServer",
		after: 17.6,
		reason: REASONS[trouble],
	}),
	logGroup: ({ name }) => `/aws/parallelcluster/${name}`,
	description: () => `AWS ParallelCluster ${VERSION}`,
	stackTags: () => ({ Version: VERSION }),
	parameters({ config }) {
		return {
			AvailabilityZone: "NONE",
			BaseOS: config.baseOs,
			ClusterType: config.capacity,
			ComputeInstanceType: config.computeType,
			CustomAMI: config.imageId,
			DesiredSize: String(config.initial),
			EBSVolumeId: config.volumes.map((volume) => volume.id).join(",") || "NONE",
			KeyName: config.keyName,
			MasterInstanceFamily: familyOf(config.headType),
			MasterInstanceType: config.headType,
			MasterRootVolumeSize: String(config.rootGiB),
			MasterSubnetId: config.subnetId,
			MaxSize: String(config.maximum),
			MinSize: config.keepInitial ? String(config.initial) : "0",
			Scheduler: config.scheduler,
			SharedDir: config.volumes.map((volume) => volume.dir).join(",") || "/shared",
			VPCId: config.vpcId,
		};
	},
	outputs(facts) {
		const seed = hash(`bucket ${facts.name} ${facts.createdAt}`);
		return [
			["ClusterUser", loginUserOf(facts)],
			["MasterPrivateIP", headPrivateIp(facts)],
			["MasterPublicIP", firstPublicIp(facts)],
			["ResourcesS3Bucket", `parallelcluster-${seed.slice(0, 16)}`],
			["ArtifactS3RootDirectory", `parallelcluster-${facts.name}-${seed.slice(16, 32)}`],
			["IsHITCluster", "true"],
		];
	},
	machineTags(facts, role) {
		const type = role === "head" ? "Master" : "Compute";
		return {
			Name: type,
			Application: `parallelcluster-${facts.name}`,
			ClusterName: facts.name,
			"aws-parallelcluster-node-type": type,
			"aws-parallelcluster-attributes": `${facts.config.baseOs}, ${facts.config.scheduler}, ${VERSION}, x86_64`,
			...(role === "compute" ? { QueueName: "compute" } : {}),
		};
	},
};

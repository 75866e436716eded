import { createHash } from "node:crypto";
import type { ClusterFacts } from "./facts.ts";
import { item, type PlannedResource, STACK_TYPE } from "./plan.ts";

/** The nested stack of the queues, as version 3.16.1 calls it. */
export const QUEUES_STACK = "ComputeFleetQueuesNestedStackQueuesNestedStackResource4C142E85";

/** The logical ids of version 3.16.1's template with Slurm, one queue and existing volumes. */
const ROOT: readonly PlannedResource[] = [
	kept("CloudWatchLogGroup", 0.6, 1.6),
	item("", "HeadNodeSecurityGroup", "AWS::EC2::SecurityGroup", 0.6, 2.2),
	item("", "ComputeSecurityGroup", "AWS::EC2::SecurityGroup", 0.6, 2.3),
	item("", "RoleHeadNode", "AWS::IAM::Role", 0.6, 4),
	item("", "CleanupResourcesFunctionExecutionRole", "AWS::IAM::Role", 0.6, 4.1),
	item("", "CleanupRoute53FunctionExecutionRole", "AWS::IAM::Role", 0.7, 4.2),
	item("", "SlurmDynamoDBTable", "AWS::DynamoDB::Table", 0.7, 3.5),
	item("", "DynamoDBTable", "AWS::DynamoDB::Table", 0.8, 3.6),
	item("", "Route53HostedZone", "AWS::Route53::HostedZone", 0.8, 6.5),
	kept("CleanupResourcesFunctionLogGroup", 0.9, 1.7),
	kept("CleanupRoute53FunctionLogGroup", 0.9, 1.8),
	item("", "HeadNodeENI", "AWS::EC2::NetworkInterface", 2.3, 3.3),
	item("", "ComputeSecurityGroupEgress", "AWS::EC2::SecurityGroupEgress", 2.4, 3),
	item("", "ComputeSecurityGroupIngress", "AWS::EC2::SecurityGroupIngress", 2.4, 3.1),
	item("", "HeadNodeSecurityGroupComputeIngress0", "AWS::EC2::SecurityGroupIngress", 2.4, 3.1),
	item("", "ComputeSecurityGroupHeadNodeIngress0", "AWS::EC2::SecurityGroupIngress", 2.4, 3.2),
	item("", "ComputeSecurityGroupNormalEgress", "AWS::EC2::SecurityGroupEgress", 3.1, 3.7),
	item("", "ParallelClusterPoliciesHeadNode", "AWS::IAM::Policy", 4.1, 5.6),
	item("", "SlurmPoliciesHeadNode", "AWS::IAM::Policy", 4.1, 5.7),
	item("", "InstanceProfileHeadNode", "AWS::IAM::InstanceProfile", 4.1, 7),
	item("", "CleanupResourcesFunction", "AWS::Lambda::Function", 4.2, 5.2),
	item("", "CleanupRoute53Function", "AWS::Lambda::Function", 4.3, 5.3),
	item("", "CleanupResourcesS3BucketCustomResource", "AWS::CloudFormation::CustomResource", 5.3, 6.2),
	item("", "ParallelClusterSlurmRoute53Policies", "AWS::IAM::Policy", 6.6, 7.5),
	item("", "CleanupRoute53CustomResource", "AWS::CloudFormation::CustomResource", 6.6, 7.6),
	item("", QUEUES_STACK, STACK_TYPE, 7.2, 12.6),
	item("", "HeadNodeLaunchTemplate", "AWS::EC2::LaunchTemplate", 7.2, 8),
	item(
		"",
		"ComputeFleetTerminateComputeFleetCustomResource9CE1795B",
		"AWS::CloudFormation::CustomResource",
		12.7,
		13.4,
	),
	item("", "HeadNode", "AWS::EC2::Instance", 13.5, 15.8),
	item("", "CloudwatchDashboard88785441", "AWS::CloudWatch::Dashboard", 15.9, 16.7),
	...["HeadNodeHealthAlarmB0807419", "HeadNodeCpuAlarm5DF0A86F", "HeadNodeMemAlarm7B308961"].map(alarm),
	...["HeadNodeDiskAlarm3749DE06", "HeadNodeClustermgtdHeartbeatAlarm333CCAD7"].map(alarm),
	item("", "HeadNodeAlarmD6381F07", "AWS::CloudWatch::CompositeAlarm", 24.3, 24.9),
];

/** What the dashboard counts in the logs. */
const FILTERS = [
	"ClustermgtdHeartbeat",
	"IamPolicyErrors",
	"VcpuLimitErrors",
	"VolumeLimitErrors",
	"InsufficientCapacityErrors",
	"OtherInstanceLaunchFailures",
	"InstanceBootstrapTimeoutErrors",
	"EC2HealthCheckErrors",
	"ScheduledEventHealthCheckErrors",
	"NoCorrespondingInstanceErrors",
	"SlurmNodeNotRespondingErrors",
	"MaxDynamicNodeIdleTime",
].map((name, index) =>
	item("", `${name}Filter`, "AWS::Logs::MetricFilter", 1.7 + index / 50, 2.5 + index / 50),
);

const FIXED_ADDRESS: readonly PlannedResource[] = [
	item("", "HeadNodeEIP", "AWS::EC2::EIP", 0.7, 3.1),
	item("", "AssociateEIP", "AWS::EC2::EIPAssociation", 3.4, 4.8),
];

/** All resources of a cluster of version 3, in the order in which they begin. */
export function planV3(facts: ClusterFacts): readonly PlannedResource[] {
	const { config } = facts;
	const handle = `HeadNodeWaitConditionHandle${stampOf(facts)}`;
	return [
		...ROOT,
		...FILTERS,
		...(config.elasticIp === true ? FIXED_ADDRESS : []),
		...config.volumes
			.filter((volume) => volume.id === "")
			.map((_, index) => item("", `EBS${index}`, "AWS::EC2::Volume", 0.8, 2.4)),
		item("", handle, "AWS::CloudFormation::WaitConditionHandle", 0.9, 1.2),
		item("", waitConditionOf(facts), "AWS::CloudFormation::WaitCondition", 1.3, 23.5),
		...queueOf(config.queue ?? "compute", config.resource ?? "nodes"),
	].toSorted((a, b) => a.from - b.from);
}

/** What waits for the head node to report back; it carries the time of its making in its name. */
export function waitConditionOf(facts: ClusterFacts): string {
	return `HeadNodeWaitCondition${stampOf(facts)}`;
}

/** The role of a queue's nodes. */
export function queueRoleOf(queue: string): string {
	return `Role${suffix(queue)}`;
}

function queueOf(queue: string, resource: string): PlannedResource[] {
	const own = suffix(queue);
	return [
		item(QUEUES_STACK, queueRoleOf(queue), "AWS::IAM::Role", 7.6, 9.4),
		item(QUEUES_STACK, `ParallelClusterPolicies${own}`, "AWS::IAM::Policy", 9.5, 10.6),
		item(QUEUES_STACK, `SlurmPolicies${own}`, "AWS::IAM::Policy", 9.5, 10.7),
		item(QUEUES_STACK, `InstanceProfile${own}`, "AWS::IAM::InstanceProfile", 9.5, 11.7),
		item(QUEUES_STACK, `LaunchTemplate${suffix(queue + resource)}`, "AWS::EC2::LaunchTemplate", 11.8, 12.4),
	];
}

/** How version 3 makes a logical id of a name. */
function suffix(name: string): string {
	const hex = createHash("sha1").update(name).digest("hex").slice(0, 16);
	return hex.charAt(0).toUpperCase() + hex.slice(1);
}

function stampOf(facts: ClusterFacts): string {
	return new Date(facts.createdAt).toISOString().slice(0, 19).replace(/[-:T]/g, "");
}

function alarm(id: string, index: number): PlannedResource {
	return item("", id, "AWS::CloudWatch::Alarm", 23.6 + index / 50, 24.2);
}

function kept(id: string, from: number, to: number): PlannedResource {
	return { ...item("", id, "AWS::Logs::LogGroup", from, to), kept: true };
}

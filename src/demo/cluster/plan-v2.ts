import { hash } from "../world/ids.ts";
import type { DemoClusterConfig } from "./facts.ts";
import { item, type PlannedResource, STACK_TYPE } from "./plan.ts";

/** The logical ids of version 2.11.9's templates with Slurm, existing volumes and a public address. */
const ROOT: readonly PlannedResource[] = [
	item("", "MasterEIP", "AWS::EC2::EIP", 0.6, 3.2),
	item("", "RootRole", "AWS::IAM::Role", 0.6, 4),
	item("", "CleanupResourcesFunctionExecutionRole", "AWS::IAM::Role", 0.6, 4.1),
	item("", "MasterSecurityGroup", "AWS::EC2::SecurityGroup", 0.7, 2.2),
	item("", "ComputeSecurityGroup", "AWS::EC2::SecurityGroup", 0.7, 2.4),
	item("", "EBSCfnStack", STACK_TYPE, 0.7, 2.6),
	item("", "CloudWatchLogsSubstack", STACK_TYPE, 0.8, 3.4),
	item("", "MasterENI", "AWS::EC2::NetworkInterface", 2.5, 3.6),
	item("", "MasterSecurityGroupIngress", "AWS::EC2::SecurityGroupIngress", 2.6, 3.4),
	item("", "ComputeSecurityGroupIngress", "AWS::EC2::SecurityGroupIngress", 2.6, 3.5),
	item("", "ComputeSecurityGroupEgress", "AWS::EC2::SecurityGroupEgress", 2.6, 3.6),
	item("", "ComputeSecurityGroupNormalEgress", "AWS::EC2::SecurityGroupEgress", 3.7, 4.4),
	item("", "AssociateEIP", "AWS::EC2::EIPAssociation", 3.8, 5.2),
	item("", "RootInstanceProfile", "AWS::IAM::InstanceProfile", 4.2, 7.4),
	item("", "ParallelClusterPolicies", "AWS::IAM::Policy", 4.2, 5.6),
	item("", "ParallelClusterHITPolicies", "AWS::IAM::Policy", 4.2, 5.7),
	item("", "CleanupResourcesFunction", "AWS::Lambda::Function", 4.5, 5.5),
	item("", "CleanupResourcesS3BucketCustomResource", "AWS::CloudFormation::CustomResource", 5.7, 6.8),
	item("", "ComputeFleetHITSubstack", STACK_TYPE, 7.6, 13.5),
	item("", "TerminateComputeFleetCustomResource", "AWS::CloudFormation::CustomResource", 13.6, 14.6),
	item("", "MasterServerSubstack", STACK_TYPE, 14.8, 23.5),
	item("", "CloudWatchDashboardSubstack", STACK_TYPE, 23.6, 24.8),
];

const LOGS = "CloudWatchLogsSubstack";
const FLEET = "ComputeFleetHITSubstack";
const HEAD = "MasterServerSubstack";

const NESTED: readonly PlannedResource[] = [
	item(LOGS, "CloudWatchLogGroup", "AWS::Logs::LogGroup", 1.2, 2.6),
	item(LOGS, "CleanupResourcesFunctionLogGroup", "AWS::Logs::LogGroup", 1.2, 2.7),
	item(LOGS, "CleanupRoute53FunctionLogGroup", "AWS::Logs::LogGroup", 1.3, 2.8),
	item(LOGS, "UpdateWaiterFunctionLogGroup", "AWS::Logs::LogGroup", 1.3, 2.9),
	item(FLEET, "DynamoDBTable", "AWS::DynamoDB::Table", 8, 10.5),
	item(FLEET, "ClusterHostedZone", "AWS::Route53::HostedZone", 8, 10.8),
	item(FLEET, "CleanupRoute53FunctionExecutionRole", "AWS::IAM::Role", 8, 9.8),
	item(FLEET, "UpdateWaiterFunctionExecutionRole", "AWS::IAM::Role", 8.1, 9.9),
	item(FLEET, "CleanupRoute53Function", "AWS::Lambda::Function", 10, 11),
	item(FLEET, "UpdateWaiterFunction", "AWS::Lambda::Function", 10.1, 11.1),
	item(FLEET, "ParallelClusterSlurmRoute53Policies", "AWS::IAM::Policy", 10.9, 11.8),
	item(FLEET, "CleanupRoute53CustomResource", "AWS::CloudFormation::CustomResource", 11.9, 12.8),
	item(HEAD, "MasterServerLaunchTemplate", "AWS::EC2::LaunchTemplate", 15.2, 15.9),
	item(HEAD, "MasterServer", "AWS::EC2::Instance", 16, 22.4),
	item(HEAD, "UpdateWaiterCustomResource", "AWS::CloudFormation::CustomResource", 16.2, 23.1),
	item("CloudWatchDashboardSubstack", "PclusterDashboard", "AWS::CloudWatch::Dashboard", 23.9, 24.5),
];

/** All resources of a cluster, in the order in which they begin. */
export function planV2(config: DemoClusterConfig): readonly PlannedResource[] {
	const template = `ComputeServerLaunchTemplate${hash(`compute${config.computeType}`).slice(0, 16)}`;
	const own = config.volumes.length === 0 ? [item("EBSCfnStack", "Volume1", "AWS::EC2::Volume", 1, 2.2)] : [];
	return [...ROOT, ...NESTED, ...own, item(FLEET, template, "AWS::EC2::LaunchTemplate", 8.2, 9)].sort(
		(a, b) => a.from - b.from,
	);
}

import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "../questions/answers.ts";

/** What a user needs to make, use and delete any cluster: the gist of the policies in pcluster's user guide. */
const ALWAYS = {
	cloudformation: "CreateStack DeleteStack DescribeStackEvents DescribeStackResources DescribeStacks",
	ec2: "AuthorizeSecurityGroupIngress CreateLaunchTemplate CreateNetworkInterface CreateSecurityGroup CreateTags DeleteLaunchTemplate DeleteSecurityGroup DescribeInstances RunInstances TerminateInstances",
	iam: "AddRoleToInstanceProfile CreateInstanceProfile CreateRole DeleteInstanceProfile DeleteRole DeleteRolePolicy GetRole PassRole PutRolePolicy RemoveRoleFromInstanceProfile",
	s3: "CreateBucket DeleteObject GetObject PutBucketPolicy PutObject",
	logs: "CreateLogGroup PutRetentionPolicy",
};

const WITH_LAMBDA = { lambda: "CreateFunction DeleteFunction InvokeFunction" };
const SLURM = {
	dynamodb: "CreateTable DeleteTable DescribeTable PutItem Query",
	route53: "CreateHostedZone DeleteHostedZone",
	cloudwatch: "PutDashboard",
	...WITH_LAMBDA,
};
const SCALING_GROUPS = {
	autoscaling: "CreateAutoScalingGroup DeleteAutoScalingGroup UpdateAutoScalingGroup",
	dynamodb: "CreateTable DeleteTable",
	sns: "CreateTopic DeleteTopic Subscribe",
	sqs: "CreateQueue DeleteQueue SetQueueAttributes",
};
const BATCH = {
	batch:
		"CreateComputeEnvironment CreateJobQueue DeleteComputeEnvironment DeleteJobQueue RegisterJobDefinition",
	codebuild: "CreateProject DeleteProject",
	ecr: "CreateRepository DeleteRepository",
	...WITH_LAMBDA,
};
const FIXED_ADDRESS = { ec2: "AllocateAddress AssociateAddress ReleaseAddress" };

type Actions = Readonly<Record<string, string>>;

/** What of a cluster decides which rights it needs. */
type RightsFor = Pick<ClusterSpec, "publicAddress"> & {
	readonly nodes: Pick<ClusterSpec["nodes"], "scheduler">;
};

/** The actions that this cluster needs, as IAM spells them, in order and each once. */
export function neededRights({ nodes, publicAddress }: RightsFor, profile: Profile): string[] {
	const queues = profile.slurmStartsNodes ? SLURM : SCALING_GROUPS;
	const parts: Actions[] = [
		ALWAYS,
		nodes.scheduler === "awsbatch" ? BATCH : nodes.scheduler === "slurm" ? queues : SCALING_GROUPS,
		...(profile.headKeepsAddress || publicAddress === "elastic" ? [FIXED_ADDRESS] : []),
	];
	const all = parts.flatMap((part) =>
		Object.entries(part).flatMap(([service, names]) => names.split(" ").map((name) => `${service}:${name}`)),
	);
	return [...new Set([...all, ...profile.furtherRights])].toSorted();
}

/** The key that shows the letter. */
export const SHOWS_LETTER = "t shows a text for whoever runs the account.";

/** Said wherever AWS's simulator has refused something. */
export const SIMULATOR_MAY_ERR = "Where your rights are bound to certain names, it can be wrong.";

/** A letter to whoever runs the account: which rights are needed, and what for. */
export function letterFor(
	actions: readonly string[],
	{ name, region }: ClusterSpec,
	version: string,
): string {
	return [
		"Hello,",
		"",
		`I would like to make a cluster called ${name} in ${region} with AWS ParallelCluster ${version}.`,
		"For that my AWS user needs these permissions (IAM actions):",
		"",
		...actions.map((action) => `  ${action}`),
		"",
		"AWS has ready policies for it: look for “IAM permissions” in the user guide of AWS ParallelCluster.",
		"Thank you!",
	].join("\n");
}

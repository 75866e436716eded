import type { Cause } from "./cause.ts";

const NEEDED = "https://docs.aws.amazon.com/parallelcluster/latest/ug/iam-roles-in-parallelcluster-v3.html";

/** Failures of what the user may do, and of the bucket that pcluster keeps its files in. */
export const rightsCauses: readonly Cause[] = [
	{
		id: "forbidden-by-organisation",
		rows: [41],
		signs: [
			"User: … is not authorized to perform: … explicit deny in a service control policy",
			"is not authorized to perform: … explicit deny in a service control policy",
			"explicit deny in a service control policy",
		],
		meaning: "Your organisation forbids this in AWS for everybody in the account, whatever rights you have.",
		cure: "Show the message to whoever looks after your organisation's AWS accounts. Another region may be allowed.",
		step: "region",
	},
	{
		id: "role-rights",
		rows: [41],
		signs: [
			"is not authorized to perform: iam:",
			"AccessDenied … is not authorized to perform: iam:",
			"User: … is not authorized to perform: iam:",
			"API: iam: … is not authorized to perform",
			"iam:CreateRole",
			"iam:PassRole",
			"requires capabilities",
		],
		meaning: "Your AWS user may not create roles, and every cluster needs some.",
		cure: "Ask the administrator of your AWS account for the rights that ParallelCluster needs, iam:CreateRole and iam:PassRole among them. The link has the list.",
		step: undefined,
		link: NEEDED,
	},
	{
		id: "rights",
		rows: [41],
		signs: [
			"is not authorized to perform",
			"User: … is not authorized to perform",
			"You are not authorized to perform this operation",
			"UnauthorizedOperation",
			"AccessDenied",
			"HandlerErrorCode: AccessDenied",
		],
		meaning: "Your AWS user lacks a right that the cluster needs.",
		cure: "Show the message to the administrator of your AWS account. The link has the list of what ParallelCluster needs.",
		step: undefined,
		link: NEEDED,
		command: (said) =>
			/Encoded authorization failure message: (\S+)/.test(said)
				? `aws sts decode-authorization-message --encoded-message ${/Encoded authorization failure message: ([\w-]+)/.exec(said)?.[1]}`
				: undefined,
	},
	{
		id: "bucket-rights",
		rows: [43],
		signs: ["Access Denied", "You do not have access to the S3 bucket"],
		meaning: "Your AWS user may not make or use the S3 bucket in which pcluster keeps the cluster's files.",
		cure: "Ask your administrator for the right to create buckets, or for a bucket to name in the config (cluster_resource_bucket, CustomS3Bucket).",
		step: undefined,
		link: NEEDED,
	},
	{
		id: "bucket-limit",
		rows: [43],
		signs: ["TooManyBuckets", "You have attempted to create more buckets than allowed"],
		meaning: "Your account has as many S3 buckets as it may, and every cluster needs one.",
		cure: "Remove buckets that nobody uses (the command lists them), or name one for the cluster (cluster_resource_bucket, CustomS3Bucket).",
		step: undefined,
		command: "aws s3 ls",
	},
	{
		id: "bucket-refused",
		rows: [43],
		signs: [
			"cluster_resource_bucket must be in the same region",
			"is not in the same region of the cluster",
			"S3 bucket '…' does not appear to exist",
			"NoSuchBucket",
			"because versioning setting is",
			"Unexpected error for S3 bucket",
			"Unexpected error when getting S3 bucket",
			"S3BucketValidator:",
			"S3BucketRegionValidator:",
		],
		meaning: "The S3 bucket that the config file names cannot be used for this cluster.",
		cure: "Take it out of the file (cluster_resource_bucket, CustomS3Bucket): pcluster then makes one of its own. Or name one of this region that keeps versions.",
		step: undefined,
	},
	{
		id: "bucket",
		rows: [43],
		role: "frame",
		signs: [
			"Unable to create S3 bucket",
			"Unable to access config-specified S3 bucket",
			"Unable to initialize s3 bucket",
			"Failed when configuring cluster S3 bucket",
			"Unable to upload cluster resources to the S3 bucket",
			"Error when uploading",
			"Configure S3 bucket",
			"Unable to check S3 bucket",
		],
		meaning: "pcluster could not make or fill the S3 bucket in which it keeps the cluster's files.",
		cure: "Ask your administrator for the right to create buckets, or for a bucket to name in the config (cluster_resource_bucket, CustomS3Bucket).",
		step: undefined,
	},
	{
		id: "role-limit",
		signs: [
			"Cannot exceed quota for RolesPerAccount",
			"Cannot exceed quota for InstanceProfilesPerAccount",
			"Cannot exceed quota for PoliciesPerAccount",
		],
		meaning: "Your AWS account holds as many roles as it may, usually 1,000, and every cluster needs some.",
		cure: "Ask your administrator to remove roles that nobody uses any more, or to ask AWS for a higher limit.",
		step: undefined,
		link: "https://console.aws.amazon.com/servicequotas/home/services/iam/quotas",
	},
];

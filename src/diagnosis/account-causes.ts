import type { Cause } from "./cause.ts";

/** Failures of key pair, credentials, rights, region. */
export const accountCauses: readonly Cause[] = [
	{
		id: "key-rsa",
		signs: [["does not support RSA keys"]],
		meaning: "The newer Ubuntu systems (22.04, 24.04) refuse keys of the type RSA.",
		cure: "Choose a key pair of the type ED25519, or an image of another system.",
		step: "keyPair",
	},
	{
		id: "key-missing",
		signs: [
			["InvalidKeyPair.NotFound"],
			["The key pair '", "does not exist"],
			["'key_name' must have a value"],
			["KeyPairValidator:"],
			["HeadNode, Ssh, KeyName:"],
		],
		meaning:
			"There is no key pair of that name in this region. Each region has key pairs of its own; the name has no .pem at its end.",
		cure: "Choose one from the list, or create one in the EC2 console for this region.",
		step: "keyPair",
	},
	{
		id: "credentials-expired",
		signs: [["ExpiredToken"], ["RequestExpired"], ["SSO session", "expired"], ["Token has expired"]],
		meaning: "Your AWS login has run out, or this computer's clock is wrong.",
		cure: "Log in again (aws sso login, or fresh keys), then try again.",
		step: undefined,
	},
	{
		id: "credentials-missing",
		signs: [["Unable to locate credentials"], ["AWS Credentials not found"], ["ProfileNotFound"]],
		meaning: "pcluster found no AWS credentials, although firstlight may have found some.",
		cure: "Run aws configure, or set AWS_PROFILE to a profile that exists.",
		step: undefined,
	},
	{
		id: "credentials-refused",
		signs: [
			["not able to validate the provided access credentials"],
			["InvalidClientTokenId"],
			["SignatureDoesNotMatch"],
			["UnrecognizedClientException"],
			["AuthFailure"],
		],
		meaning:
			"AWS refuses these credentials in this region: the keys are wrong, or the region is not switched on for your account.",
		cure: "Check the keys with aws sts get-caller-identity, or choose another region.",
		step: "region",
	},
	{
		id: "region-refused",
		signs: [
			["is not yet officially supported by ParallelCluster"],
			["invalid or unsupported region"],
			["You must specify a region"],
			["region needs to be set"],
		],
		meaning: "This version of pcluster does not work in this region.",
		cure: "Choose another region; your volumes have to be there too.",
		step: "region",
	},
	{
		id: "bucket",
		signs: [
			["Unable to create S3 bucket"],
			["Unable to initialize s3 bucket"],
			["cluster_resource_bucket must be in the same region"],
			["TooManyBuckets"],
		],
		meaning: "pcluster could not make the S3 bucket in which it keeps the cluster's files.",
		cure: "Ask your administrator for the right to create buckets, or for a bucket to name in the config (cluster_resource_bucket).",
		step: undefined,
	},
	{
		id: "role-rights",
		signs: [
			["is not authorized to perform: iam:"],
			["iam:CreateRole"],
			["iam:PassRole"],
			["requires capabilities"],
		],
		meaning: "Your AWS user may not create roles, and every cluster needs some.",
		cure: "Ask your administrator for the rights that ParallelCluster needs, iam:CreateRole and iam:PassRole among them.",
		step: undefined,
	},
	{
		id: "role-limit",
		signs: [
			["Cannot exceed quota for RolesPerAccount"],
			["Cannot exceed quota for InstanceProfilesPerAccount"],
		],
		meaning: "Your AWS account holds as many roles as it may, usually 1,000, and every cluster needs some.",
		cure: "Ask your administrator to remove roles that nobody uses any more, or to ask AWS for a higher limit: Service Quotas, IAM.",
		step: undefined,
	},
	{
		id: "rights",
		signs: [
			["is not authorized to perform"],
			["You are not authorized to perform this operation"],
			["UnauthorizedOperation"],
			["AccessDenied"],
		],
		meaning: "Your AWS user lacks a right that the cluster needs.",
		cure: "Show this message to the administrator of your AWS account.",
		step: undefined,
	},
];

import type { Cause } from "./cause.ts";

const LOGS_IN_AGAIN =
	"Log in to AWS again in another window, then go on from here: what was made is not lost.";

/** Failures of key pair, credentials, region. */
export const accountCauses: readonly Cause[] = [
	{
		id: "key-rsa",
		troubles: [39],
		signs: ["does not support RSA keys"],
		meaning: "The system on this image refuses keys of the type RSA.",
		cure: "Choose a key pair of the type ED25519, or an image of another system.",
		step: "keyPair",
		link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
	},
	{
		id: "key-missing",
		troubles: [34],
		signs: [
			"InvalidKeyPair.NotFound",
			"The key pair '…' does not exist",
			"'key_name' must have a value",
			"KeyPairValidator:",
			"HeadNode, Ssh, KeyName:",
		],
		meaning:
			"There is no key pair of that name in this region. Each region has key pairs of its own; the name has no .pem at its end.",
		cure: "Choose one from the list, or create one in the EC2 console for this region.",
		step: "keyPair",
		link: "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-key-pairs.html",
	},
	{
		id: "sso-expired",
		troubles: [40, 50],
		signs: [
			"SSO session … expired",
			"SSO token … expired",
			"SSO access token has … expired",
			"Error when retrieving token from sso",
			"Error loading SSO Token",
			"UnauthorizedSSOTokenError",
		],
		meaning: "Your AWS login through the web page (SSO) has run out.",
		cure: LOGS_IN_AGAIN,
		step: undefined,
		command: "aws sso login",
	},
	{
		id: "credentials-expired",
		troubles: [40, 50],
		signs: [
			"ExpiredToken",
			"RequestExpired",
			"security token included in the request is expired",
			"The provided token has expired",
			"Request has expired",
			"Token has expired",
			"Your session has expired",
		],
		meaning: "Your AWS login has run out, or this computer's clock is wrong.",
		cure: `${LOGS_IN_AGAIN} The way is the one that you took before: aws login, aws sso login, or fresh keys.`,
		step: undefined,
	},
	{
		id: "clock",
		troubles: [40],
		signs: [
			"Signature expired: … is now earlier than",
			"Signature not yet current: … is still later than",
			"RequestTimeTooSkewed",
			"RequestInTheFuture",
			"The difference between the request time and the current time is too large",
		],
		meaning: "This computer's clock is wrong: AWS refuses what seems to come from another time.",
		cure: "Set the clock of this computer (switch automatic time on), then try again.",
		step: undefined,
		command: "date -u",
	},
	{
		id: "secret-wrong",
		troubles: [40],
		signs: ["The request signature we calculated does not match", "SignatureDoesNotMatch"],
		meaning:
			"The secret half of your AWS access key is not the right one; seldom it is this computer's clock.",
		cure: "Enter the key again with the command. If the secret is lost, make a new key in the AWS console under Security credentials.",
		step: undefined,
		command: "aws configure",
	},
	{
		id: "credentials-missing",
		troubles: [40],
		signs: [
			"Unable to locate credentials",
			"AWS Credentials not found",
			"ProfileNotFound",
			"The config profile (…) could not be found",
			"Partial credentials found",
			"NoCredentialsError",
		],
		meaning: "pcluster found no AWS credentials, although firstlight may have found some.",
		cure: "Enter your access key with the command, or set AWS_PROFILE to a profile that exists.",
		step: undefined,
		command: "aws configure",
	},
	{
		id: "credentials-refused",
		troubles: [42],
		signs: [
			"The security token included in the request is invalid",
			"not able to validate the provided access credentials",
			"The AWS Access Key Id you provided does not exist",
			"InvalidClientTokenId",
			"InvalidAccessKeyId",
			"UnrecognizedClientException",
			"AuthFailure",
		],
		meaning:
			"AWS refuses these keys in this region: they are wrong, or the region is not switched on for your account. China and GovCloud have keys of their own.",
		cure: "See with the command whose keys they are; then take other ones, or choose another region.",
		step: "region",
		command: "aws sts get-caller-identity",
	},
	{
		id: "region-missing",
		troubles: [40],
		signs: ["You must specify a region", "region needs to be set", "AWS region not configured"],
		meaning: "pcluster was not told in which region the cluster is to be.",
		cure: "Choose the region again: firstlight writes it into the config file.",
		step: "region",
	},
	{
		id: "region-refused",
		troubles: [42],
		signs: [
			"is not yet officially supported by ParallelCluster",
			"invalid or unsupported region",
			"RegionValidator:",
		],
		meaning: "This version of pcluster does not work in this region.",
		cure: "Choose another region; your volumes have to be there too.",
		step: "region",
	},
];

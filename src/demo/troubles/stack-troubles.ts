import { awsId } from "../world/ids.ts";
import { type Trouble, withVolume } from "./trouble.ts";

/** Words of EC2 as CloudFormation hands them on. */
const fromEc2 = (text: string) =>
	`${text} (Service: Ec2, Status Code: 400, Request ID: 7d5bb1f0-6a5c-4a83-9d1e-0c0f5f3a2b11) (SDK Attempt Count: 1)`;
/** What the head node of version 3 reports by itself. */
const reported = (text: string) =>
	`WaitCondition received failed message: '${text}' for uniqueId: i-07af1cb218dd6a081`;
const SIGNAL = "Received FAILURE signal with UniqueId i-07af1cb218dd6a081";

const TERMS =
	"In order to use this AWS Marketplace product you need to accept terms and subscribe. To do so please visit https://aws.amazon.com/marketplace/pp?sku=aw0evgkw8e5c1q413zgy5pjce";
const PENDING =
	"Your account is currently being verified. Verification normally takes less than 2 hours. Until your account is verified, you may not be able to launch additional instances or create additional volumes. If you are still receiving this message after more than 2 hours, please let us know by writing to aws-verification@amazon.com. We appreciate your patience.";

function spareAddress(place: number) {
	return { id: awsId("eipalloc", `spare ${place}`), address: `203.0.113.${90 + place}`, tags: {} };
}

/** Troubles that show when AWS is already building: the failed creation explains them. */
export const stackTroubles: readonly Trouble[] = [
	{
		name: "update-fails",
		number: 45,
		shows: "the head node cannot take in another size: AWS takes the change back",
		update: { says: { 3: reported("Update failed") } },
	},
	{
		...fails(
			"volume-of-marketplace",
			3,
			"the volume came from a CentOS disk of the Marketplace",
			fromEc2(
				"Cannot attach volume 'vol-0b56e15aad1c2a560' with Marketplace codes as the instance 'i-07af1cb218dd6a081' is not in the 'stopped' state.",
			),
		),
		region: withVolume("lsst_stack", (it) => ({
			...it,
			snapshotId: awsId("snap", "centos"),
			productCode: "aw0evgkw8e5c1q413zgy5pjce",
		})),
	},
	{
		name: "volume-not-mounted",
		number: 4,
		shows: "the head node cannot mount a volume: the creation fails",
		stack: {
			at: "boot-failed",
			says: {
				2: SIGNAL,
				3: reported(
					"Failed to mount EBS volume. Please check /var/log/chef-client.log in the head node, or check the chef-client.log in CloudWatch logs. Please refer to https://docs.aws.amazon.com/parallelcluster/latest/ug/troubleshooting-v3.html for more details on ParallelCluster logs.",
				),
			},
		},
	},
	{
		...fails(
			"address-limit",
			16,
			"all Elastic IPs of the account are in use",
			fromEc2("The maximum number of addresses has been reached."),
		),
		region: (region) => ({
			...region,
			addresses: Array.from({ length: 5 }, (_, place) => spareAddress(place)),
		}),
	},
	{
		name: "image-of-another-version",
		number: 18,
		shows: "the image was made for another release: the creation fails (version 2: the check before it)",
		config: {
			validator: "CustomAmiTagValidator",
			says: {
				2: "The configuration parameter 'custom_ami' generated the following errors:\nThis AMI was created with version 2.4.1 of ParallelCluster, but is trying to be used with version 2.11.9. Please either use an AMI created with version 2.11.9 or change your ParallelCluster to version 2.4.1",
				3: "The custom AMI was created with pcluster 3.1.4, but is trying to be used with pcluster 3.16.1. Please either use an AMI created with 3.16.1 version or change your ParallelCluster to 3.1.4 version.",
			},
		},
	},
	{
		...fails("marketplace-terms", 23, "the terms of the image are not accepted yet", fromEc2(TERMS)),
		refuses: { actions: ["RunInstances"], code: "OptInRequired", says: TERMS },
	},
	fails(
		"type-not-in-zone",
		25,
		"this zone does not have the machine type",
		fromEc2(
			"Your requested instance type (t3.xlarge) is not supported in your requested Availability Zone (eu-west-2a). Please retry your request by not specifying an Availability Zone or choosing eu-west-2b, eu-west-2c.",
		),
	),
	{
		...fails(
			"vcpu-limit",
			26,
			"a new account may use one processor only",
			fromEc2(
				"You have requested more vCPU capacity than your current vCPU limit of 1 allows for the instance bucket that the specified instance type belongs to. Please visit http://aws.amazon.com/contact-us/ec2-request to request an adjustment to this limit.",
			),
		),
		processors: 1,
	},
	fails(
		"no-capacity",
		27,
		"AWS is out of this machine type in this zone",
		fromEc2(
			"We currently do not have sufficient t3.medium capacity in the Availability Zone you requested (eu-west-2a). Our system will be working on provisioning additional capacity. You can currently get t3.medium capacity by not specifying an Availability Zone in your request or choosing eu-west-2b, eu-west-2c.",
		),
	),
	{
		...fails(
			"free-plan",
			28,
			"the account is on the Free plan",
			fromEc2(
				"The specified instance type is not eligible for Free Tier. For a list of Free Tier instance types, run 'describe-instance-types' with the filter 'free-tier-eligible=true'.",
			),
		),
		freePlan: true,
	},
	{
		...fails("account-pending", 29, "the account is some hours old", fromEc2(PENDING)),
		refuses: { actions: ["RunInstances"], code: "PendingVerification", says: PENDING },
	},
	{
		name: "head-silent",
		number: 30,
		shows: "the head node never reports that it is ready: the creation fails",
		stack: {
			at: "no-signal",
			says: {
				2: "Failed to receive 1 resource signal(s) within the specified duration",
				3: "WaitCondition timed out. Received 0 conditions when expecting 1",
			},
		},
	},
	fails(
		"spot-role",
		31,
		"the account has no role for the spot market",
		fromEc2(
			"The provided credentials do not have permission to create the service-linked role for EC2 Spot Instances.",
		),
	),
	{
		name: "static-nodes",
		number: 32,
		shows: "nodes that are to run from the start do not come: the creation fails",
		stack: {
			at: "boot-failed",
			says: {
				2: "Received 1 SUCCESS signal(s) out of 2.  Unable to satisfy 100% MinSuccessfulInstancesPercent requirement",
				3: reported(
					"Cluster has been set to PROTECTED mode due to failures detected in static node provisioning. Please check /var/log/chef-client.log in the head node, or check the chef-client.log in CloudWatch logs.",
				),
			},
		},
	},
	fails(
		"bucket-refused",
		43,
		"the account may have no more buckets",
		"You have attempted to create more buckets than allowed (Service: Amazon S3; Status Code: 400; Error Code: TooManyBuckets)",
	),
	{
		name: "head-failed",
		number: 45,
		shows: "the head node's set-up breaks off: the creation fails",
		stack: {
			at: "boot-failed",
			says: {
				2: SIGNAL,
				3: reported(
					"Failed to run chef recipe aws-parallelcluster-slurm::config_head_node line 120. Please check /var/log/chef-client.log in the head node, or check the chef-client.log in CloudWatch logs. Please refer to https://docs.aws.amazon.com/parallelcluster/latest/ug/troubleshooting-v3.html for more details on ParallelCluster logs.",
				),
			},
		},
	},
	{
		name: "deletion-held-up",
		number: 48,
		shows: "something of one's own hangs on the cluster's firewall: its deletion fails",
		deletion: `resource sg-0123456789abcdef0 has a dependent object (Service: Ec2, Status Code: 400, Request ID: 7d5bb1f0-6a5c-4a83-9d1e-0c0f5f3a2b11)`,
	},
	{
		name: "lambda-runtime",
		number: 57,
		shows: "AWS takes no more functions of python3.8, which version 2 brings along: the creation fails",
		stack: {
			at: "vcpu-limit",
			says: {
				2: 'Resource handler returned message: "The runtime parameter of python3.8 is no longer supported for creating or updating AWS Lambda functions. We recommend you use a supported runtime while creating or updating functions. (Service: Lambda, Status Code: 400, Request ID: 3f0a9c52-1f7e-4f0b-8a6d-5b1c7a90e4d2)" (HandlerErrorCode: InvalidRequest)',
			},
		},
	},
];

/** The head node's machine is refused, in either version. */
function fails(name: string, number: number, what: string, text: string): Trouble {
	return {
		name,
		number,
		shows: `${what}: the creation fails`,
		stack: { at: "vcpu-limit", says: { 2: text, 3: text } },
	};
}

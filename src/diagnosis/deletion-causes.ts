import type { Cause } from "./cause.ts";
import { idIn } from "./id-in.ts";

const AGAIN = "then delete the cluster again";

function interfacesBy(filter: string, id: string | undefined): string | undefined {
	return (
		id &&
		`aws ec2 describe-network-interfaces --filters Name=${filter},Values=${id} --query 'NetworkInterfaces[].[NetworkInterfaceId,Description]'`
	);
}

/** What holds a deletion up. */
export const deletionCauses: readonly Cause[] = [
	{
		id: "group-in-use",
		troubles: [48],
		signs: ["resource sg-… has a dependent object", "has a dependent object", "DependencyViolation"],
		meaning:
			"Something else still uses a security group (firewall) of the cluster, so AWS does not remove it.",
		cure: "Remove what uses it: the command lists the interfaces, or another group names it in a rule. Then delete the cluster again.",
		step: undefined,
		command: (said) => interfacesBy("group-id", idIn(said, "sg")),
	},
	{
		id: "deletion-unfinished",
		role: "pointer",
		signs: ["Cluster did not delete successfully"],
		meaning: "AWS could not remove all of the cluster, and pcluster does not say why.",
		cure: "Open the cluster: its events tell what holds the deletion up. Then delete it again.",
		step: undefined,
	},
	{
		id: "network-in-use",
		troubles: [48],
		signs: ["The vpc '…' has dependencies", "The subnet '…' has dependencies"],
		meaning: "Something else is still in this network, so AWS does not remove it.",
		cure: `Remove what is in it (the command lists it), ${AGAIN}.`,
		step: undefined,
		command: (said) =>
			interfacesBy("subnet-id", idIn(said, "subnet")) ?? interfacesBy("vpc-id", idIn(said, "vpc")),
	},
	{
		id: "interface-in-use",
		troubles: [48],
		signs: [
			"Network interface '…' is currently in use",
			"resource is currently in use",
			"is currently in use by",
		],
		meaning: "A network interface is still attached to a machine, so AWS does not remove it.",
		cure: `The command shows which one: terminate or detach that machine, ${AGAIN}.`,
		step: undefined,
		command: (said) => {
			const id = idIn(said, "eni");
			return id && `aws ec2 describe-network-interfaces --network-interface-ids ${id}`;
		},
	},
	{
		id: "zone-not-empty",
		troubles: [48],
		signs: ["HostedZoneNotEmpty", "hosted zone contains non-required resource record sets"],
		meaning: "The cluster's own name zone (Route 53) still has entries, so AWS does not remove it.",
		cure: `Remove the entries of the zone in the Route 53 console, all but NS and SOA, ${AGAIN}.`,
		step: undefined,
		command: "aws route53 list-hosted-zones",
	},
	{
		id: "role-in-use",
		troubles: [48],
		signs: [
			"Cannot delete entity, must",
			"must detach all policies first",
			"must remove roles from instance profile first",
		],
		meaning: "Somebody added a policy to a role of the cluster by hand, so AWS does not remove the role.",
		cure: `Detach what was added, in the IAM console under Roles, ${AGAIN}.`,
		step: undefined,
	},
	{
		id: "bucket-not-empty",
		troubles: [48],
		signs: ["The bucket you tried to delete is not empty", "BucketNotEmpty"],
		meaning: "A bucket of the cluster still has files in it, so AWS does not remove it.",
		cure: `Save what you need from it and empty it in the S3 console (the command lists the buckets), ${AGAIN}.`,
		step: undefined,
		command: "aws s3 ls",
	},
	{
		id: "protected",
		troubles: [48],
		signs: ["TerminationProtection is enabled", "may not be terminated. Modify its 'disableApiTermination'"],
		meaning: "Somebody has protected the cluster or its head node against deletion.",
		cure: "Ask who did it and why. Only if it may really go: switch the protection off in the CloudFormation or EC2 console.",
		step: undefined,
	},
];

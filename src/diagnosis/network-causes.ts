import { endWords } from "../rules/os-names.ts";
import type { Cause } from "./cause.ts";
import { idIn } from "./id-in.ts";

const QUOTAS = "https://console.aws.amazon.com/servicequotas/home/services/vpc/quotas";

/** Failures of VPC, subnet, addresses. */
export const networkCauses: readonly Cause[] = [
	{
		id: "vpc-dns",
		troubles: [11],
		signs: ["DNS Support is not enabled in the VPC", "DNS Hostnames not enabled in the VPC"],
		meaning:
			"The VPC does not give its machines names. ParallelCluster needs both DNS settings of the VPC switched on.",
		cure: "Choose another VPC, or switch the setting on with the command: that costs nothing.",
		step: "vpc",
		command: (said) => {
			const vpc = idIn(said, "vpc");
			const setting = /DNS Support is not enabled/i.test(said) ? "support" : "hostnames";
			return vpc && `aws ec2 modify-vpc-attribute --vpc-id ${vpc} --enable-dns-${setting}`;
		},
		link: "https://docs.aws.amazon.com/vpc/latest/userguide/vpc-dns.html",
	},
	{
		id: "no-vpc",
		troubles: [13],
		signs: ["There are no VPC for the given region", "VPCIdNotSpecified", "No default VPC for this user"],
		meaning: "This region has no VPC (private network) for the cluster.",
		cure: "Have AWS make its standard one with the command: it costs nothing. Or choose the region of your VPC.",
		step: "vpc",
		command: "aws ec2 create-default-vpc",
	},
	{
		id: "vpc-missing",
		troubles: [13],
		signs: ["InvalidVpcID.NotFound", "The vpc ID '…' does not exist"],
		meaning: "There is no such VPC (private network) in this region.",
		cure: "Choose the VPC again, or the region that it is in.",
		step: "vpc",
	},
	{
		id: "subnet-missing",
		troubles: [14],
		signs: [
			"InvalidSubnetID.NotFound",
			"The subnet ID '…' does not exist",
			"The subnet '…' does not exist",
			"Subnet subnet-… not found",
			"No subnet found with ID",
			"Networking, SubnetId:",
			"Networking, SubnetIds:",
			"SubnetsValidator:",
		],
		meaning: "There is no such subnet in this region.",
		cure: "Choose the subnet again.",
		step: "subnet",
	},
	{
		id: "parts-of-different-vpcs",
		troubles: [14],
		signs: [
			"Security group … and subnet … belong to different networks",
			"security group … does not exist in default VPC",
			"Subnet … is not in VPC",
		],
		meaning: "Subnet, VPC and security groups do not belong together.",
		cure: "Choose the VPC again, then one of its subnets. A security group in the config file has to be of that VPC, too.",
		step: "subnet",
	},
	{
		id: "group-missing",
		signs: [
			"The security group '…' does not exist",
			"InvalidGroup.NotFound",
			"InvalidGroupId.Malformed",
			"SecurityGroups: ",
			"SecurityGroupsValidator:",
		],
		meaning: "The config file names a security group (firewall) that does not exist in this region.",
		cure: "Take it out of the file: vpc_security_group_id, additional_sg, SecurityGroups or AdditionalSecurityGroups.",
		step: "vpc",
	},
	{
		id: "subnet-full",
		troubles: [15],
		signs: [
			"InsufficientFreeAddressesInSubnet",
			"not enough free addresses in subnet",
			"does not contain enough free private IP addresses",
			"The configured max size parameter … exceeds the number of free private IP addresses",
		],
		meaning: "The subnet has no addresses left for the nodes.",
		cure: "Choose another subnet in the same zone, or fewer nodes.",
		step: "subnet",
	},
	{
		id: "address-limit",
		troubles: [16],
		signs: ["AddressLimitExceeded", "The maximum number of addresses has been reached"],
		meaning:
			"The head node gets a fixed public address (Elastic IP), and your account has used up its limit, usually five.",
		cure: "Release addresses that nobody uses, in the EC2 console: they cost money as well. The command lists those that belong to no machine.",
		step: undefined,
		command: "aws ec2 describe-addresses --query 'Addresses[?AssociationId==null].PublicIp'",
		link: "https://console.aws.amazon.com/servicequotas/home/services/ec2/quotas/L-0263D0A3",
	},
	{
		id: "address-missing",
		signs: ["InvalidAllocationID.NotFound", "The allocation ID '…' does not exist", "ElasticIpValidator:"],
		meaning: "The config file names a fixed address (Elastic IP) that is not in this region.",
		cure: "Correct ElasticIp below HeadNode, Networking in the file, or take it out.",
		step: undefined,
	},
	{
		id: "vpc-limit",
		signs: ["VpcLimitExceeded", "The maximum number of VPCs has been reached"],
		meaning: "Your account has as many VPCs (private networks) in this region as it may, usually five.",
		cure: "Use one that exists, remove one that nobody uses, or ask AWS for a higher limit.",
		step: "vpc",
		link: QUOTAS,
	},
	{
		id: "interface-limit",
		signs: ["NetworkInterfaceLimitExceeded", "The maximum number of network interfaces has been reached"],
		meaning: "Your account has as many network interfaces in this region as it may.",
		cure: "Remove machines or interfaces that nobody uses, choose fewer nodes, or ask AWS for a higher limit.",
		step: "nodes",
		link: QUOTAS,
	},
	{
		id: "group-limit",
		signs: ["SecurityGroupLimitExceeded", "The maximum number of security groups … has been reached"],
		meaning: "The VPC has as many security groups (firewalls) as it may.",
		cure: "Remove security groups that nobody uses, choose another VPC, or ask AWS for a higher limit.",
		step: "vpc",
		link: QUOTAS,
	},
	{
		id: "rule-limit",
		signs: [
			"RulesPerSecurityGroupLimitExceeded",
			"The maximum number of rules per security group has been reached",
		],
		meaning: "A security group (firewall) has as many rules as it may.",
		cure: "Remove rules that nobody needs from it, or ask AWS for a higher limit.",
		step: undefined,
		link: QUOTAS,
	},
	{
		id: "centos-mirrors",
		troubles: [24],
		signs: ["Could not resolve host: mirrorlist.centos.org"],
		meaning: `${endWords("centos7")}.`,
		cure: "Choose an image with another system.",
		step: "image",
	},
];

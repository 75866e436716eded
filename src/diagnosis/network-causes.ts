import type { Cause } from "./cause.ts";

/** Failures of VPC, subnet, addresses. */
export const networkCauses: readonly Cause[] = [
	{
		id: "vpc-dns",
		signs: [["DNS Support is not enabled in the VPC"], ["DNS Hostnames not enabled in the VPC"]],
		meaning:
			"The VPC does not give its machines names. ParallelCluster needs both DNS settings of the VPC switched on.",
		cure: "Choose another VPC, or switch on “DNS resolution” and “DNS hostnames” for this one in the VPC console.",
		step: "vpc",
	},
	{
		id: "vpc-missing",
		signs: [["InvalidVpcID.NotFound"], ["There are no VPC for the given region"], ["VPCIdNotSpecified"]],
		meaning: "There is no such VPC (private network) in this region.",
		cure: "Choose a VPC again. If there is none: aws ec2 create-default-vpc makes one.",
		step: "vpc",
	},
	{
		id: "subnet-missing",
		signs: [
			["InvalidSubnetID.NotFound"],
			["The subnet ID", "does not exist"],
			["The subnet '", "does not exist"],
			["HeadNode, Networking, SubnetId:"],
		],
		meaning: "There is no such subnet in this region.",
		cure: "Choose the subnet again.",
		step: "subnet",
	},
	{
		id: "groups-of-another-vpc",
		signs: [
			["Security group", "and subnet", "belong to different networks"],
			["security group", "does not exist in default VPC"],
			["is not in VPC", "all subnets are in the same VPC"],
		],
		meaning: "Subnet and VPC do not belong together.",
		cure: "Choose the VPC again, then one of its subnets.",
		step: "subnet",
	},
	{
		id: "subnet-full",
		signs: [
			["InsufficientFreeAddressesInSubnet"],
			["not enough free addresses in subnet"],
			["enough free private IP addresses"],
		],
		meaning: "The subnet has no addresses left for the nodes.",
		cure: "Choose another subnet in the same zone, or fewer nodes.",
		step: "subnet",
	},
	{
		id: "address-limit",
		signs: [["AddressLimitExceeded"], ["The maximum number of addresses has been reached"]],
		meaning:
			"The head node gets a fixed public address (Elastic IP), and your account has used up its limit, usually five.",
		cure: "Release addresses you do not use in the EC2 console (they cost money as well), then try again.",
		step: undefined,
	},
	{
		id: "vpc-limit",
		signs: [
			["RulesPerSecurityGroupLimitExceeded"],
			["SecurityGroupLimitExceeded"],
			["NetworkInterfaceLimitExceeded"],
		],
		meaning:
			"Your account has reached a limit on network parts: firewall groups, their rules, or interfaces.",
		cure: "Remove what you no longer use, or ask AWS for a higher limit under Service Quotas.",
		step: undefined,
	},
];

import type { Cause } from "./cause.ts";

/** What pcluster only advises: the cluster is made all the same. */
export const adviceCauses: readonly Cause[] = [
	{
		id: "advice-fast-network",
		signs: [
			"supports enhanced networking capabilities using",
			"support enhanced networking capabilities using",
			"You may see better performance using a cluster placement group",
			"You may see better performance using a placement group for the queue",
			"supports EFA, but it is not enabled",
			"enabling a placement group may improve network performance",
		],
		meaning: "The nodes could talk faster to each other (EFA, placement group) than the config asks for.",
		cure: "Nothing needs to be done: only programs that run on many nodes at once gain from it.",
		step: undefined,
	},
	{
		id: "advice-shared-volume",
		signs: ["head node network bandwidth is a network performance bottle neck"],
		meaning:
			"All nodes read the shared volumes through the head node, which more than 100 nodes can slow down.",
		cure: "Nothing needs to be done. Choose a larger head node if reading turns out slow.",
		step: undefined,
	},
	{
		id: "advice-across-zones",
		signs: ["Accessing a shared storage from different AZs"],
		meaning:
			"Nodes in another availability zone read the shared volumes more slowly, and AWS charges for the way.",
		cure: "Choose a subnet in the zone of your volumes.",
		step: undefined,
	},
	{
		id: "advice-deletion",
		signs: ["The DeletionPolicy is set to"],
		meaning: "The config says what becomes of this storage when the cluster is deleted.",
		cure: "Nothing needs to be done if that is what you want.",
		step: undefined,
	},
	{
		id: "advice-key",
		signs: ["If you do not specify a key pair"],
		meaning: "Without a key pair nobody can log in to the head node.",
		cure: "Choose a key pair.",
		step: "keyPair",
	},
	{
		id: "advice-larger-volume",
		signs: ["The specified volume size is larger than snapshot size"],
		meaning: "The volume is larger than the snapshot it is made from: the rest stays unused at first.",
		cure: "Nothing needs to be done. Grow its file system on the head node if you need the room.",
		step: undefined,
		link: "https://docs.aws.amazon.com/ebs/latest/userguide/recognize-expanded-volume-linux.html",
	},
	{
		id: "advice-accelerator",
		signs: ["accelerator manufacturer '", "does not offer native support for '…' GPUs"],
		meaning: "AWS's image has no driver for the graphics processors of this instance type.",
		cure: "Nothing needs to be done unless your programs use them; then take an image that has the driver.",
		step: "nodes",
	},
	{
		id: "advice-encryption",
		signs: ["The Encryption parameter of the root volume"],
		meaning: "The queues in the config file differ in whether their disks are encrypted.",
		cure: "Nothing needs to be done unless your organisation demands encryption everywhere.",
		step: undefined,
	},
	{
		id: "advice-centos-arm",
		signs: ["is not validated for the 6th generation aarch64 instances"],
		meaning: "AWS has not tried CentOS 7 on this kind of processor.",
		cure: "Choose an image with another system, or x86_64 instance types.",
		step: "image",
	},
];

import type { Cause } from "./cause.ts";

/** What pcluster 3 only advises: the cluster is made all the same. */
export const adviceCauses: readonly Cause[] = [
	{
		id: "advice-fast-network",
		signs: [
			["supports enhanced networking capabilities using"],
			["support enhanced networking capabilities using"],
		],
		meaning: "The instance type has a faster network (EFA) that the config does not switch on.",
		cure: "Nothing needs to be done: only programs that run on many nodes at once gain from it.",
		step: undefined,
	},
	{
		id: "advice-shared-volume",
		signs: [["head node network bandwidth is a network performance bottle neck"]],
		meaning:
			"All nodes read the shared volumes through the head node, which more than 100 nodes can slow down.",
		cure: "Nothing needs to be done. Choose a larger head node if reading turns out slow.",
		step: undefined,
	},
	{
		id: "advice-across-zones",
		signs: [["Accessing a shared storage from different AZs"]],
		meaning:
			"Nodes in another availability zone read the shared volumes more slowly, and AWS charges for the way.",
		cure: "Choose a subnet in the zone of your volumes.",
		step: undefined,
	},
	{
		id: "advice-deletion",
		signs: [["The DeletionPolicy is set to"]],
		meaning: "The config says what becomes of this storage when the cluster is deleted.",
		cure: "Nothing needs to be done if that is what you want.",
		step: undefined,
	},
	{
		id: "advice-key",
		signs: [["If you do not specify a key pair"]],
		meaning: "Without a key pair nobody can log in to the head node.",
		cure: "Choose a key pair.",
		step: "keyPair",
	},
];

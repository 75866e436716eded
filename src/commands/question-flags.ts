import type { StepId } from "../questions/answers.ts";
import { THIS_ADDRESS } from "../rules/address-range.ts";
import type { Flag } from "./command.ts";

/** A flag that answers a question, or one field of its form. */
export interface QuestionFlag extends Flag {
	readonly answers: readonly StepId[];
	readonly field?: string;
	/** What it says where it takes no value. */
	readonly means?: string;
	/** What other fields of the form are then, unless their own flags say otherwise. */
	readonly sets?: Readonly<Record<string, string>>;
}

/** Every flag that answers a question, in the order in which they are asked. */
export const questionFlags = {
	region: {
		value: "NAME",
		answers: ["region"],
		does: ["the region, for example eu-west-2"],
	},
	vpc: { value: "ID", answers: ["vpc"], does: ["the network that the cluster joins"] },
	subnet: { value: "ID", answers: ["subnet"], does: ["the subnet, which fixes the zone"] },
	"ssh-from": {
		value: "anywhere|this|RANGE",
		answers: ["sshFrom"],
		does: [
			"from where one may try to log in: anywhere, this address",
			"alone, or a range like 198.51.100.0/24",
		],
	},
	"only-this-address": {
		answers: ["sshFrom"],
		means: THIS_ADDRESS,
		does: ["the same as --ssh-from this"],
	},
	volume: {
		value: "ID[:FOLDER]",
		many: true,
		answers: ["volumes", "mounts"],
		does: [
			"one of your volumes, and its folder on every node; once more",
			"for each further one; ID:FOLDER:LABEL names it in the file,",
			"too; none: without volumes",
		],
	},
	image: { value: "AMI", answers: ["image"], does: ["the machine image of every node"] },
	os: { value: "NAME", answers: ["os"], does: ["its system, where the image does not tell"] },
	"key-pair": { value: "NAME", answers: ["keyPair"], does: ["the key pair that may log in"] },
	"key-file": {
		value: "FILE",
		answers: ["keyFile"],
		does: ["its private half on this computer; none: go on without"],
	},
	head: { value: "TYPE", answers: ["nodes"], field: "headType", does: ["the head node's instance type"] },
	compute: {
		value: "TYPE",
		answers: ["nodes"],
		field: "computeType",
		does: ["the compute nodes' instance type"],
	},
	min: {
		value: "NUMBER",
		answers: ["nodes"],
		field: "initial",
		sets: { keepInitial: "yes" },
		does: ["compute nodes that are always on, and always cost"],
	},
	max: { value: "NUMBER", answers: ["nodes"], field: "maximum", does: ["never more compute nodes"] },
	keep: {
		value: "yes|no",
		answers: ["nodes"],
		field: "keepInitial",
		does: ["no: those of --min may stop when idle (version 2)"],
	},
	spot: {
		answers: ["nodes"],
		field: "capacity",
		means: "spot",
		does: ["cheaper compute nodes, which AWS may take away"],
	},
	"on-demand": {
		answers: ["nodes"],
		field: "capacity",
		means: "ondemand",
		does: ["compute nodes at the full price"],
	},
	scheduler: {
		value: "NAME",
		answers: ["nodes"],
		field: "scheduler",
		does: ["the program that hands out jobs"],
	},
	"root-disk": {
		value: "GIB",
		answers: ["nodes"],
		field: "rootGiB",
		does: ["the disk of each node, in GiB"],
	},
	name: { value: "NAME", answers: ["name"], field: "name", does: ["what the cluster is called"] },
} as const satisfies Readonly<Record<string, QuestionFlag>>;

export type QuestionFlags = typeof questionFlags;

import { wordWrap } from "../text/fit.ts";
import { ENVIRONMENT } from "./environment.ts";

/** What `firstlight help` explains besides the commands. */
export interface Topic {
	readonly name: string;
	/** What it is about, in a few words. */
	readonly about: string;
	/** Its text: sentences, and rows of a name with what it means. */
	readonly text: readonly (string | readonly [name: string, means: string])[];
}

const environment: Topic = {
	name: "environment",
	about: "the variables that count",
	text: ["A flag counts before a variable.", ...ENVIRONMENT],
};

const cost: Topic = {
	name: "cost",
	about: "what a cluster costs, and when",
	text: [
		"Looking, planning, checking and the demo cost nothing. A cluster costs from the moment it is created until it is deleted, whether you are logged in or not.",
		["running", "the head node, each compute node that is on, their disks and addresses"],
		["nodes stopped", "the head node with its disks and address"],
		["head node stopped too", "the disks; an Elastic IP, where there is one"],
		["deleted", "what was yours before, and what was to be kept: volumes, snapshots, logs"],
		"A NAT gateway of your network costs all the time. What goes on costing anywhere is told by firstlight leftovers.",
		"Prices are AWS's list prices of today, where your account may read them; else those of a dated list that comes along. Taxes, discounts and data sent to the internet are not in them. What is not known is said.",
		"What may cost more than a bound of yours an hour, all nodes at work, is asked about once more.",
	],
};

/** All of them, in the order of the help. */
export const TOPICS: readonly Topic[] = [environment, cost];

const COLUMNS = 80;
const INDENT = "  ";

/** The topic as lines of at most 80 columns. */
export function topicText({ name, about, text }: Topic): string {
	const lines = text.flatMap((part, place) => {
		const isRow = typeof part !== "string";
		const gap = isRow && typeof text[place - 1] !== "string" ? [] : [""];
		if (!isRow) return [...gap, ...wordWrap(part, COLUMNS)];
		const [names, means] = part;
		const named = wordWrap(names, COLUMNS - 2).map((line) => INDENT + line);
		return [...gap, ...named, ...wordWrap(means, COLUMNS - 6).map((line) => INDENT.repeat(3) + line)];
	});
	return [`${name}: ${about}.`, ...lines].join("\n");
}

import { SETTING_ROWS } from "../setting-rows.ts";
import { widthOf, wordWrap } from "../text/fit.ts";
import { ENVIRONMENT } from "./environment.ts";
import { EXIT, EXIT_MEANS, STATUS_EXIT, STATUS_MEANS } from "./exit-codes.ts";

/** What `firstlight help` explains besides the commands. */
export interface Topic {
	readonly name: string;
	/** What it is about, in a few words. */
	readonly about: string;
	/** Its text: sentences, and rows of a name with what it means. */
	readonly text: readonly (string | readonly [name: string, means: string])[];
}

function codes<Name extends string>(
	numbers: Readonly<Record<Name, number>>,
	means: Readonly<Record<Name, string>>,
): (readonly [string, string])[] {
	return (Object.keys(numbers) as Name[]).map((name) => [String(numbers[name]), means[name]]);
}

const exitCodes: Topic = {
	name: "exit-codes",
	about: "how every command ends",
	text: [
		...codes(EXIT, EXIT_MEANS),
		"firstlight status answers by its code, too:",
		...codes(STATUS_EXIT, STATUS_MEANS),
		"After another signal it is 128 and the signal's number.",
	],
};

const config: Topic = {
	name: "config",
	about: "what one sets once",
	text: [
		"The settings file is ~/.config/firstlight/config.toml, or firstlight/config.toml in XDG_CONFIG_HOME. It is TOML: a line for each setting. What is not understood is refused with its line; without the file all is as before.",
		...Object.values(SETTING_ROWS).map(({ example, means }) => [example, means] as const),
		"A flag counts before the environment, that before this file, and that before what AWS's own files say. A key in the environment counts before this file's profile. firstlight config shows what is in force, and where it comes from.",
		"The screens write at-most into it when you choose another bound there, and nothing else.",
	],
};

const json: Topic = {
	name: "json",
	about: "answers for programs",
	text: [
		"With --json a command writes one JSON value to the output and nothing else; news go to the error output.",
		"What goes wrong is JSON, too:",
		[
			'{"error": {"code", "message", "hint"}}',
			"the message is a sentence; the hint says what to do, or is null",
		],
		"The shape of each answer lies in the folder dist/schemas of the package: error.json, status.json, and so on; run.json is that of create, stop, start, resize and delete, copy.json that of put and get, progress.json that of each of their news.",
	],
};

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
		"What may cost more than your bound an hour, all nodes at work, is asked about once more: firstlight help config.",
	],
};

/** All of them, in the order of the help. */
export const TOPICS: readonly Topic[] = [exitCodes, environment, config, json, cost];

const COLUMNS = 80;
const INDENT = "  ";
const MEANS = "      ";

/** The topic as lines of at most 80 columns. */
export function topicText({ name, about, text }: Topic): string {
	const lines = text.flatMap((part, place) => {
		const isRow = typeof part !== "string";
		const gap = isRow && typeof text[place - 1] !== "string" ? [] : [""];
		if (!isRow) return [...gap, ...wordWrap(part, COLUMNS)];
		const [names, means] = part;
		const told = wordWrap(means, COLUMNS - MEANS.length).map((line) => MEANS + line);
		const named = wordWrap(names, COLUMNS - INDENT.length).map((line) => INDENT + line);
		if (widthOf(INDENT + names) >= MEANS.length) return [...gap, ...named, ...told];
		// A short name has its meaning beside it.
		return [...gap, `${INDENT}${names}`.padEnd(MEANS.length) + told.join("\n").slice(MEANS.length)];
	});
	return [`${name}: ${about}.`, ...lines].join("\n");
}

import { ownEntry } from "../own-entry.ts";
import { Ending } from "./ending.ts";

/** The verbs of version 2.11.9. */
const VERBS = [
	"create",
	"update",
	"delete",
	"start",
	"stop",
	"status",
	"list",
	"instances",
	"ssh",
	"dcv",
	"createami",
	"configure",
	"version",
] as const;

type Verb = (typeof VERBS)[number];

export interface CliArguments {
	readonly verb: Verb;
	/** The cluster's name; empty where the verb takes none. */
	readonly name: string;
	readonly config: string | undefined;
	readonly region: string | undefined;
	readonly nowait: boolean;
	readonly norollback: boolean;
	/** `update` asks nothing. */
	readonly yes: boolean;
	readonly dryrun: boolean;
	/** For `ssh`: what goes on to ssh. */
	readonly extra: readonly string[];
}

const VALUE_FLAGS: Readonly<Record<string, string>> = {
	"-c": "config",
	"--config": "config",
	"-r": "region",
	"--region": "region",
	"-u": "other",
	"--template-url": "other",
	"-t": "other",
	"--cluster-template": "other",
	"-p": "other",
	"--extra-parameters": "other",
	"-g": "other",
	"--tags": "other",
};

const SWITCHES: Readonly<Record<string, string>> = {
	"-nw": "nowait",
	"--nowait": "nowait",
	"-nr": "norollback",
	"--norollback": "norollback",
	"-y": "yes",
	"--yes": "yes",
	"--keep-logs": "keep-logs",
	"--color": "color",
};

const SSH_VALUE_FLAGS: Readonly<Record<string, string>> = { "-r": "region", "--region": "region" };
const SSH_SWITCHES: Readonly<Record<string, string>> = { "-d": "dryrun", "--dryrun": "dryrun" };

/** Reads the command line as version 2.11.9 does; throws an Ending with its usage text and exit code. */
export function argumentsFrom(argv: readonly string[]): CliArguments {
	const [first, ...rest] = argv;
	if (first === undefined || first === "-h" || first === "--help") throw new Ending(0, usage());
	const verb = VERBS.find((candidate) => candidate === first);
	if (verb === undefined) {
		const choices = VERBS.map((it) => `'${it}'`).join(", ");
		const text = `pcluster: error: argument command: invalid choice: '${first}' (choose from ${choices})`;
		throw new Ending(2, `${usage()}\n${text}`, "stderr");
	}
	return verb === "ssh"
		? read(verb, rest, SSH_VALUE_FLAGS, SSH_SWITCHES)
		: read(verb, rest, VALUE_FLAGS, SWITCHES);
}

function read(
	verb: Verb,
	rest: readonly string[],
	valueFlags: Readonly<Record<string, string>>,
	switches: Readonly<Record<string, string>>,
): CliArguments {
	const values = new Map<string, string>();
	const on = new Set<string>();
	const extra: string[] = [];
	let name: string | undefined;
	for (let index = 0; index < rest.length; index++) {
		const word = rest[index] ?? "";
		const valued = ownEntry(valueFlags, word);
		const switched = ownEntry(switches, word);
		if (valued !== undefined) values.set(valued, valueAfter(verb, rest, index++));
		else if (switched !== undefined) on.add(switched);
		else if (name === undefined && !word.startsWith("-") && takesName(verb)) name = word;
		else extra.push(word);
	}
	if (takesName(verb) && name === undefined) {
		const text = `pcluster ${verb}: error: the following arguments are required: cluster_name`;
		throw new Ending(2, `${usage(verb)}\n${text}`, "stderr");
	}
	if (verb !== "ssh" && extra.length > 0) {
		const list = extra.map((word) => `'${word}'`).join(", ");
		throw new Ending(1, `${usage(verb)}\nInvalid arguments [${list}]`);
	}
	return {
		verb,
		name: name ?? "",
		config: values.get("config"),
		region: values.get("region"),
		nowait: on.has("nowait"),
		norollback: on.has("norollback"),
		yes: on.has("yes"),
		dryrun: on.has("dryrun"),
		extra,
	};
}

function valueAfter(verb: Verb, rest: readonly string[], index: number): string {
	const value = rest[index + 1];
	if (value !== undefined) return value;
	const text = `pcluster ${verb}: error: argument ${rest[index]}: expected one argument`;
	throw new Ending(2, `${usage(verb)}\n${text}`, "stderr");
}

function takesName(verb: Verb): boolean {
	return !["list", "configure", "version", "createami"].includes(verb);
}

function usage(verb?: Verb): string {
	if (verb === undefined)
		return `usage: pcluster [-h]\n                {${VERBS.join(",")}}\n                ...`;
	return `usage: pcluster ${verb} [-h] [-c CONFIG_FILE] [-r REGION]${takesName(verb) ? " cluster_name" : ""}`;
}

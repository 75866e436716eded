import type { Profile } from "../pcluster/profile.ts";
import type { ClusterSpec } from "./answers.ts";
import type { Prefill } from "./prefill.ts";

/** Where a setting stands: version 2's kind of section and key; version 3's keys, and places in lists. */
export type Path = readonly (string | number)[];

/** What a setting can hold. */
export type Data = string | number | boolean | readonly Data[] | { readonly [key: string]: Data };

/** The queue of version 3's file that the wizard manages: the first; others of an existing file stay as they are. */
export const QUEUE: Path = ["Scheduling", "SlurmQueues", 0];
/** The kind of node that the wizard manages: the first of its queue. */
export const RESOURCE: Path = [...QUEUE, "ComputeResources", 0];
/** The types of that kind of node, where several are given. */
export const TYPES: Path = [...RESOURCE, "Instances"];

/** How one version's file holds a setting. */
interface Written<Value> {
	/** Absent where another row writes it, and it is only read. */
	readonly at?: Path;
	/** Where the same is written, too. */
	readonly and?: readonly Path[];
	/** What else may say it in a file of the user's. */
	readonly or?: readonly Path[];
	/** Gives way to what stands there, unless that is a no. */
	readonly yields?: true;
	/** Holds a list. */
	readonly list?: true;
	/** True where a file need not say it, and what it says stays unless something is answered. */
	readonly mayBeAbsent?: true;
	/** The value in the file's words, undefined takes the setting away; absent: just the value. */
	spelt?(value: Value, spec: ClusterSpec, profile: Profile): Data | undefined;
	/** The value from what those places say, in that order; absent: the first text. */
	read?(...found: (Data | undefined)[]): Value | undefined;
}

/** A setting of the config file: an answer, or a part of one, and its place in the file of either version. */
export interface Row<Value = unknown> {
	/** What it is, for the sentence that refuses it. */
	readonly what: string;
	/** Undefined where nothing was answered: what stands in the file stays. */
	value(spec: ClusterSpec): Value | undefined;
	/** What is known before the first question when a file says it. */
	known?(value: Value): Prefill;
	/** Or why that version's file has none. */
	readonly v2: Written<Value> | string;
	readonly v3: Written<Value> | string;
}

/** A question's rows, or why the file has none. */
export type Rows = readonly [Row, ...Row[]] | string;

/** Keeps the type of a row's value through its definition; nothing more. */
export function row<Value>(definition: Row<Value>): Row {
	return definition as Row;
}

/** A number of up to six digits. */
export function count(found: Data | undefined): number | undefined {
	return typeof found === "string" && /^\d{1,6}$/.test(found) ? Number(found) : undefined;
}

/** As Python's getboolean reads it. */
export function truth(found: Data | undefined): boolean | undefined {
	const word = String(found).toLowerCase();
	if (["1", "yes", "true", "on"].includes(word)) return true;
	return ["0", "no", "false", "off"].includes(word) ? false : undefined;
}

/** The one of these words that a file says. */
export function wordOf<Word extends string>(
	words: readonly Word[],
	found: Data | undefined,
): Word | undefined {
	return words.find((word) => word === found);
}

import { defineCommand, type Flag, HELP, withLoneValues } from "./command.ts";

/** A command as far as completing its words, and telling of it, needs. */
export interface ToldCommand {
	/** Empty for the screens, which need no word. */
	readonly name: string;
	readonly does: string;
	/** The words after its name, a line each way to call it. */
	readonly usage: readonly string[];
	readonly flags: Readonly<Record<string, Flag>>;
}

/** All that can be typed, and the values that are known without looking anywhere; made once, by the build. */
export interface WordTable {
	readonly commands: readonly ToldCommand[];
	/** Each with its place. */
	readonly regions: Readonly<Record<string, string>>;
	/** The checks before creating, each with its title. */
	readonly checks: Readonly<Record<string, string>>;
	/** Versions of pcluster that are offered for installation. */
	readonly versions: readonly string[];
	readonly troubles: readonly string[];
}

/** What can be typed, and what this machine knows without asking AWS. */
export interface KnownWords {
	readonly table: WordTable;
	profiles(): Promise<readonly string[]>;
	/** Names of clusters that firstlight remembers, or the demo does, each with its region. */
	clusters(demo: boolean): Promise<readonly (readonly [name: string, region: string])[]>;
	/** Versions of pcluster that firstlight has installed. */
	installed(): Promise<readonly string[]>;
}

/** A word that may stand there, and what it means. */
type Candidate = readonly [word: string, means: string];

/** No tab: what is said holds none. */
const BEFORE_MEANING = "  ";

/** Stands alone where the shell completes a path by itself. */
const PATHS: readonly Candidate[] = [[":paths", ""]];

/** `firstlight complete -- WORDS`: the shells' scripts call it for what may stand in the last word's place. */
export const complete = defineCommand({
	call: "firstlight complete",
	does: "tells a shell what may stand in the place of the last word.",
	usage: [["-- WORD...", ""]],
	flags: {},
	takesWords: true,
	more: ['"firstlight completion" makes the script that calls it. It ends with 0.'],
	async run(_, words, tools) {
		const found = await candidates(words, await tools.known()).catch(() => []);
		if (found.length > 0)
			tools.say(found.map((candidate) => candidate.filter(Boolean).join(BEFORE_MEANING)).join("\n"));
		return 0;
	},
});

/** What may stand in the place of the last of the words that are `typed` after firstlight. */
async function candidates(typed: readonly string[], known: KnownWords): Promise<readonly Candidate[]> {
	const words = joined(typed);
	// What follows is for the program that ssh runs.
	if (words.slice(0, -1).includes("--")) return [];
	const current = words.at(-1) ?? "";
	const { commands } = known.table;
	const named = commands.find(({ name }) => name !== "" && name === words[0] && words.length > 1);
	const command = named ?? commands.find(({ name }) => name === "");
	if (command === undefined) return [];
	const before = words.slice(named ? 1 : 0, -1);
	const flags: Readonly<Record<string, Flag>> = { ...command.flags, help: HELP };
	const demo = before.some((word) => /^--demo(=|$)/.test(word));

	const [, joinedTo, begun = ""] = /^--([^=]+)=(.*)$/s.exec(current) ?? [];
	const open = joinedTo ?? openFlag(before, flags);
	const value = open === undefined ? undefined : flags[open]?.value;
	if (open !== undefined && value !== undefined) {
		const kind = BY_FLAG[open] ?? value;
		return beginning(begun || (joinedTo === undefined ? current : ""), await values(kind, known, demo));
	}
	if (current.startsWith("-")) return beginning(current, flagsOf(flags));
	const places = placesAfter(positionals(before, flags), command.usage);
	const found = await Promise.all(places.map((kind) => values(kind, known, demo)));
	const lone = Object.entries(flags).find(([name, { alone }]) => alone && before.at(-1) === `--${name}`);
	const after = lone ? alternatives(lone[1].value ?? "") : [];
	const names = named || before.length > 0 ? [] : commandsOf(commands);
	const all = [...after, ...names, ...found.flat()];
	return beginning(current, all.length > 0 ? all : flagsOf(flags));
}

/** bash takes `--flag=value` apart into three words. */
function joined(typed: readonly string[]): string[] {
	const words: string[] = [];
	for (const [place, word] of typed.entries()) {
		const last = words.at(-1);
		const isApart = word === "=" || typed[place - 1] === "=";
		if (isApart && last?.startsWith("--")) words[words.length - 1] = `${last}${word}`;
		else words.push(word);
	}
	return words;
}

/** The flag before the current word, where that has to be its value. */
function openFlag(before: readonly string[], flags: ToldCommand["flags"]): string | undefined {
	const name = /^--([^=]+)$/.exec(before.at(-1) ?? "")?.[1];
	const flag = name === undefined ? undefined : flags[name];
	return flag?.value !== undefined && flag.alone === undefined ? name : undefined;
}

function positionals(before: readonly string[], flags: ToldCommand["flags"]): string[] {
	return withLoneValues(before, flags).filter(
		(word, place, words) => !word.startsWith("-") && openFlag(words.slice(0, place), flags) === undefined,
	);
}

/** What the usage says of the place after the words `given`: a choice of words, or what stands for a value. */
function placesAfter(given: readonly string[], usage: ToldCommand["usage"]): string[] {
	const ways = usage.map((line) =>
		line
			.replaceAll(/\[flags\]|-- .*/g, "")
			.split(/\s+/)
			.filter(Boolean),
	);
	const fitting = ways.filter((way) =>
		given.every((word, place) => isValue(way[place]) || bare(way[place]).split("|").includes(word)),
	);
	const next = fitting.flatMap((way) => way.slice(given.length, given.length + 1).map(bare));
	return [...new Set(next)].map((word) => BY_PLACE[`${given.at(-1) ?? ""} ${word}`.trim()] ?? word);
}

/** Words whose values are known, though the usage calls them NAME or VERSION. */
const BY_PLACE: Readonly<Record<string, string>> = { NAME: "CLUSTER", "remove VERSION": "INSTALLED" };

function bare(word = ""): string {
	return word.replaceAll(/[[\]]|\.{3}/g, "");
}

function isValue(word: string | undefined): boolean {
	return word !== undefined && /^[A-Z]+$/.test(bare(word));
}

/** Flags whose values are known, though the help calls them NAME. */
const BY_FLAG: Readonly<Record<string, string>> = {
	region: "REGION",
	profile: "PROFILE",
	cluster: "CLUSTER",
	"demo-trouble": "TROUBLE",
};

/** The values of what the help calls `kind`: a choice, or a word in capitals. */
async function values(kind: string, known: KnownWords, demo: boolean): Promise<readonly Candidate[]> {
	const { table } = known;
	const plain = (words: readonly string[]) => words.map((word): Candidate => [word, ""]);
	if (/^(FILE|FOLDER)$/.test(kind)) return PATHS;
	if (kind === "REGION") return Object.entries(table.regions);
	if (kind === "CHECK") return Object.entries(table.checks);
	if (kind === "PROFILE") return plain(await known.profiles());
	if (kind === "CLUSTER") return known.clusters(demo);
	if (kind === "TROUBLE") return plain(table.troubles);
	if (kind === "VERSION") return plain(table.versions);
	if (kind === "INSTALLED") return plain(await known.installed());
	return alternatives(kind).flatMap((one) => (one[0] === "COMMAND" ? commandsOf(table.commands) : [one]));
}

function alternatives(kind: string): Candidate[] {
	const words = bare(kind).split("|");
	return words.filter((word) => word === "COMMAND" || !isValue(word)).map((word) => [word, ""]);
}

function commandsOf(commands: readonly ToldCommand[]): Candidate[] {
	return commands.filter(({ name }) => name !== "").map(({ name, does }) => [name, does]);
}

function flagsOf(flags: ToldCommand["flags"]): Candidate[] {
	return Object.entries(flags).map(([name, { does }]) => [`--${name}`, does.join(" ")]);
}

function beginning(begun: string, all: readonly Candidate[]): readonly Candidate[] {
	const start = begun.replaceAll(/\\(.)/g, "$1").replace(/^["']/, "");
	return all.filter((one) => PATHS.includes(one) || one[0].startsWith(start));
}

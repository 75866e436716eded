import { parseArgs } from "node:util";
import { AppError } from "../ports/errors.ts";
import type { World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { nearest } from "../text/nearest.ts";
import type { KnownWords } from "./complete.ts";

/** A flag as it is typed and told of. */
export interface Flag {
	/** What its value is called in the help, e.g. FILE; left out where it takes none. */
	readonly value?: string;
	/** What is meant where its value, which begins with a digit, is left out. */
	readonly alone?: string;
	readonly short?: string;
	/** True where it may be given more than once. */
	readonly many?: true;
	/** What it does: one line of the help or more. */
	readonly does: readonly string[];
}

type Flags = Readonly<Record<string, Flag>>;

/** The flags that were given. */
export type Given<Known extends Flags> = {
	readonly [Name in keyof Known]?: Known[Name] extends { readonly many: true }
		? string[]
		: Known[Name] extends { readonly value: string }
			? string
			: true;
};

/** A question that one key answers: true for `yes` alone, false for any other. */
export interface TerminalQuestion {
	readonly lines: readonly string[];
	/** What the keys do; shown as soon as they count. */
	readonly keys: string;
	readonly yes: string;
}

/** What is done with account, machine and pcluster at hand; its `signal` is aborted by Ctrl-C. The exit code. */
export type Work = (world: World, signal: AbortSignal) => Promise<number>;

/** What a command may use. */
export interface Tools {
	/** firstlight's own version. */
	readonly version: string;
	/** A line of the answer: standard output. A terminal gets it broken at its words, unless it is to be copied `whole`. */
	say(line: string, whole?: boolean): void;
	/** A line of news or of a failure: standard error, broken likewise. */
	note(line: string, whole?: boolean): void;
	/** Asks on the terminal, see TerminalQuestion; undefined where there is none. Rejects once `signal` is aborted. */
	confirm(question: TerminalQuestion, signal: AbortSignal): Promise<boolean | undefined>;
	inWorld(given: GivenSettings, work: Work): Promise<number>;
	/** What can be typed, and what is known of it without asking AWS. */
	known(): Promise<KnownWords>;
	/** Shows the screens until their user leaves. */
	showScreens(given: GivenSettings): Promise<number>;
}

/** Something that firstlight does when it is called so. */
export interface Command<Known extends Flags = Flags> {
	/** What is typed before its words: `firstlight pcluster`. */
	readonly call: string;
	/** The help's first line, after `call`. */
	readonly does: string;
	/** How it is called: the words after `call`, and what that does. */
	readonly usage: readonly (readonly [words: string, does: string])[];
	readonly flags: Known;
	/** Flags that are understood, too, and that another command's help tells of. */
	readonly further?: readonly string[];
	/** True where words that are no flags are understood. */
	readonly takesWords?: boolean;
	/** What the help says last, in lines. */
	readonly more: readonly string[];
	/** Does it; the exit code. Throws AppError `usage` for words that are not understood. */
	run(given: Given<Known>, words: readonly string[], tools: Tools): Promise<number>;
}

/** Keeps the type of a command's flags through its definition; nothing more. */
export function defineCommand<const Known extends Flags>(command: Command<Known>): Command<Known> {
	return command;
}

/** The flag that every command has. */
export const HELP: Flag = { short: "h", does: ["show this text"] };

/**
 * The arguments after `call`, read; "help" when that is asked for, whatever else is. `commands` are those that may be
 * meant by a word that is not understood. Throws AppError `usage`.
 */
export function argumentsOf<Known extends Flags>(
	command: Command<Known>,
	args: readonly string[],
	commands: readonly string[] = [],
): "help" | { readonly given: Given<Known>; readonly words: readonly string[] } {
	const flags = Object.entries<Flag>({ ...command.flags, help: HELP });
	const options = flags.map(([name, { value, short, many }]) => {
		const type = value === undefined ? ("boolean" as const) : ("string" as const);
		return [name, { type, ...(short && { short }), ...(many && { multiple: true }) }] as const;
	});
	try {
		const { values, positionals, tokens } = parseArgs({
			args: withLoneValues(args, command.flags),
			options: Object.fromEntries(options),
			allowPositionals: command.takesWords ?? false,
			tokens: true,
		});
		if (values["help"]) return "help";
		const [empty] = Object.entries(values).find(([, value]) => [value].flat().includes("")) ?? [];
		if (empty !== undefined) throw new Error(`Option '--${empty}' needs a value.`);
		const twice = tokens.find(
			(one) => one.kind === "option" && one.value && ![values[one.name]].flat().includes(one.value),
		);
		if (twice?.kind === "option")
			throw new Error(`Option '--${twice.name}' is ${twice.value} and ${values[twice.name]}: say one.`);
		return { given: values as Given<Known>, words: positionals };
	} catch (error) {
		const [reason = ""] = error instanceof Error ? error.message.split(/\.(?:\s|$)/) : [];
		const told = reason.replace("argument is ambiguous", "needs a value");
		throw usageFault(command, `${told}.`, error, meantBy(reason, command, commands));
	}
}

/** What may be meant by words that were refused for that reason, in sentences with a blank after each. */
function meantBy(
	reason: string,
	{ call, flags }: Pick<Command, "call" | "flags">,
	commands: readonly string[],
): string {
	const [, dashed] = /^Option '--(\S+)' argument is ambiguous/.exec(reason) ?? [];
	if (dashed !== undefined) return `A value that begins with a dash is written so: --${dashed}=-1. `;
	const [, flag] = /^Unknown option '--([^']+)'/.exec(reason) ?? [];
	if (flag !== undefined) return doYouMean("--", nearest(Object.keys(flags), flag));
	const [, word] = /^Unexpected argument '([^']+)'/.exec(reason) ?? [];
	if (word === undefined || commands.length === 0) return "";
	if (commands.includes(word)) return `The command comes first: ${call} ${word}. `;
	return `${doYouMean(`${call} `, nearest(commands, word))}A cluster is opened by --cluster NAME. `;
}

function doYouMean(before: string, name: string | undefined): string {
	return name === undefined ? "" : `Do you mean ${before}${name}? `;
}

/** A flag whose value may be left out stands alone or before a number: both become `--flag=NUMBER`. */
export function withLoneValues(args: readonly string[], flags: Flags): string[] {
	const end = args.includes("--") ? args.indexOf("--") : args.length;
	const alone = (word = "") => (word.startsWith("--") ? flags[word.slice(2)]?.alone : undefined);
	const own = args.slice(0, end).flatMap((word, place) => {
		const next = place + 1 < end ? (args[place + 1] ?? "") : "";
		if (alone(word) !== undefined) return [`${word}=${/^\d/.test(next) ? next : alone(word)}`];
		return /^\d/.test(word) && alone(args[place - 1]) !== undefined ? [] : [word];
	});
	return [...own, ...args.slice(end)];
}

/** What is wrong with the words that were typed, in one sentence; `meant`: what they may have meant. */
export function usageFault(
	{ call }: Pick<Command, "call">,
	message: string,
	cause?: unknown,
	meant = "",
): AppError {
	return new AppError("usage", message, { hint: `${meant}Run ${call} --help to see what it takes.`, cause });
}

/** A flag that takes more columns of the help has a line of its own. */
const FLAG_COLUMNS = 15;

/** The text of `--help`; `others` are further lines of its usage. */
export function helpOf(
	{ call, does, usage, flags, further = [], more }: Command,
	others: readonly string[] = [],
): string {
	const widest = Math.max(...usage.map(([words]) => words.length));
	const calls = usage.map(([words, tells]) => `${call} ${words.padEnd(widest)}   ${tells}`.trimEnd());
	const own = Object.entries<Flag>({ ...flags, help: HELP }).filter(([name]) => !further.includes(name));
	const told = own.flatMap(([name, { value, short, does: lines }]) => {
		const typed = [short && `-${short},`, `--${name}`, value].filter(Boolean).join(" ");
		const shown = typed.length > FLAG_COLUMNS ? ["", ...lines] : lines;
		return shown.map((line, place) =>
			`  ${(place === 0 ? typed : "").padEnd(FLAG_COLUMNS)}  ${line}`.trimEnd(),
		);
	});
	return `${[
		`${call}: ${does}`,
		"",
		...[...calls, ...others].map((line, place) => `${place === 0 ? "Usage: " : "       "}${line}`),
		"",
		...told,
		"",
		...more,
	].join("\n")}\n`;
}

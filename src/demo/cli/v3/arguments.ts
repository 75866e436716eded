import { existsSync } from "node:fs";
import { Ending } from "../ending.ts";
import { badRequest } from "./python.ts";
import { OPERATIONS, type Operation, type OptionRule, RULES, USAGE, usageOf } from "./usage.ts";

/** What was asked for; values by the option's long name without its hyphens. */
export interface Asked {
	readonly operation: Operation;
	readonly values: ReadonlyMap<string, readonly string[]>;
	/** For `ssh`: what goes on to ssh. */
	readonly extra: readonly string[];
}

/** Reads the command line as version 3.16.1 does; throws an Ending with its words and exit code. */
export function askedFrom(argv: readonly string[]): Asked {
	const [first, ...rest] = argv;
	if (first === "-h" || first === "--help") throw new Ending(0, USAGE);
	if (first === undefined) throw wrong(USAGE, "pcluster", "the following arguments are required: operation");
	const operation = OPERATIONS.find((candidate) => candidate === first);
	if (operation === undefined) {
		const choices = OPERATIONS.map((it) => `'${it}'`).join(", ");
		const text = `argument operation: invalid choice: '${first}' (choose from ${choices})`;
		throw wrong(USAGE, "pcluster", text);
	}
	const rule = RULES[operation];
	if (rule === undefined) throw new Ending(1, `'pcluster ${operation}' is no part of the demo.`);
	if (rest.includes("-h") || rest.includes("--help")) throw new Ending(0, usageOf(operation));
	const asked = read(operation, rule.options, rest);
	const missing = rule.options.filter((it) => it.required && !asked.values.has(keyOf(it)));
	if (missing.length > 0) {
		const names = missing.map(spelling).join(", ");
		throw wrongIn(operation, `the following arguments are required: ${names}`);
	}
	if (asked.extra.length > 0 && operation !== "ssh") {
		const list = asked.extra.map((word) => `'${word}'`).join(", ");
		throw new Ending(1, `${USAGE}\nInvalid arguments [${list}]`);
	}
	return asked;
}

/** `--dryrun true`: a boolean option takes a word; `otherwise` without it. */
export function truth(asked: Asked, key: string, otherwise: boolean): boolean {
	const [word] = asked.values.get(key) ?? [];
	return word === undefined ? otherwise : truthOf(key, word);
}

function truthOf(key: string, word: string): boolean {
	if (["true", "True", "TRUE"].includes(word)) return true;
	if (["false", "False", "FALSE"].includes(word)) return false;
	throw badRequest(`Wrong type, expected 'boolean' for parameter '${key}'`);
}

function read(operation: Operation, options: readonly OptionRule[], words: readonly string[]): Asked {
	const values = new Map<string, readonly string[]>();
	const extra: string[] = [];
	for (let index = 0; index < words.length; index++) {
		const word = words[index] ?? "";
		const [name = "", joined] = word.startsWith("--") ? halves(word) : [word];
		const option = options.find((it) => it.names.includes(name));
		if (option === undefined) {
			extra.push(word);
			continue;
		}
		const taken = joined === undefined ? following(option, words, index) : [joined];
		if (joined === undefined) index += taken.length;
		if (taken.length === 0 && option.flag !== true) {
			const want = option.many ? "at least one argument" : "one argument";
			throw wrongIn(operation, `argument ${spelling(option)}: expected ${want}`);
		}
		for (const value of taken) check(operation, option, value);
		values.set(keyOf(option), taken);
	}
	return { operation, values, extra };
}

function halves(word: string): string[] {
	const at = word.indexOf("=");
	return at < 0 ? [word] : [word.slice(0, at), word.slice(at + 1)];
}

function following(option: OptionRule, words: readonly string[], index: number): string[] {
	if (option.flag) return [];
	const rest = words.slice(index + 1);
	const end = rest.findIndex((word) => /^-./.test(word));
	return (end < 0 ? rest : rest.slice(0, end)).slice(0, option.many ? undefined : 1);
}

/** Names are looked at and files opened while the command line is still being read. */
function check(operation: Operation, option: OptionRule, value: string): void {
	const key = keyOf(option);
	if (key === "cluster-name" && operation !== "ssh" && !/^[a-zA-Z][a-zA-Z0-9-]+$/.test(value)) {
		throw badRequest(`'${value}' does not match '^[a-zA-Z][a-zA-Z0-9-]+$' - 'cluster-name'`);
	}
	if (key === "cluster-configuration" && !existsSync(value)) throw badRequest(`File not found: '${value}'`);
	if (option.truth) truthOf(key, value);
	if (option.choices === undefined || option.choices.includes(value)) return;
	const choices = option.choices.map((it) => `'${it}'`).join(", ");
	throw wrongIn(
		operation,
		`argument ${spelling(option)}: invalid choice: '${value}' (choose from ${choices})`,
	);
}

function keyOf(option: OptionRule): string {
	return (option.names.at(-1) ?? "").replace(/^--/, "");
}

function spelling(option: OptionRule): string {
	return option.names.join("/");
}

function wrongIn(operation: Operation, text: string): Ending {
	return wrong(usageOf(operation), `pcluster ${operation}`, text);
}

function wrong(usage: string, program: string, text: string): Ending {
	return new Ending(2, `${usage}\n${program}: error: ${text}`, "stderr");
}

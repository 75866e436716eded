import { readFileSync } from "node:fs";
import {
	type Assignment,
	type Command,
	type CommandNode,
	type CompoundList,
	type ParsedScript,
	type PipelineNode,
	parse,
	type Statement,
} from "unbash";
import { pathOf, programFor } from "./commands.ts";
import { at, reasonOf } from "./disk.ts";
import { redirected } from "./redirections.ts";
import { type Call, childOf, Left, type Shell, type Streams } from "./shell.ts";
import { holds } from "./test-command.ts";
import { computed, expanded, expandedText, patternOf, variable } from "./words.ts";

/** What a loop is told by `break` and `continue`. */
class Jump extends Error {
	readonly goesOn: boolean;

	constructor(goesOn: boolean) {
		super("jump");
		this.goesOn = goesOn;
	}
}

/** A loop that turns so often was written by mistake. */
const MOST_TURNS = 10_000;

/** Runs a text of the shell's language; its exit code. Throws `Left` at `exit`. */
export async function runScript(
	text: string,
	shell: Shell,
	streams: Streams,
	signal: AbortSignal,
): Promise<number> {
	const script = parse(text);
	const [fault] = script.errors ?? [];
	if (fault !== undefined) {
		const near = text.slice(fault.pos, fault.pos + 1).trim() || "newline";
		streams.err(`${shell.words[0]}: syntax error near unexpected token \`${near}'\n`);
		shell.status = 2;
		return 2;
	}
	return await new Runner(signal).list(script.commands, shell, streams);
}

/** Runs a shell of its own to its end, also by `exit`. */
export async function runShell(
	text: string,
	shell: Shell,
	streams: Streams,
	signal: AbortSignal,
): Promise<number> {
	try {
		return await runScript(text, shell, streams, signal);
	} catch (thrown) {
		if (thrown instanceof Left) return thrown.status;
		throw thrown;
	}
}

class Runner {
	private readonly signal: AbortSignal;

	constructor(signal: AbortSignal) {
		this.signal = signal;
	}

	async list(statements: readonly Statement[], shell: Shell, streams: Streams): Promise<number> {
		for (const { command } of statements) {
			if (this.signal.aborted) throw new Left(130);
			if (command.type !== "AndOr") {
				shell.status = await this.pipeline(command, shell, streams);
				continue;
			}
			for (const [place, one] of command.commands.entries()) {
				const operator = command.operators[place - 1];
				if (operator === "&&" && shell.status !== 0) continue;
				if (operator === "||" && shell.status === 0) continue;
				shell.status = await this.pipeline(one, shell, streams);
			}
		}
		return shell.status;
	}

	private async pipeline(node: PipelineNode, shell: Shell, streams: Streams): Promise<number> {
		if (node.type !== "Pipeline") return await this.command(node, shell, streams);
		let text: string | undefined;
		let status = 0;
		for (const [place, command] of node.commands.entries()) {
			const given = text;
			const said: string[] = [];
			const last = place === node.commands.length - 1;
			const both = node.operators[place] === "|&";
			const out = last ? streams.out : (part: string) => void said.push(part);
			const input = given === undefined ? streams.input : async () => given;
			const own = node.commands.length === 1 ? shell : childOf(shell);
			const ways = { input, out, err: both ? out : streams.err };
			status = await this.inOwnShell(() => this.command(command, own, ways));
			text = said.join("");
		}
		return node.prefixes.some(({ type }) => type === "Negation") ? Number(status === 0) : status;
	}

	/** What runs in a shell of its own ends with it at `exit`. */
	private async inOwnShell(work: () => Promise<number>): Promise<number> {
		try {
			return await work();
		} catch (thrown) {
			if (thrown instanceof Left && !this.signal.aborted) return thrown.status;
			throw thrown;
		}
	}

	private async command(node: CommandNode, shell: Shell, streams: Streams): Promise<number> {
		switch (node.type) {
			case "Command":
				return await this.simple(node, shell, streams);
			case "Redirected": {
				const own = await redirected(node.redirects, shell, streams, this.inner(shell, streams));
				return own === undefined ? 1 : await this.command(node.command, shell, own);
			}
			case "BraceGroup":
				return await this.list(node.body.commands, shell, streams);
			case "Subshell":
				return await this.inOwnShell(() => this.list(node.body.commands, childOf(shell), streams));
			case "If": {
				for (const { clause, then } of [node, ...node.elif]) {
					if ((await this.list(clause.commands, shell, streams)) === 0) {
						return await this.list(then.commands, shell, streams);
					}
				}
				shell.status = 0;
				return node.else === undefined ? 0 : await this.list(node.else.commands, shell, streams);
			}
			case "For": {
				const inner = this.inner(shell, streams);
				const words: string[] = [];
				for (const word of node.wordlist ?? []) words.push(...(await expanded(word, shell, inner)));
				const values = node.wordlist === undefined ? shell.words.slice(1) : words;
				return await this.turns(node.body, shell, streams, () => {
					const value = values.shift();
					if (value !== undefined) shell.variables.set(node.name.value, value);
					return value !== undefined;
				});
			}
			case "While":
				return await this.turns(node.body, shell, streams, async () => {
					const status = await this.list(node.clause.commands, shell, streams);
					return (status === 0) === (node.kind === "while");
				});
			case "ArithmeticFor":
				if (node.initialize) computed(node.initialize, shell);
				return await this.turns(
					node.body,
					shell,
					streams,
					() => node.test === undefined || computed(node.test, shell) !== 0,
					() => void (node.update && computed(node.update, shell)),
				);
			case "Case": {
				const inner = this.inner(shell, streams);
				const text = await expandedText(node.word, shell, inner);
				for (const { pattern, body } of node.items) {
					for (const one of pattern) {
						if (!patternOf(await expandedText(one, shell, inner)).test(text)) continue;
						return await this.list(body.commands, shell, streams);
					}
				}
				return 0;
			}
			case "TestCommand":
				return Number(!(await holds(node.expression, shell, this.inner(shell, streams))));
			case "ArithmeticCommand":
				return Number(node.expression === undefined || computed(node.expression, shell) === 0);
			default:
				streams.err("-bash: this pretend shell knows no functions and no jobs in the background\n");
				return 2;
		}
	}

	private async turns(
		body: CompoundList,
		shell: Shell,
		streams: Streams,
		goesOn: () => boolean | Promise<boolean>,
		after = () => {},
	): Promise<number> {
		let status = 0;
		for (let turn = 0; turn < MOST_TURNS && (await goesOn()); turn++) {
			try {
				status = await this.list(body.commands, shell, streams);
			} catch (thrown) {
				if (!(thrown instanceof Jump)) throw thrown;
				if (!thrown.goesOn) break;
			}
			after();
		}
		return status;
	}

	private async simple(node: Command, shell: Shell, streams: Streams): Promise<number> {
		const inner = this.inner(shell, streams);
		const own = await redirected(node.redirects, shell, streams, inner);
		if (own === undefined) return 1;
		const assigned = node.prefix.filter((part): part is Assignment => part.type === "Assignment");
		const words = node.name === undefined ? [] : await expanded(node.name, shell, inner);
		for (const argument of node.args) {
			if (argument.type === "Word") words.push(...(await expanded(argument, shell, inner)));
			else words.push(`${argument.name}=${await this.valueOf(argument, shell, streams)}`);
		}
		const before = new Map(shell.variables);
		for (const one of assigned) shell.variables.set(one.name, await this.valueOf(one, shell, streams));
		if (words.length === 0) return 0;
		const status = await this.words(words, shell, own);
		for (const { name } of assigned) {
			const value = before.get(name);
			if (value === undefined) shell.variables.delete(name);
			else shell.variables.set(name, value);
		}
		return status;
	}

	private async valueOf(
		{ name, value, append }: Assignment,
		shell: Shell,
		streams: Streams,
	): Promise<string> {
		const inner = this.inner(shell, streams);
		const words = value.type === "Word" ? [value] : value.elements;
		const texts: string[] = [];
		for (const word of words) texts.push(await expandedText(word, shell, inner));
		return (append ? (variable(name, shell) ?? "") : "") + texts.join(" ");
	}

	/** Runs a command by its words. */
	private async words(
		[name = "", ...words]: readonly string[],
		shell: Shell,
		streams: Streams,
	): Promise<number> {
		if (name === "break" || name === "continue") throw new Jump(name === "continue");
		const call: Call = {
			...streams,
			name,
			words,
			shell,
			signal: this.signal,
			pathOf: (other) => pathOf(other, shell),
			run: (other) => this.words(other, shell, streams),
			script: async (text, other, changed) =>
				other === undefined
					? await runScript(text, shell, streams, this.signal)
					: await runShell(text, other, { ...streams, ...changed }, this.signal),
		};
		const program = programFor(name, shell);
		if (program === undefined) return await this.file(name, call);
		try {
			return (await program(call)) ?? 0;
		} catch (thrown) {
			const isPattern = thrown instanceof SyntaxError;
			const isFile = thrown instanceof Error && "syscall" in thrown;
			if (!isPattern && !isFile) throw thrown;
			// It ends the program, not the shell.
			streams.err(`${name}: ${isPattern ? thrown.message : reasonOf(thrown)}\n`);
			return isPattern ? 2 : 1;
		}
	}

	/** A script that is called by its path. */
	private async file(name: string, { words, shell, script, err }: Call): Promise<number> {
		const isPath = name.includes("/");
		const { local, found } = at(name, { shell });
		if (!isPath || found === undefined) {
			err(`-bash: ${name}: ${isPath ? "No such file or directory" : "command not found"}\n`);
			return 127;
		}
		if (found.isDirectory()) {
			err(`-bash: ${name}: Is a directory\n`);
			return 126;
		}
		return await script(readFileSync(local, "latin1"), childOf(shell, [name, ...words]));
	}

	/** What `$( )` stands for. */
	private inner(shell: Shell, streams: Streams): (script: ParsedScript) => Promise<string> {
		return async (script) => {
			const said: string[] = [];
			const child = childOf(shell);
			const own = { ...streams, out: (text: string) => void said.push(text) };
			shell.status = await this.inOwnShell(() => this.list(script.commands, child, own));
			return said.join("");
		};
	}
}

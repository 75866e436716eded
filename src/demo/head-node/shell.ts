import type { Session } from "./session.ts";

/** What one shell knows: another one that it starts gets a copy. */
export interface Shell {
	readonly session: Session;
	readonly variables: Map<string, string>;
	/** Where it stands. */
	folder: string;
	/** Its own name, and the arguments of its script. */
	words: readonly string[];
	/** Exit code of the last command. */
	status: number;
}

/** Where a command reads and writes: text of one letter a byte. */
export interface Streams {
	input(): Promise<string>;
	out(text: string): void;
	err(text: string): void;
}

/** One command with its arguments at work. */
export interface Call extends Streams {
	/** The command's own name, as it was typed. */
	readonly name: string;
	readonly words: readonly string[];
	readonly shell: Shell;
	/** Aborted by Ctrl-C. */
	readonly signal: AbortSignal;
	/** Where the head node has a program of that name. */
	pathOf(name: string): string | undefined;
	/** Runs words as a command of the same shell. */
	run(words: readonly string[]): Promise<number>;
	/** Runs a text of the shell's language, in another shell and with other streams where they are given. */
	script(text: string, shell?: Shell, streams?: Partial<Streams>): Promise<number>;
}

/** A program of the head node, or a word of its shell; its exit code, 0 when left out. */
export type Program = (call: Call) => number | undefined | Promise<number | undefined>;

/** The end of a shell by `exit`. */
export class Left extends Error {
	readonly status: number;

	constructor(status: number) {
		super("exit");
		this.status = status;
	}
}

/** A shell that begins as this one is, for what it starts. */
export function childOf(shell: Shell, words: readonly string[] = shell.words): Shell {
	return { ...shell, variables: new Map(shell.variables), words };
}

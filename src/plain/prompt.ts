import { type AppError, tellError } from "../ports/errors.ts";
import type { Log } from "../ports/machine.ts";
import type { Settings } from "../settings.ts";
import { logWords, sendsToLog } from "../text/log-words.ts";
import { plainText } from "../text/plain.ts";
import { withoutKeys } from "../text/without-keys.ts";

/** What came where a line was waited for. */
export type Heard =
	| { readonly kind: "line"; readonly text: string }
	/** Ctrl-C. */
	| { readonly kind: "interrupt" }
	/** Ctrl-D, or the end of a pipe. */
	| { readonly kind: "end" };

/** Where lines are told and heard. */
export interface LineTerminal {
	/** Tells a line, broken at its words; `whole`: it is to be copied, and never broken. */
	say(line: string, whole?: boolean): void;
	/** Waits for a line; `fresh`: one that was typed before the prompt could be read does not count. */
	read(prompt: string, fresh: boolean): Promise<Heard>;
	/** Does what takes its time; Ctrl-C aborts its signal. */
	during<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value>;
	/** Another program has the terminal meanwhile, and Ctrl-C is for it. */
	lent<Value>(work: () => Promise<Value>): Promise<Value>;
}

/** Thrown where the user leaves. */
export class Leaving extends Error {}

/** Asks in lines. Every question can be left by Ctrl-C, which asks first where something would be lost. */
export class Prompt {
	readonly terminal: LineTerminal;
	/** What leaving now would lose, in a sentence. */
	loses: string | undefined;

	readonly #log: Log;
	readonly #home: string;

	constructor(terminal: LineTerminal, log: Log, { places }: Pick<Settings, "places">) {
		this.terminal = terminal;
		this.#log = log;
		this.#home = places.home;
	}

	/** Tells an error; where it sends its user to the log, also where that is. */
	sayError(error: AppError): void {
		if (error.code === "bug") this.#log.note(error.message, error.cause);
		tellError(error, (line, whole) => (whole ? this.show(line) : this.say(line)));
		if (sendsToLog(error)) this.show(logWords(this.#log, this.#home));
	}

	/** Tells what screens say, but for their keys. */
	say(...lines: readonly string[]): void {
		for (const line of lines) {
			const words = withoutKeys(line);
			if (words !== "" || line === "") this.terminal.say(words);
		}
	}

	/** Tells what is to be copied or read as it is: commands, files, texts. */
	show(...lines: readonly string[]): void {
		for (const line of lines) this.terminal.say(line, true);
	}

	/**
	 * The line that is typed, without blanks around it; `help`: what `?` explains, left out where it is an answer like
	 * any other. Throws Leaving.
	 */
	async ask(prompt: string, help?: readonly string[], fresh = false): Promise<string> {
		for (;;) {
			const heard = await this.terminal.read(prompt, fresh);
			const typed = heard.kind === "line" ? plainText(heard.text).trim() : undefined;
			if (typed === "?" && help) this.say(...help);
			else if (typed !== undefined) return typed;
			else if (heard.kind === "end") {
				// Nobody can be asked any more.
				if (this.loses !== undefined) this.say("The answers are given up; no cluster was made from them.");
				throw new Leaving();
			} else if (await this.leaves()) throw new Leaving();
		}
	}

	/** True for this word alone: whatever else is typed, also nothing, is no. */
	async agrees(does: string, word = "y"): Promise<boolean> {
		const help = [
			`It is done only after ${word} and Enter. An empty line, or anything else, means no, and nothing happens.`,
		];
		const said = await this.ask(`Type ${word} to ${does}; anything else does not:`, help, true);
		return said === word;
	}

	/** Whether this name was typed, where one has to be. */
	async hasTyped(name: string | undefined): Promise<boolean> {
		if (name === undefined) return true;
		const help = [`Nothing happens unless the name stands there just so: ${name}.`];
		return (await this.ask(`Type ${name} to go on; anything else does nothing:`, help, true)) === name;
	}

	/**
	 * Does what takes its time. After Ctrl-C it throws Leaving; where something would be lost that is asked first, and
	 * after a no it is done from its beginning.
	 */
	async during<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
		for (;;) {
			let isStopped = false;
			try {
				return await this.terminal.during(async (signal) => {
					try {
						return await work(signal);
					} finally {
						isStopped = signal.aborted;
					}
				});
			} catch (thrown) {
				if (!isStopped) throw thrown;
				if (await this.leaves()) throw new Leaving();
			}
		}
	}

	/** Whether what leaving would lose may be lost: asked, where there is such a thing. */
	async leaves(): Promise<boolean> {
		this.say("");
		if (this.loses === undefined) return true;
		this.say(this.loses);
		const heard = await this.terminal.read("Type y to leave; anything else goes on:", false);
		return heard.kind !== "line" || heard.text.trim() === "y";
	}
}

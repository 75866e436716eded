import { createInterface, type Interface } from "node:readline";
import { SEEN_MS } from "../keys/meant.ts";
import type { Heard, LineTerminal } from "../plain/prompt.ts";
import type { Clock } from "../ports/machine.ts";
import { wordWrapBeside } from "../text/fit.ts";
import { plainText } from "../text/plain.ts";

/** Of what has no width of its own. */
const COLUMNS = 80;

/** Input and output that only lines go through: a terminal in its usual mode, a pipe, a file. */
export class StreamLines implements LineTerminal {
	private readonly lines: string[] = [];
	private readonly reader: Interface;
	private readonly output: NodeJS.WritableStream;
	private readonly isTyped: boolean;
	private readonly clock: Clock;
	private isOver = false;
	/** Set while a line is waited for. */
	private wake: ((heard?: Heard) => void) | undefined;
	private working: AbortController | undefined;
	/** Who else has the terminal: Ctrl-C is for it alone. */
	private isLent = false;

	constructor(input: NodeJS.ReadStream, output: NodeJS.WritableStream, clock: Clock) {
		this.output = output;
		this.clock = clock;
		this.isTyped = input.isTTY === true;
		// The terminal itself echoes what is typed, and has a line mended.
		this.reader = createInterface({ input, terminal: false });
		this.reader.pause();
		this.reader.on("line", (line) => {
			this.lines.push(line);
			this.wake?.();
		});
		this.reader.on("close", () => this.end());
	}

	say(line: string, whole = false): void {
		const text = plainText(line);
		this.output.write(`${whole ? text : wordWrapBeside(text, this.columns())}\n`);
	}

	async read(prompt: string, fresh: boolean): Promise<Heard> {
		if (fresh && this.isTyped && !this.isOver) {
			this.reader.resume();
			await this.clock.sleep(SEEN_MS, new AbortController().signal);
			this.lines.length = 0;
		}
		this.output.write(`${wordWrapBeside(plainText(prompt), this.columns() - 1)} `);
		const heard = this.lines.length > 0 || this.isOver ? undefined : await this.woken();
		if (heard) return heard;
		const text = this.lines.shift();
		// What a pipe tells does not appear by itself.
		if (text === undefined || !this.isTyped) this.output.write("\n");
		return text === undefined ? { kind: "end" } : { kind: "line", text };
	}

	async during<Value>(work: (signal: AbortSignal) => Promise<Value>): Promise<Value> {
		const working = new AbortController();
		this.working = working;
		if (this.isOver && this.isTyped) working.abort();
		try {
			return await work(working.signal);
		} finally {
			this.working = undefined;
		}
	}

	async lent<Value>(work: () => Promise<Value>): Promise<Value> {
		this.isLent = true;
		try {
			return await work();
		} finally {
			this.isLent = false;
		}
	}

	/** Ctrl-C. */
	interrupt(): void {
		if (this.isLent) return;
		if (this.wake) this.wake({ kind: "interrupt" });
		else this.working?.abort();
	}

	/** Nothing comes any more; what came before is still heard. */
	end(): void {
		this.isOver = true;
		this.wake?.();
	}

	/** Leaves at once, whatever is still to be heard. */
	leave(): void {
		this.lines.length = 0;
		this.end();
		this.working?.abort();
	}

	close(): void {
		this.reader.close();
	}

	/** As wide as the terminal is now. */
	private columns(): number {
		return ("columns" in this.output && Number(this.output.columns)) || COLUMNS;
	}

	private async woken(): Promise<Heard | undefined> {
		this.reader.resume();
		try {
			return await new Promise<Heard | undefined>((resolve) => {
				this.wake = resolve;
			});
		} finally {
			this.wake = undefined;
			// One that is closed throws.
			if (!this.isOver) this.reader.pause();
		}
	}
}

import { type IPty, spawn } from "@lydell/node-pty";
import { bytesOf, type Key } from "./keys.ts";
import { type LineDiscipline, LineDisciplineKeeper } from "./line-discipline.ts";
import { Screen, type TerminalModes } from "./screen.ts";

export interface StartOptions {
	readonly file: string;
	readonly args?: readonly string[];
	/** The whole environment: nothing is inherited. TERM is xterm-256color unless given. */
	readonly env: Readonly<Record<string, string>>;
	readonly cwd?: string;
	/** 80 when left out. */
	readonly cols?: number;
	/** 24 when left out. */
	readonly rows?: number;
	/** How long to wait for what is to come, where nothing else is said, milliseconds; 15 s when left out. */
	readonly waitMs?: number;
}

export interface ProgramExit {
	readonly code: number;
	/** The signal's number, undefined when the program ended by itself. */
	readonly signal: number | undefined;
}

type Wanted = string | RegExp | ((screen: readonly string[]) => boolean);

/** Starts a program on a terminal of its own, to be watched and typed at like a person does. */
export function startProgram(options: StartOptions): RunningProgram {
	return new RunningProgram(options);
}

/** A program on a pseudo-terminal. All waits end by what shows on the screen, never by time alone. */
export class RunningProgram {
	/** How many keys were pressed so far; each character typed counts as one. */
	keysPressed = 0;
	private readonly pty: IPty;
	private readonly display: Screen;
	private readonly keeper: LineDisciplineKeeper | undefined;
	private readonly exited: Promise<ProgramExit>;
	private readonly waitMs: number;
	private readonly changed = new Set<() => void>();
	private ended: ProgramExit | undefined;
	private drawn: Promise<void> = Promise.resolve();
	private bytes = "";

	constructor({ file, args = [], env, cwd, cols = 80, rows = 24, waitMs = 15_000 }: StartOptions) {
		this.waitMs = waitMs;
		this.pty = spawn(file, [...args], {
			name: env["TERM"] ?? "xterm-256color",
			cols,
			rows,
			env: { ...env },
			...(cwd === undefined ? {} : { cwd }),
		});
		this.display = new Screen(cols, rows, (data) => this.send(data));
		const fd = "fd" in this.pty ? this.pty.fd : undefined;
		this.keeper = typeof fd === "number" ? new LineDisciplineKeeper(fd) : undefined;
		this.pty.onData((data) => {
			this.drawn = this.display.write(data).then(() => {
				this.bytes += data;
				this.announce();
			});
		});
		this.exited = new Promise((resolve) => {
			this.pty.onExit(({ exitCode, signal }) => {
				void this.drawn.then(() => {
					this.ended = { code: exitCode, signal: signal || undefined };
					this.announce();
					resolve(this.ended);
				});
			});
		});
	}

	get pid(): number {
		return this.pty.pid;
	}

	/** The visible rows. */
	screen(): string[] {
		return this.display.rows();
	}

	/** Where the cursor stands, from 0; undefined while it is hidden. */
	cursor(): { readonly row: number; readonly column: number } | undefined {
		return this.display.cursor();
	}

	/** All that scrolled by, and the visible rows. */
	transcript(): string[] {
		return this.display.transcript();
	}

	/** Every byte that made the screen what it is, control sequences included. */
	output(): string {
		return this.bytes;
	}

	/**
	 * Resolves with the visible text as soon as it holds `wanted`: at once when it already does. Rejects, with the
	 * screen in the message, when the time is over or the program has ended without it.
	 */
	waitFor(wanted: Wanted, { timeoutMs = this.waitMs }: { timeoutMs?: number } = {}): Promise<string> {
		return this.waitUntil(
			`${wanted}`,
			() => {
				const rows = this.screen();
				return matches(rows, wanted) ? rows.join("\n") : undefined;
			},
			timeoutMs,
		);
	}

	/** Resolves when `text` is no longer visible. */
	async waitForGone(text: string | RegExp, { timeoutMs = this.waitMs }: { timeoutMs?: number } = {}) {
		const gone = () => (matches(this.screen(), text) ? undefined : true);
		await this.waitUntil(`the end of ${text}`, gone, timeoutMs);
	}

	/** Presses these keys one after the other, each in a write of its own. */
	press(...keys: Key[]): void {
		for (const key of keys) {
			this.keysPressed += 1;
			this.send(bytesOf(key));
		}
	}

	/** Types the characters of `text`. */
	type(text: string): void {
		this.press(...text);
	}

	/** Sends bytes as they are, in one write: a paste, or a sequence a terminal would send. Counts no key. */
	send(data: string): void {
		if (this.ended === undefined) this.pty.write(data);
	}

	resize(cols: number, rows: number): void {
		this.display.resize(cols, rows);
		this.pty.resize(cols, rows);
	}

	/** The exit, once everything it wrote is on the screen. Rejects after `timeoutMs`. */
	async exit({ timeoutMs = this.waitMs }: { timeoutMs?: number } = {}): Promise<ProgramExit> {
		await this.waitUntil("the program's end", () => this.ended, timeoutMs);
		return this.exited;
	}

	kill(signal: NodeJS.Signals = "SIGKILL"): void {
		if (this.ended === undefined) this.pty.kill(signal);
	}

	/** Ends the program if it still runs and waits until it is gone; for the end of each test. */
	async dispose(): Promise<void> {
		this.kill();
		await this.exited;
		this.keeper?.close();
	}

	/** What the program has left switched on in the terminal. */
	modes(): TerminalModes {
		return this.display.modes();
	}

	/** How the kernel treats what is typed; may be asked once, also after the program's end. */
	async lineDiscipline(): Promise<LineDiscipline> {
		if (this.keeper === undefined) throw new Error("This system does not show the pty's settings.");
		return this.keeper.read();
	}

	private announce(): void {
		for (const listener of [...this.changed]) listener();
	}

	private waitUntil<Found>(what: string, find: () => Found | undefined, timeoutMs: number): Promise<Found> {
		return new Promise((resolve, reject) => {
			const settle = (act: () => void) => {
				clearTimeout(timer);
				this.changed.delete(look);
				act();
			};
			const fail = (why: string) =>
				settle(() => reject(new Error(`${why} while waiting for ${what}. The screen:\n${this.framed()}`)));
			const look = () => {
				// Half a frame is no screen: a terminal, too, shows an update announced as one only when it is whole.
				if (this.ended === undefined && this.display.modes().synchronizedOutput) return;
				const found = find();
				if (found !== undefined) settle(() => resolve(found));
				else if (this.ended !== undefined) {
					const { code, signal } = this.ended;
					fail(`The program ended (code ${code}, signal ${signal ?? "none"})`);
				}
			};
			const timer = setTimeout(() => fail(`${timeoutMs} ms were over`), timeoutMs);
			this.changed.add(look);
			look();
		});
	}

	private framed(): string {
		return this.screen()
			.map((row) => `  | ${row}`)
			.join("\n");
	}
}

function matches(rows: readonly string[], wanted: Wanted): boolean {
	if (typeof wanted === "function") return wanted(rows);
	const text = rows.join("\n");
	if (typeof wanted !== "string") return wanted.test(text);
	return text.includes(wanted) || (isSentence(wanted) && words(rows).includes(wanted));
}

/** A sentence may go on in the next row, wherever the screen breaks it. */
function isSentence(text: string): boolean {
	return /\S \S+ \S/.test(text);
}

function words(rows: readonly string[]): string {
	return rows.map((row) => row.trim()).join(" ");
}

/** What a sane terminal looks like after a program has ended. */
export const SANE_TERMINAL = {
	modes: {
		alternateScreen: false,
		cursorVisible: true,
		bracketedPaste: false,
		mouse: false,
		focusEvents: false,
		synchronizedOutput: false,
		wraparound: true,
		applicationKeys: false,
		insert: false,
	} satisfies TerminalModes,
	lineDiscipline: { canonical: true, echo: true } satisfies LineDiscipline,
} as const;

import type { Outside } from "../text/plain.ts";
import type { ReadStretch } from "../text/stretch.ts";

/** A program and the arguments that always come first (the demo's pcluster is a script run by Node). */
export interface Program {
	readonly file: string;
	readonly args: readonly string[];
}

/** One run of a program: an argv array, never a shell line. `env` is added to the inherited environment, `undefined` taken away. */
export interface Command {
	readonly program: Program;
	readonly args: readonly string[];
	readonly env: Readonly<Record<string, string | undefined>>;
	/** Where it works; the working folder when left out. */
	readonly cwd?: string;
	/**
	 * True where it must go on although this process is killed: it would undo what AWS is at, once nobody reads what it
	 * says.
	 */
	readonly outlives?: boolean;
	/** What it reads from its standard input; nothing when left out. */
	readonly input?: string | undefined;
	/** True where neither it nor what it prints is for the log. */
	readonly quiet?: boolean;
}

export interface Exit {
	/** Undefined when a signal ended it. */
	readonly code: number | undefined;
	readonly signal: string | undefined;
}

export interface Processes {
	/**
	 * Runs to the program's own end, whatever it leaves running. Output (both streams, as they interleave) goes to
	 * `onOutput` in raw chunks, with the stream that each is of, and to the log file in full. Aborting `signal` ends it and all it has started: SIGINT,
	 * SIGTERM a little later, then SIGKILL. Rejects with `pcluster-missing` when the program cannot be started.
	 */
	run(
		command: Command,
		onOutput: (chunk: Outside, from?: "stdout" | "stderr") => void,
		signal: AbortSignal,
	): Promise<Exit>;
	/** Runs it on the user's own terminal; the caller has given the terminal away before. */
	handOver(command: Command): Promise<Exit>;
}

export interface Clock {
	now(): Date;
	/** Resolves after `ms`, rejects with an AbortError when `signal` is aborted. */
	sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** The clipboard of the machine at which the user sits. */
export interface Clipboard {
	/** Hands it this text, as one line. Nobody tells whether the terminal took it. */
	put(text: string): void;
}

/** Calls the user back to the terminal: its bell, and a notification where the terminal has them. */
export interface Attention {
	call(text: string): void;
}

export interface Log {
	readonly path: string;
	/** Why nothing can be written there (follows "cannot be written:"); undefined as long as it can. */
	readonly fault: string | undefined;
	/** Appends a line with the time; `detail` (an error's cause, a stack trace) goes below it. Never throws. */
	note(line: string, detail?: unknown): void;
	/** What stands there, some 64 kB at a time; undefined where there is nothing yet. */
	readonly stretch: ReadStretch;
}

/** firstlight as a job of the shell that it was started from. */
export interface ShellJob {
	/** Stops all of the job, as Ctrl-Z does to other programs, and resolves once the user has brought it back. */
	stop(): Promise<void>;
	/**
	 * Tells when another program asks for that (SIGTSTP), and when the job goes on after a stop that nobody could
	 * prepare for. Returns what ends the telling.
	 */
	watch(onStopAsked: () => void, onBack: () => void): () => void;
}

/** The way from this computer to another. */
export interface Reach {
	/**
	 * Whether something answers at `host` on `port` within some seconds; nothing is sent. Rejects with `unreachable`
	 * where the host has no address here.
	 */
	answers(host: string, port: number, signal: AbortSignal): Promise<boolean>;
	/** The address by which the internet sees this computer; rejects with `unreachable` where nobody tells it. */
	ownAddress(signal: AbortSignal): Promise<string>;
}

import type { Exit } from "../ports/machine.ts";
import { dataIn, type Outside, plainText } from "../text/plain.ts";
import { AFTER_LOGIN, BEFORE_LOGIN, CONNECTION_BROKE_OFF, type SshCause } from "./ssh-causes.ts";

/** A login that came to nothing or was cut short, and what to do about it. */
export interface FailedLogin {
	readonly kind: "failed";
	readonly title: string;
	/** What happened, in one sentence. */
	readonly message: string;
	readonly meaning: string;
	readonly cure: string;
	/** A command to copy. */
	readonly command: string | undefined;
	/** True when another key file may help. */
	readonly askKey: boolean;
	/** True where nothing answered at all. */
	readonly isSilent?: true;
	/** True when ssh had logged in before: the key file was the right one. */
	readonly entered: boolean;
	/** ssh's own words. */
	readonly said: string;
}

/** How a login went, worked out afterwards: `pcluster ssh` exits with 0 even when ssh fails (seen with 2.11.9). */
export type SshOutcome = { readonly kind: "ended"; readonly seconds: number } | FailedLogin;

/** What is known about a login when it is over. */
export interface SshSession {
	readonly exit: Exit;
	readonly seconds: number;
	/** What ssh itself wrote during this session (its `-E` file); undefined when it has made no such file. */
	readonly said: Outside | undefined;
	readonly keyFile: string | undefined;
}

/** ssh says so at `LogLevel=DEBUG1`, in every version, as soon as the head node has let it in. */
const ENTERED = /^Authenticated to .*$/m;

/** What ssh says of any session. */
const USUAL =
	/^(?:Authenticated to |Transferred: |Bytes per second|Connection to \S+ closed\.\s*$|Warning: Permanently added|\s*$)/;

/** Within so many seconds a session that had more to say than usual is taken for one that did not come about. */
const AT_ONCE_SECONDS = 10;

const NOT_IN = "The login did not work";

/** What became of a login; failures come with their cure. Only ssh's own word is proof that it took place. */
export function sshOutcomeFrom(session: SshSession): SshOutcome {
	const { exit } = session;
	const said = plainLines(session);
	const entered = ENTERED.exec(said);
	if (entered) return afterLogin(session, said.slice(entered.index + entered[0].length));
	const known = causeIn(said, BEFORE_LOGIN);
	if (known) return failed(session, NOT_IN, known.cause, known.line);
	const last = lastWords(said);
	if (exit.signal !== undefined) return failed(session, NOT_IN, BROKEN_OFF, last);
	if (last !== "") return failed(session, NOT_IN, UNKNOWN, last);
	if (exit.code !== 0) return failed(session, NOT_IN, notReached(exit.code), "");
	if (session.said !== undefined) return failed(session, NOT_IN, BROKEN_OFF, "");
	return failed(session, "Nobody knows whether the login worked", NO_WORD, "");
}

/** Why ssh did not get in for a command, where nobody is asked anything; undefined where it names no cause. */
export function connectionFault(said: Outside, keyFile: string | undefined): FailedLogin | undefined {
	const session: SshSession = { exit: { code: undefined, signal: undefined }, seconds: 0, said, keyFile };
	const known = causeIn(plainLines(session), BEFORE_LOGIN);
	return known && failed(session, NOT_IN, known.cause, known.line);
}

function afterLogin(session: SshSession, rest: string): SshOutcome {
	const known = causeIn(rest, AFTER_LOGIN);
	if (known) return cutShort(session, known.cause, known.line);
	const last = lastWords(rest);
	const signal = session.exit.signal ?? KILLED.exec(rest)?.[0];
	if (signal !== undefined) return cutShort(session, endedBy(signal), "");
	if (endedThere(session)) return cutShort(session, ENDED_THERE, last);
	if (brokeOff(session)) return cutShort(session, CONNECTION_BROKE_OFF, last);
	if (session.seconds >= AT_ONCE_SECONDS || last === "") return { kind: "ended", seconds: session.seconds };
	return cutShort(session, ENDED_AT_ONCE, last);
}

/**
 * Whether the head node was gone before it had said how the shell ended. ssh itself tells the terminal of it, not its
 * file, and pcluster hides its exit code (both seen with OpenSSH 9.2): the code stands among its notes for debugging.
 */
function brokeOff({ said = "" }: SshSession): boolean {
	return /^debug1: Exit status -1\r?$/m.test(dataIn(said));
}

/** Whether a signal has ended the shell on the head node; its notes for debugging tell of one. */
function endedThere({ said = "" }: SshSession): boolean {
	return /^debug1: .* rtype exit-signal /m.test(dataIn(said));
}

/** Written by ssh when it is ended itself: pcluster hides that (seen with OpenSSH 9.2). */
const KILLED = /^Killed by signal \d+/m;

/** The exit code of what ran on the head node, which ssh tells at `LogLevel=DEBUG1` alone; undefined where it does not. */
export function commandStatus(said: Outside = ""): number | undefined {
	const code = /^debug1: Exit status (\d+)\r?$/m.exec(dataIn(said))?.[1];
	return code === undefined ? undefined : Number(code);
}

/** The first of `causes` that ssh tells of, and the line in which it does. */
function causeIn(said: string, causes: readonly SshCause[]) {
	for (const cause of causes) {
		const match = cause.pattern.exec(said);
		if (match) return { cause, line: lineOf(said, match.index) };
	}
	return undefined;
}

type Words = Pick<SshCause, "message" | "meaning" | "cure" | "command" | "askKey" | "isSilent">;

const BROKEN_OFF: Words = {
	message: "ssh ended before it had logged in.",
	meaning: "It gave no reason: mostly it was broken off, with Ctrl-C for example.",
	cure: "Press s to try again.",
};

const UNKNOWN: Words = {
	message: "ssh ended before it had logged in.",
	meaning: "The reason is in its own words below.",
	cure: "Mend what they name, or wait a minute; then press s to try again.",
};

const ENDED_AT_ONCE: Words = {
	message: "You were logged in, and the session ended at once.",
	meaning: "The reason is in ssh's own words below.",
	cure: "Press s to try again.",
};

function endedBy(signal: string): Words {
	return {
		message: `You were logged in, and something on this computer ended ssh (${signal.replace("Killed by ", "")}).`,
		meaning: "It was not the head node: what Slurm runs there goes on.",
		cure: "Press s to log in again. Inside a tmux session your work survives such an end.",
	};
}

const ENDED_THERE: Words = {
	message: "You were logged in, and a signal ended your session on the head node.",
	meaning: "Mostly the machine is being stopped or restarted, or it has no memory left.",
	cure: "Press s to log in again. If that does not work, press Esc, then r to look at the cluster again.",
};

const NO_WORD: Words = {
	message: "ssh has left no word of how it went.",
	meaning:
		"It did not start, or the line ssh = … below [aliases] in your config file leaves out {ARGS}, or there is no room for its messages.",
	cure: "Type ssh -V in another window to see whether ssh works, and end that line with {ARGS}.",
};

function notReached(code: number | undefined): Words {
	return {
		message: `pcluster ssh ended with exit code ${code ?? "unknown"}.`,
		meaning:
			"It did not get as far as the login: mostly the cluster has no head node now, or AWS refused to say where.",
		cure: "Press Esc, then r to look at the cluster again.",
	};
}

function failed(session: SshSession, title: string, words: Words, quote: string): FailedLogin {
	const { message, meaning, cure, command, askKey = false, isSilent } = words;
	return {
		kind: "failed",
		title,
		message,
		meaning,
		cure,
		command: command?.(plainLines(session), session.keyFile),
		askKey,
		...(isSilent && { isSilent }),
		entered: false,
		said: quote,
	};
}

function cutShort(session: SshSession, words: Words, quote: string): FailedLogin {
	return { ...failed(session, "The login was cut short", words, quote), entered: true };
}

/** What ssh said but for its notes for debugging, each line safe to draw. */
function plainLines({ said = "" }: SshSession): string {
	return dataIn(said)
		.split("\n")
		.filter((line) => !/^debug\d: /.test(line))
		.map((line) => plainText(line).trimEnd())
		.join("\n");
}

function lineOf(text: string, index: number): string {
	const from = text.lastIndexOf("\n", index) + 1;
	const end = text.indexOf("\n", index);
	return text.slice(from, end === -1 ? undefined : end).trim();
}

/** The end of what ssh said beyond the usual, at most three lines. */
function lastWords(text: string): string {
	const lines = text.split("\n").filter((line) => !USUAL.test(line));
	return lines.slice(-3).join(" ").trim();
}

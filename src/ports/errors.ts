import { plainText } from "../text/plain.ts";

/** What kind of thing went wrong; one code per remedy, not per place. */
export type ErrorCode =
	| "no-credentials"
	| "expired-credentials"
	/** AWS does not know the access key, or the secret does not belong to it. */
	| "refused-credentials"
	| "clock-wrong"
	| "denied"
	| "throttled"
	| "unreachable"
	| "nonsense-answer"
	| "region-off"
	| "not-found"
	| "bad-input"
	| "pcluster-missing"
	| "pcluster-broken"
	| "pcluster-unsupported"
	| "pcluster-failed"
	| "config-unreadable"
	| "config-unwritable"
	| "config-changed"
	| "bad-config"
	| "disk-full"
	| "folder-unwritable"
	| "python-missing"
	| "install-busy"
	| "install-failed"
	/** AWS or pcluster did not do what was asked: the message says why. */
	| "run-failed"
	/** What is there does not allow it now. */
	| "refused"
	/** It was asked, and the answer was no. */
	| "declined"
	| "no-home"
	| "no-folder"
	| "output-closed"
	| "output-failed"
	| "usage"
	/** A check before creating says no. */
	| "check-failed"
	/** It may cost more than its user allows. */
	| "above-bound"
	| "not-a-terminal"
	| "bug";

/** The codes of errors that say that AWS lets nobody in: a login cures each of them. */
export const NO_WAY_IN: readonly ErrorCode[] = [
	"no-credentials",
	"expired-credentials",
	"refused-credentials",
];

/**
 * The only error that reaches a screen. `message` says what happened, `hint` what to do now; both are whole
 * sentences in the user's words, and safe to draw whatever stands in them. `copy`: commands and links that belong to
 * it, each for a line of its own. `cause` keeps the original for the log.
 */
export class AppError extends Error {
	readonly code: ErrorCode;
	readonly hint: string | undefined;
	readonly copy: readonly string[];

	constructor(
		code: ErrorCode,
		message: string,
		options: { hint?: string; copy?: readonly string[]; cause?: unknown } = {},
	) {
		super(plainText(message), { cause: options.cause });
		this.name = "AppError";
		this.code = code;
		this.hint = options.hint === undefined ? undefined : plainText(options.hint);
		this.copy = (options.copy ?? []).map(plainText);
	}
}

/** All that an error tells its user, in one line; `more` comes before what is to be copied. */
export function sentencesOf(
	{ message, hint, copy }: Pick<AppError, "message" | "hint" | "copy">,
	more?: string,
): string {
	return [message, hint, more, ...copy].filter(Boolean).join(" ");
}

/**
 * The same in lines: of a run that failed, whose message ends in the words of others, what to do has its own; what is
 * to be copied is told `whole`.
 */
export function tellError(error: AppError, tell: (line: string, whole?: true) => void): void {
	const { code, message, hint, copy } = error;
	if (code === "run-failed" && hint) {
		tell(message);
		tell(hint);
	} else tell([message, hint].filter(Boolean).join(" "));
	for (const line of copy) tell(line, true);
}

/** Any thrown value as an AppError; what nobody translated becomes `bug`. */
export function asAppError(thrown: unknown): AppError {
	if (thrown instanceof AppError) return thrown;
	const detail = thrown instanceof Error ? thrown.message : String(thrown);
	return new AppError("bug", `Something unexpected happened in firstlight: ${detail}`, {
		hint: "The log has the details. Please report it.",
		cause: thrown,
	});
}

/** True when the account may not read something: asking again will not help. */
export function isDenied(thrown: unknown): boolean {
	return thrown instanceof AppError && thrown.code === "denied";
}

/** What was read, or undefined where AWS has no such thing; every other failure stays one. */
export async function ifThere<Value>(reading: Promise<Value>): Promise<Value | undefined> {
	try {
		return await reading;
	} catch (thrown) {
		if (thrown instanceof AppError && thrown.code === "not-found") return undefined;
		throw thrown;
	}
}

/** True for the error that an aborted signal throws: leaving a screen is not a failure. */
export function isAbort(thrown: unknown): boolean {
	return thrown instanceof Error && (thrown.name === "AbortError" || thrown.name === "TimeoutError");
}

/** The AbortError of a signal that is aborted, whatever reason it was given. */
export function abortReason({ reason }: AbortSignal): unknown {
	return isAbort(reason) ? reason : new DOMException("It was taken back.", "AbortError");
}

/** What `work` comes to; rejects with the reason of `signal` as soon as that is aborted, whatever `work` does then. */
export async function orAborted<Value>(work: Promise<Value>, signal: AbortSignal): Promise<Value> {
	const { promise: left, reject } = Promise.withResolvers<never>();
	const leave = () => reject(signal.reason);
	signal.addEventListener("abort", leave, { once: true });
	try {
		return await Promise.race([work, left]);
	} finally {
		signal.removeEventListener("abort", leave);
	}
}

import { type AppError, asAppError, type ErrorCode, isAbort, NO_WAY_IN, tellError } from "../ports/errors.ts";
import type { World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { logWords, sendsToLog } from "../text/log-words.ts";
import type { Tools, Work } from "./command.ts";
import { EXIT, exitCodeOf } from "./exit-codes.ts";
import { spokenError } from "./spoken-error.ts";

interface Ending {
	/** The answer is to be JSON, errors too. */
	readonly json?: boolean | undefined;
	/** What is said after Ctrl-C. */
	readonly stopped?: string;
	/** Of these failures the log holds no more than is told. */
	readonly known?: readonly ErrorCode[];
}

/** What its user has done or named is told whole. */
const TOLD: readonly ErrorCode[] = ["usage", "bad-input", "not-found", "refused", "declined", "above-bound"];

/**
 * Does `work`, and tells how it ended where it did not end well: in
 * sentences, or as JSON (schemas/error.json). The exit code.
 */
export function toItsEnd(
	{ inWorld, say, note }: Pick<Tools, "inWorld" | "say" | "note">,
	given: GivenSettings,
	work: Work,
	{ json = false, stopped = "Stopped.", known = [] }: Ending = {},
): Promise<number> {
	return inWorld(given, async (world, signal) => {
		try {
			return await work(world, signal);
		} catch (thrown) {
			if (signal.aborted && isAbort(thrown)) {
				if (json) say(errorJson("stopped", stopped, undefined));
				else note(stopped);
				return EXIT.stopped;
			}
			const error = await whole(asAppError(thrown), world);
			const { log } = world.ports;
			const isForLog = !json && ![...TOLD, ...known].includes(error.code);
			if (isForLog || error.code === "bug") log.note(error.message, error.cause);
			if (json) say(errorAsJson(error));
			else {
				tellError(error, note);
				if (isForLog || sendsToLog(error)) note(logWords(log, world.settings.places.home));
			}
			return exitCodeOf(error.code);
		}
	});
}

/** The same without the screens' keys, and with what the user's AWS files tell of it. */
async function whole(error: AppError, world: World): Promise<AppError> {
	if (NO_WAY_IN.includes(error.code)) return (await import("../services/way-in.ts")).wayInTold(world, error);
	return spokenError(error);
}

/** An error as a program reads it. */
export function errorAsJson({ code, message, hint, copy }: AppError): string {
	return errorJson(code, message, [hint, ...copy].filter(Boolean).join("\n") || undefined);
}

/** The same of what is no error of ours. */
export function errorJson(code: string, message: string, hint: string | undefined): string {
	return JSON.stringify({ error: { code, message, hint: hint ?? null } }, undefined, 2);
}

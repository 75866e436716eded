import { asAppError, type ErrorCode, isAbort, sentencesOf } from "../ports/errors.ts";
import type { World } from "../services/services.ts";
import type { GivenSettings } from "../settings.ts";
import { logWords } from "../text/log-words.ts";
import type { Tools } from "./command.ts";

/** The exit code of what failed. */
export const FAILED = 1;
const STOPPED = 130;

/**
 * Does `work` with account, machine and pcluster at hand, and tells how it ended where it did not end well. Of the
 * failures in `known` the log holds no more than is told.
 */
export function toItsEnd(
	{ inWorld, note }: Tools,
	given: GivenSettings,
	work: (world: World, signal: AbortSignal) => Promise<number>,
	{ stopped = "Stopped.", known = [] }: { stopped?: string; known?: readonly ErrorCode[] } = {},
): Promise<number> {
	return inWorld(given, async (world, signal) => {
		try {
			return await work(world, signal);
		} catch (thrown) {
			if (signal.aborted && isAbort(thrown)) {
				note(stopped);
				return STOPPED;
			}
			const error = asAppError(thrown);
			note(sentencesOf(error));
			if (!known.includes(error.code)) note(logWords(world.ports.log, world.settings.places.home));
			return FAILED;
		}
	});
}

import type { Log } from "../../src/ports/machine.ts";

/** A log that takes all and holds nothing. */
export function silentLog(path = "/log"): Log {
	return { path, fault: undefined, note: () => undefined, stretch: async () => undefined };
}

import { setTimeout } from "node:timers/promises";
import type { Clock } from "../ports/machine.ts";

/** The machine's own clock. */
export const systemClock: Clock = {
	now: () => new Date(),
	sleep: (ms, signal) => setTimeout(ms, undefined, { signal }),
};

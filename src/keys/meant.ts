import type { TimedPress } from "./key-press.ts";

/** How long something must have been on the screen before a key can be an answer to it: time to see it. */
export const SEEN_MS = 300;
/** Presses closer together than this are a key held down, a paste, or a hand that slipped; nobody answers so fast. */
const BURST_MS = 150;
/** How long nothing may follow an answer: the first letter of a slow paste is none. Shorter than a held key waits. */
export const QUIET_MS = 100;

/**
 * True when `press` was made for what is on the screen since `shownAt` (ms): it came alone, not among others, and
 * after a moment to read.
 */
export function isMeant(press: TimedPress, shownAt: number): boolean {
	return press.alone && press.at - shownAt >= SEEN_MS && press.after >= BURST_MS;
}

import { useAnimation, useIsScreenReaderEnabled } from "ink";
import { useServices } from "./services-context.tsx";

/** How seldom a screen reader hears of the time alone, milliseconds: each change is the whole screen read out anew. */
const READ_OUT_MS = 5 * 60_000;

/** For a screen that may stay open for days and on which nothing is waited for, milliseconds: a second each costs more. */
export const AT_REST_MS = 5000;

/**
 * The time, renewed every second, or every `everyMs`, while `active`, and with other news; for a screen reader only
 * every few minutes.
 */
export function useNow(active: boolean, everyMs = 1000): Date {
	const { clock } = useServices().ports;
	const isRead = useIsScreenReaderEnabled();
	useAnimation({ interval: everyMs, isActive: active && !isRead });
	const now = clock.now();
	return isRead ? new Date(Math.floor(now.getTime() / READ_OUT_MS) * READ_OUT_MS) : now;
}

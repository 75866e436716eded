import { useAnimation, useIsScreenReaderEnabled } from "ink";
import { useServices } from "./services-context.tsx";

/** How seldom a screen reader hears of the time alone, milliseconds: each change is the whole screen read out anew. */
const READ_OUT_MS = 5 * 60_000;

/** The time, renewed each second while `active`; for a screen reader only every few minutes, and with other news. */
export function useNow(active: boolean): Date {
	const { clock } = useServices().ports;
	const isRead = useIsScreenReaderEnabled();
	useAnimation({ interval: 1000, isActive: active && !isRead });
	const now = clock.now();
	return isRead ? new Date(Math.floor(now.getTime() / READ_OUT_MS) * READ_OUT_MS) : now;
}

import { useEffectEvent, useLayoutEffect } from "react";
import type { TimedPress } from "../src/keys/key-press.ts";
import { useKeyStream } from "./services-context.tsx";

/** Hears every key while `active`. Screens that show one above the other take turns through `active`. */
export function useKeys(handler: (press: TimedPress) => void, active = true): void {
	const keys = useKeyStream();
	const hear = useEffectEvent(handler);
	useLayoutEffect(() => {
		if (active) return keys.subscribe((press) => hear(press));
	}, [keys, active]);
}

/**
 * Throws away the keys that wait whenever `screen` changes: what was typed for one screen is no answer to the next.
 * Within a screen, as from question to question of the wizard, keys may run ahead: none of them spends or destroys.
 */
export function useNoKeysAcross(screen: unknown): void {
	const keys = useKeyStream();
	// biome-ignore lint/correctness/useExhaustiveDependencies: once for each screen
	useLayoutEffect(() => keys.drop(), [keys, screen]);
}

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TimedPress } from "../src/keys/key-press.ts";
import { isMeant, SEEN_MS } from "../src/keys/meant.ts";
import { useKeyStream, useServices } from "./services-context.tsx";

export interface Seen {
	/** True once keys count: only then should the screen say which. */
	readonly ready: boolean;
	/** True when this press was made for what is shown. */
	meant(press: TimedPress): boolean;
}

/**
 * Lets act only a key that was pressed for what is on the screen: not one typed ahead, held down or pasted. `shown`
 * names what is there, and another name is to be read anew; undefined: there is nothing yet. What still waits when
 * it comes is thrown away.
 */
export function useSeen(shown: string | undefined): Seen {
	const keys = useKeyStream();
	const { clock } = useServices().ports;
	const since = useRef(Number.POSITIVE_INFINITY);
	const [ready, setReady] = useState<string>();
	useLayoutEffect(() => {
		since.current = shown === undefined ? Number.POSITIVE_INFINITY : clock.now().getTime();
		if (shown !== undefined) keys.drop();
	}, [keys, clock, shown]);
	useEffect(() => {
		setReady(undefined);
		if (shown === undefined) return;
		const leaving = new AbortController();
		clock.sleep(SEEN_MS, leaving.signal).then(
			() => setReady(shown),
			() => undefined,
		);
		return () => leaving.abort();
	}, [clock, shown]);
	return {
		ready: shown !== undefined && ready === shown,
		meant: (press) => isMeant(press, since.current),
	};
}

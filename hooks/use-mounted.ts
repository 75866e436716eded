import { useEffect, useRef } from "react";

/** True until the screen is gone: what comes in later must not act any more. */
export function useMounted() {
	const mounted = useRef(true);
	useEffect(
		() => () => {
			mounted.current = false;
		},
		[],
	);
	return mounted;
}

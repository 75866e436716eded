import { useEffect, useState } from "react";

/** Aborted once the screen is gone: what comes in later must not act any more. */
export function useLeaving(): AbortSignal {
	const [leaving] = useState(() => new AbortController());
	useEffect(() => () => leaving.abort(), [leaving]);
	return leaving.signal;
}

import { useEffect, useState } from "react";

/** What `load` gives, once its code is there; the same `load` for as long as the screen is up. */
export function useLate<Value>(load: () => Promise<Value>): Value | undefined {
	const [loaded, setLoaded] = useState<{ readonly value: Value }>();
	useEffect(() => {
		void load().then((value) => setLoaded({ value }));
	}, [load]);
	return loaded?.value;
}

import { useCallback, useEffect, useSyncExternalStore } from "react";
import type { Run, RunView } from "../src/runs/run.ts";

/** The newest view of a run; `onEnd` hears once how it ended. */
export function useRun(run: Run, onEnd: (view: RunView) => void): RunView {
	const subscribe = useCallback((listener: () => void) => run.subscribe(listener), [run]);
	const view = useSyncExternalStore(subscribe, () => run.snapshot());
	// biome-ignore lint/correctness/useExhaustiveDependencies: the end is told once for each run
	useEffect(() => {
		let here = true;
		void run.ended.then((last) => {
			if (here) onEnd(last);
		});
		return () => {
			here = false;
		};
	}, [run]);
	return view;
}

import { useCallback, useEffect, useEffectEvent, useSyncExternalStore } from "react";
import type { Run, RunView } from "../src/runs/run.ts";

/** The newest view of a run; `onEnd` hears once how it ended. */
export function useRun(run: Run, onEnd: (view: RunView) => void): RunView {
	const subscribe = useCallback((listener: () => void) => run.subscribe(listener), [run]);
	const view = useSyncExternalStore(subscribe, () => run.snapshot());
	const end = useEffectEvent(onEnd);
	useEffect(() => {
		let here = true;
		void run.ended.then((last) => {
			if (here) end(last);
		});
		return () => {
			here = false;
		};
	}, [run]);
	return view;
}

import { useApp } from "ink";
import { useCallback, useRef } from "react";
import type { Farewell } from "../src/flow/farewell.ts";

export interface Finish {
	/** Tells what stays in the scrollback, once, and lets Ink go. */
	leave(farewell: Farewell): void;
	/** The same where the screens are going already: letting Ink go once more would hide the fault that took them. */
	gone(farewell: Farewell): void;
}

/** The one way out of the program. */
export function useFinish(onFinish: (farewell: Farewell) => void): Finish {
	const { exit } = useApp();
	const done = useRef(false);
	const gone = useCallback(
		(farewell: Farewell) => {
			if (done.current) return;
			done.current = true;
			onFinish(farewell);
		},
		[onFinish],
	);
	return {
		gone,
		leave(farewell) {
			gone(farewell);
			exit();
		},
	};
}

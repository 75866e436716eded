import { useApp } from "ink";
import { useCallback, useRef } from "react";
import type { Farewell } from "../src/flow/farewell.ts";

/** The one way out of the program: tells what stays in the scrollback, once, and lets Ink go. */
export function useFinish(onFinish: (farewell: Farewell) => void): (farewell: Farewell) => void {
	const { exit } = useApp();
	const done = useRef(false);
	return useCallback(
		(farewell) => {
			if (done.current) return;
			done.current = true;
			onFinish(farewell);
			exit();
		},
		[onFinish, exit],
	);
}

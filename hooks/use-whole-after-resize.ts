import { useStdout } from "ink";
import { useLayoutEffect } from "react";

const HOME_AND_ERASE = "\u001b[H\u001b[J";
/** Milliseconds without a further change of size: while a window is dragged, Ink's own frames will do. */
const SETTLED_MS = 40;

/**
 * Draws the whole screen anew after a resize. A frame that was on its way to the terminal meanwhile was laid out for
 * the old size and stands elsewhere now, and Ink, which writes only what has changed, would leave its remains.
 */
export function useWholeAfterResize(): void {
	const { write } = useStdout();
	// From the first frame on: an ordinary effect would come after what happens meanwhile.
	useLayoutEffect(() => {
		let timer: NodeJS.Timeout | undefined;
		const resized = () => {
			clearTimeout(timer);
			timer = setTimeout(() => write(HOME_AND_ERASE), SETTLED_MS);
		};
		// Node's own event leaves out a window that went away from its size and back while the program was busy.
		process.on("SIGWINCH", resized);
		return () => {
			clearTimeout(timer);
			process.off("SIGWINCH", resized);
		};
	}, [write]);
}

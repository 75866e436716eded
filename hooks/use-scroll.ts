import { useState } from "react";

export interface Scroll {
	/** The first row shown. */
	readonly top: number;
	/** True where not all fits. */
	readonly scrolls: boolean;
	scroll(by: number): void;
}

/** How far a text of so many lines is scrolled in so many rows; it stops at both ends. */
export function useScroll(lines: number, rows: number): Scroll {
	const [wanted, setTop] = useState(0);
	const lowest = Math.max(0, lines - rows);
	const top = Math.min(wanted, lowest);
	return { top, scrolls: lowest > 0, scroll: (by) => setTop(Math.max(0, Math.min(lowest, top + by))) };
}

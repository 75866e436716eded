import { useState } from "react";
import { type KeyRow, scrollRows } from "../src/keys/key-row.ts";

export interface Scroll {
	/** The first row shown. */
	readonly top: number;
	/** The footer names them where not all fits. */
	readonly keys: readonly KeyRow[];
}

/** How far a text of so many lines is scrolled in so many rows; it stops at both ends. */
export function useScroll(lines: number, rows: number): Scroll {
	const [wanted, setTop] = useState(0);
	const lowest = Math.max(0, lines - rows);
	const top = Math.min(wanted, lowest);
	const scroll = (by: number) => setTop(Math.max(0, Math.min(lowest, top + by)));
	return { top, keys: scrollRows(scroll, rows, lowest > 0) };
}

import { useWindowSize } from "ink";
import { SMALLEST } from "../src/text/smallest-window.ts";

interface Size {
	readonly columns: number;
	readonly rows: number;
}

/** Columns and rows that a screen is drawn for, the smallest at least; a resize renders again. */
export function useTerminalSize(): Size {
	const { columns, rows } = useWindowSize();
	return { columns: Math.max(columns, SMALLEST.columns), rows: Math.max(rows, SMALLEST.rows) };
}

/** The size of a window in which no screen has room. */
export function useSmallWindow(): Size | undefined {
	const window = useWindowSize();
	const isSmall = window.columns < SMALLEST.columns || window.rows < SMALLEST.rows;
	return isSmall ? window : undefined;
}

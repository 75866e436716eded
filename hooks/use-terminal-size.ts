import { useWindowSize } from "ink";

/** Columns and rows of the terminal; a resize renders again. */
export function useTerminalSize(): { readonly columns: number; readonly rows: number } {
	return useWindowSize();
}

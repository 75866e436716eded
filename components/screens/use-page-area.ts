import { useTerminalSize } from "../../hooks/use-terminal-size.ts";
import { pageRoom } from "../ui/Page.tsx";

/** Columns and rows that a page of the console has for its body, between its margins. */
export function usePageArea(): { readonly width: number; readonly height: number } {
	const { columns, rows } = useTerminalSize();
	return { width: columns - 4, height: pageRoom(rows) };
}

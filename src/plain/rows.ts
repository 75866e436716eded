import type { Option } from "../list/option.ts";

/** Rows of a list that are told at once. */
export const ROWS_AT_ONCE = 15;

/** A row of a list as a line, with the number that chooses it. */
export function rowText(
	{ cells, note = "", disabled }: Option<unknown>,
	number: number,
	isSuggested = false,
): string {
	const told = [...cells, note].filter((text) => text !== "").join("  ");
	const why = disabled === undefined ? "" : `. Cannot be chosen: ${disabled}`;
	return `${String(number).padStart(3)}  ${told}${isSuggested ? "  (suggested)" : ""}${why}`;
}

/** The rows in which a word stands. */
export function havingWord<Row extends Option<unknown>>(rows: readonly Row[], word: string): Row[] {
	const low = word.toLowerCase();
	return rows.filter(({ key, cells }) => [key, ...cells].some((cell) => cell.toLowerCase().includes(low)));
}

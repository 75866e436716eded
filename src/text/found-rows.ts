import { wrapBelow } from "./fit.ts";

/** A text in rows of so many columns, each line's first row, and which rows hold what is looked for. */
export interface LaidText {
	readonly rows: readonly string[];
	/** Places of the rows that hold it, from the top. */
	readonly found: readonly number[];
}

/** `lines` in rows of so many columns, with the rows in which each line that holds `query` does so first. */
export function laidText(lines: readonly string[], query: string, columns: number): LaidText {
	const wanted = query.toLowerCase();
	const rows: string[] = [];
	const found: number[] = [];
	for (const line of lines) {
		const own = wrapBelow(line.replaceAll("\t", "    "), columns);
		if (wanted !== "" && line.toLowerCase().includes(wanted)) {
			const at = own.findIndex((row) => row.toLowerCase().includes(wanted));
			found.push(rows.length + Math.max(0, at));
		}
		rows.push(...own);
	}
	return { rows, found };
}

/** The place in `found` of the next row from `top` on, or before it (`by` -1), round and round; undefined: nothing. */
export function nextFound(found: readonly number[], top: number, by: 1 | -1): number | undefined {
	const next = by === 1 ? found.find((row) => row > top) : found.findLast((row) => row < top);
	return next ?? (by === 1 ? found[0] : found.at(-1));
}

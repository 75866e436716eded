import { widthOf, wrap } from "./fit.ts";

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
		const own = rowsOf(line, columns);
		if (wanted !== "" && line.toLowerCase().includes(wanted)) {
			const at = own.findIndex((row) => row.toLowerCase().includes(wanted));
			found.push(rows.length + Math.max(0, at));
		}
		rows.push(...own);
	}
	return { rows, found };
}

/** A line that is too long goes on below its own beginning: a config file's blanks mean something. */
function rowsOf(line: string, columns: number): string[] {
	const text = line.replaceAll("\t", "    ");
	if (widthOf(text) <= columns) return [text];
	const indent = /^ */.exec(text)?.[0].slice(0, Math.floor(columns / 2)) ?? "";
	return wrap(text.trimStart(), columns - indent.length).map((row) => indent + row);
}

/** The place in `found` of the next row from `top` on, or before it (`by` -1), round and round; undefined: nothing. */
export function nextFound(found: readonly number[], top: number, by: 1 | -1): number | undefined {
	const next = by === 1 ? found.find((row) => row > top) : found.findLast((row) => row < top);
	return next ?? (by === 1 ? found[0] : found.at(-1));
}

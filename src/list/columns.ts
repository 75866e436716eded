import { cut, padded, widthOf } from "../text/fit.ts";

/** One row of text to be laid out in columns. */
export interface TextRow {
	readonly cells: readonly string[];
	/** What speaks for or against it; takes the room that the columns leave. */
	readonly note?: string | undefined;
	/** A reason given in place of the later columns: it matters more than they do. */
	readonly disabled?: string | undefined;
}

const GAP = 2;
const SAMPLE = 400;
/** Fewest columns that a note is given before a column makes way for it. */
const NOTE_LEAST = 24;
/** Widest that one column gets while others have to make way. */
const CELL_MOST = 44;

/** Widths of the columns that fit into `width`; those that do not are left out, the first one never. */
export function columnWidths(titles: readonly string[], rows: readonly TextRow[], width: number): number[] {
	const step = Math.max(1, Math.floor(rows.length / SAMPLE));
	const sample = rows.filter((_, place) => place % step === 0);
	const natural = titles.map((title, column) =>
		Math.max(widthOf(title), ...sample.map((row) => widthOf(row.cells[column] ?? ""))),
	);
	const note = Math.max(0, ...sample.map((row) => widthOf(row.note ?? row.disabled ?? "")));
	let room = width - (note === 0 ? 0 : Math.min(note, NOTE_LEAST) + GAP);
	const widths: number[] = [];
	for (const wanted of natural) {
		const gap = widths.length === 0 ? 0 : GAP;
		const given = Math.min(wanted, CELL_MOST, Math.max(0, room - gap));
		if (widths.length > 0 && given < Math.min(wanted, 12)) break;
		widths.push(given);
		room -= given + gap;
	}
	return widths;
}

/** One row as text: its cells in their columns, then its note, cut to `width`. */
export function rowText(row: TextRow, widths: readonly number[], width: number): string {
	const gap = " ".repeat(GAP);
	const shown = row.disabled === undefined ? widths : widths.slice(0, 2);
	const cells = shown.map((columns, place) => padded(row.cells[place] ?? "", columns)).join(gap);
	const note = row.disabled ?? row.note ?? "";
	return cut(note === "" ? cells.trimEnd() : `${cells}${gap}${note}`, width);
}

/** The titles in their columns. */
export function titleText(titles: readonly string[], widths: readonly number[], width: number): string {
	return rowText({ cells: titles }, widths, width);
}

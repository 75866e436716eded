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
/** The same where few rows have a note. */
const NOTE_OF_FEW = 12;
/** Fewest columns that a cell is worth showing in. */
const CELL_LEAST = 12;
/** Widest that one column gets. */
const CELL_MOST = 44;
/** What the widest column keeps while it makes way for the others: one long name hides nothing else of its rows. */
const WIDEST_LEAST = 28;

/** What the columns of some rows are chosen by. */
interface Measures {
	/** Widest cell of each column. */
	readonly cells: readonly number[];
	/** Widest note. */
	readonly note: number;
	/** How many rows there are, and how many of them with a note. */
	readonly rows: number;
	readonly noted: number;
}

/** A list is drawn again at every key: the same rows are measured once. */
const measured = new WeakMap<readonly TextRow[], Measures>();

function measuresOf(rows: readonly TextRow[]): Measures {
	const known = measured.get(rows);
	if (known) return known;
	const step = Math.max(1, Math.floor(rows.length / SAMPLE));
	const sample = rows.filter((_, place) => place % step === 0);
	const cells: number[] = [];
	const found = { cells, note: 0, rows: sample.length, noted: 0 };
	for (const row of sample) {
		for (const [column, cell] of row.cells.entries())
			cells[column] = Math.max(cells[column] ?? 0, widthOf(cell));
		if (row.disabled !== undefined || !row.note) continue;
		found.noted++;
		found.note = Math.max(found.note, widthOf(row.note));
	}
	measured.set(rows, found);
	return found;
}

/** Of many columns those of the first titles decide: they keep their room before a note and all others. */
const DECIDING = 4;

/**
 * The width of each column in `width`; 0 for those left out: empty ones, and from the right those without room.
 * The first one with any text is always shown. `sample`: rows that are not in sight and count as well.
 */
export function columnWidths(
	titles: readonly string[],
	rows: readonly TextRow[],
	width: number,
	sample: readonly TextRow[] = [],
): number[] {
	const [here, there] = [measuresOf(rows), measuresOf(sample)];
	const isNoted = (here.noted + there.noted) * 2 > here.rows + there.rows;
	const note = Math.min(isNoted ? NOTE_LEAST : NOTE_OF_FEW, Math.max(here.note, there.note));
	const widest = titles.map((_, column) => Math.max(here.cells[column] ?? 0, there.cells[column] ?? 0));
	const all = width - (note === 0 ? 0 : note + GAP);
	const wanted = wholeWidths(titles, widest);
	const wide = narrowed(wanted, all, width);
	const deciding = wide.filter((wanted) => wanted > 0).length < DECIDING ? 0 : DECIDING;
	// The first column has no gap before it.
	let used = -GAP;
	let isFull = false;
	const given = wide.map((wanted, column) => {
		if (wanted === 0 || isFull) return 0;
		const room = (column < deciding ? width : all) - used - GAP;
		const given = Math.min(wanted, Math.max(0, room));
		isFull = used >= 0 && given < Math.min(wanted, CELL_LEAST);
		if (isFull) return 0;
		used += given + GAP;
		return given;
	});
	// Whoever made way for a column that found no room all the same takes that back.
	return given.map((width, column) => {
		if (width === 0) return 0;
		const more = Math.max(0, Math.min((wanted[column] ?? 0) - width, all - used));
		used += more;
		return width + more;
	});
}

/** What each column would take. */
function wholeWidths(titles: readonly string[], widest: readonly number[]): number[] {
	return titles.map((title, column) => {
		const cell = widest[column] ?? 0;
		return cell === 0 ? 0 : Math.min(Math.max(cell, widthOf(title)), CELL_MOST);
	});
}

/** Where that is too much for all of them, or for those that decide, the widest takes less. */
function narrowed(wanted: readonly number[], room: number, most: number): number[] {
	const widths = [...wanted];
	const shown = columnsWithRoom(widths);
	narrow(widths, shown, room, WIDEST_LEAST);
	if (shown.length >= DECIDING) {
		const deciding = shown.filter((column) => column < DECIDING);
		narrow(widths, deciding, most, CELL_LEAST);
	}
	return widths;
}

/** The widest of these columns give way until all fit, or keep `least`. */
function narrow(widths: number[], columns: readonly number[], room: number, least: number): void {
	const gaps = (columns.length - 1) * GAP;
	for (;;) {
		const own = columns.map((column) => widths[column] ?? 0);
		const widest = Math.max(...own);
		if (widest <= least || own.reduce((sum, width) => sum + width, gaps) <= room) return;
		widths[columns[own.indexOf(widest)] ?? 0] = widest - 1;
	}
}

function columnsWithRoom(widths: readonly number[]): number[] {
	return widths.flatMap((width, column) => (width > 0 ? [column] : []));
}

/** Which columns a row shows: of one that cannot be chosen only the first two, then its reason. */
export function shownColumns(row: TextRow, widths: readonly number[]): number[] {
	const shown = columnsWithRoom(widths);
	return row.disabled === undefined ? shown : shown.slice(0, 2);
}

/** A path and an id are cut in their middle: their ends tell more. */
function cellText(cell: string, width: number): string {
	return padded(/^[~/]|^[a-z]+-[0-9a-f]{8,}$/.test(cell) ? cut(cell, width, "middle") : cell, width);
}

/** One row as text: its cells in their columns, then its note, cut to `width`. */
export function rowText(row: TextRow, widths: readonly number[], width: number): string {
	const gap = " ".repeat(GAP);
	const cells = shownColumns(row, widths).map((column) =>
		cellText(row.cells[column] ?? "", widths[column] ?? 0),
	);
	const note = row.disabled ?? row.note ?? "";
	const text = cells.join(gap);
	const room = width - widthOf(text) - GAP;
	const isShown =
		note !== "" && room >= (row.disabled === undefined ? Math.min(widthOf(note), CELL_LEAST) : 1);
	return cut(isShown ? `${text}${gap}${note}` : text.trimEnd(), width);
}

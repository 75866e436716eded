import type { Option } from "../list/option.ts";

/** Rows of a list that are told at once. */
const ROWS_AT_ONCE = 15;

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

/** Rows that are told some at a time. Where not all are, `first` says which an empty line would take: those come first. */
export class RowPages {
	private readonly rows: readonly Option<unknown>[];
	private readonly isFirst: (row: Option<unknown>) => boolean;
	private shown: readonly Option<unknown>[];
	private from = 0;

	constructor(rows: readonly Option<unknown>[], isFirst: (row: Option<unknown>) => boolean) {
		this.rows = rows;
		this.isFirst = isFirst;
		this.shown = this.inOrder(rows);
	}

	/** Those at hand, as `textOf` makes a line of one and the number that chooses it. */
	lines(textOf: (row: Option<unknown>, number: number) => string): string[] {
		const { rows, shown, from } = this;
		const now = shown.slice(from, from + ROWS_AT_ONCE);
		const rest = shown.length - from - ROWS_AT_ONCE;
		return [
			...now.map((row) => textOf(row, rows.indexOf(row) + 1)),
			...(rest > 0 ? [`    ${rest} more: + shows them, /WORD those with a word.`] : []),
			...(rows.length > 0 && shown.length === 0 ? ["    No row has that word. / alone shows them all."] : []),
		];
	}

	/** Turns to what `+` or `/WORD` asks for; false for anything else. */
	turns(typed: string): boolean {
		if (typed === "+") {
			const next = this.from + ROWS_AT_ONCE;
			this.from = next < this.shown.length ? next : 0;
		} else if (typed.startsWith("/")) {
			this.shown = this.inOrder(havingWord(this.rows, typed.slice(1)));
			this.from = 0;
		} else return false;
		return true;
	}

	private inOrder(rows: readonly Option<unknown>[]): readonly Option<unknown>[] {
		if (rows.length <= ROWS_AT_ONCE) return rows;
		return rows.toSorted((one, other) => Number(this.isFirst(other)) - Number(this.isFirst(one)));
	}
}

/** The rows in which a word stands. */
function havingWord(rows: readonly Option<unknown>[], word: string): readonly Option<unknown>[] {
	const low = word.toLowerCase();
	return rows.filter(({ key, cells }) => [key, ...cells].some((cell) => cell.toLowerCase().includes(low)));
}

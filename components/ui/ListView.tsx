import { Box, Text, useIsScreenReaderEnabled } from "ink";
import { memo } from "react";
import { columnWidths, rowText, type TextRow } from "../../src/list/columns.ts";
import { COLOURS, MARKS } from "../theme.ts";

/** One row on the screen. */
export interface ListRow {
	readonly key: string;
	readonly cells: readonly string[];
	readonly note?: string | undefined;
	/** Why it cannot be chosen; it is then dimmed. */
	readonly disabled?: string | undefined;
	readonly current: boolean;
	readonly ticked?: boolean;
}

interface ListViewProps {
	/** Titles of the columns; no title line when all are empty. */
	readonly titles: readonly string[];
	/** The rows that fit, top to bottom; the caller windows them. */
	readonly rows: readonly ListRow[];
	/** A wider sample of the same list that the columns are measured on, so that they stand still on scrolling. */
	readonly sample?: readonly { readonly cells: readonly string[] }[];
	readonly columns: number;
	readonly multi?: boolean;
	/** False when the keys go elsewhere: the cursor's row is then only marked, not lit. */
	readonly active?: boolean;
	/** What the list is of; said by a screen reader, not drawn. */
	readonly label?: string;
}

/** Rows that the title line takes. */
export function titleRows(titles: readonly string[]): number {
	return titles.some((title) => title !== "") ? 1 : 0;
}

/** Columns before the cells: the cursor, and where there are ticks those. */
export function gutterOf(multi: boolean): number {
	return multi ? 4 : 2;
}

/** The column widths that a list of these props is drawn with, see `columnWidths`. */
export function listWidths(
	titles: readonly string[],
	rows: readonly TextRow[],
	sample: readonly TextRow[],
	columns: number,
	multi = false,
): number[] {
	return columnWidths(titles, rows, columns - gutterOf(multi), sample);
}

/** A windowed list: as many lines as it is given rows, and one of titles. */
export function ListView(props: ListViewProps) {
	const { titles, rows, sample = [], columns, multi = false, active = true, label } = props;
	const reader = useIsScreenReaderEnabled();
	const gutter = gutterOf(multi);
	const width = columns - gutter;
	const widths = listWidths(titles, rows, sample, columns, multi);
	return (
		<Box flexDirection="column" aria-role="listbox">
			{reader && label ? <Text>{label}</Text> : undefined}
			{titleRows(titles) > 0 ? (
				<Text dimColor wrap="truncate">
					{" ".repeat(gutter) + rowText({ cells: titles }, widths, width)}
				</Text>
			) : undefined}
			{rows.map((row) => (
				<Row
					key={row.key}
					text={rowText(row, widths, width)}
					words={reader ? wordsOf(row) : ""}
					current={row.current}
					lit={row.current && active}
					off={row.disabled !== undefined}
					ticked={multi ? row.ticked === true : undefined}
				/>
			))}
		</Box>
	);
}

/** What a screen reader says of a row. */
function wordsOf({ cells, disabled, note }: ListRow): string {
	return [...cells, disabled ?? note ?? ""].filter((part) => part !== "").join(", ");
}

interface RowProps {
	readonly text: string;
	readonly words: string;
	readonly current: boolean;
	readonly lit: boolean;
	readonly off: boolean;
	/** Undefined where nothing can be ticked. */
	readonly ticked: boolean | undefined;
}

/** Kept as it is while it looks the same: a key changes two rows of all. */
const Row = memo(({ text, words, current, lit, off, ticked }: RowProps) => {
	const tick = off ? MARKS.off : ticked ? MARKS.ticked : MARKS.unticked;
	return (
		<Box
			height={1}
			aria-role="option"
			aria-label={words}
			aria-state={{ selected: current, disabled: off, ...(ticked === undefined ? {} : { checked: ticked }) }}
		>
			<Text wrap="truncate" bold={lit} dimColor={off} {...(lit && !off ? { color: COLOURS.accent } : {})}>
				{`${current ? MARKS.cursor : " "} ${ticked === undefined ? "" : `${tick} `}${text}`}
			</Text>
		</Box>
	);
});

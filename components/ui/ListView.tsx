import { Box, Text, useIsScreenReaderEnabled } from "ink";
import { columnWidths, rowText, type TextRow, titleText } from "../../src/list/columns.ts";
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

function gutterOf(multi: boolean): number {
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
	return columnWidths(titles, [...rows, ...sample], Math.max(1, columns - gutterOf(multi)));
}

/** A windowed list: as many lines as it is given rows, and one of titles. */
export function ListView(props: ListViewProps) {
	const { titles, rows, sample = [], columns, multi = false, active = true, label } = props;
	const reader = useIsScreenReaderEnabled();
	const gutter = gutterOf(multi);
	const width = Math.max(1, columns - gutter);
	const widths = listWidths(titles, rows, sample, columns, multi);
	return (
		<Box flexDirection="column" flexShrink={0} aria-role="listbox">
			{reader && label ? <Text>{label}</Text> : undefined}
			{titleRows(titles) > 0 ? (
				<Text dimColor wrap="truncate">
					{" ".repeat(gutter) + titleText(titles, widths, width)}
				</Text>
			) : undefined}
			{rows.map((row) => (
				<Row key={row.key} row={row} text={rowText(row, widths, width)} multi={multi} active={active} />
			))}
		</Box>
	);
}

function Row({ row, text, multi, active }: { row: ListRow; text: string; multi: boolean; active: boolean }) {
	const off = row.disabled !== undefined;
	const lit = row.current && active;
	const tick = off ? MARKS.off : row.ticked ? MARKS.ticked : MARKS.unticked;
	return (
		<Box
			height={1}
			flexShrink={0}
			aria-role="option"
			aria-label={[...row.cells, row.disabled ?? row.note ?? ""].filter((part) => part !== "").join(", ")}
			aria-state={{
				selected: row.current,
				disabled: off,
				...(multi ? { checked: row.ticked === true } : {}),
			}}
		>
			<Text wrap="truncate" bold={lit} dimColor={off} {...(lit && !off ? { color: COLOURS.accent } : {})}>
				{`${row.current ? MARKS.cursor : " "} ${multi ? `${tick} ` : ""}${text}`}
			</Text>
		</Box>
	);
}

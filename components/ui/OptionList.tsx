import { Box, Text } from "ink";
import { useMemo } from "react";
import { shownColumns } from "../../src/list/columns.ts";
import { type ListState, visibleRows } from "../../src/list/list-state.ts";
import { readable, widthOf, wrap } from "../../src/text/fit.ts";
import { plainText } from "../../src/text/plain.ts";
import { type QuestionLines, type QuestionWords, questionLines } from "../../src/text/question-lines.ts";
import { rangeText } from "../../src/text/range.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { Lines } from "./Lines.tsx";
import { gutterOf, type ListRow, ListView, listWidths, titleRows } from "./ListView.tsx";
import { Spinner } from "./Spinner.tsx";
import { TextField } from "./TextField.tsx";

interface OptionListProps<Value> {
	readonly state: ListState<Value>;
	readonly titles: readonly string[];
	readonly columns: number;
	/** True while letters go to the filter. */
	readonly filtering?: boolean;
	/** True while the same list is asked for again. */
	readonly reloading?: boolean;
	/** What has come late of a row, by its key. */
	readonly late?: ReadonlyMap<string, { readonly text: string }>;
	/** What was found of rows that may not be in sight. */
	readonly news?: string | undefined;
	/** What the list is of, for a screen reader. */
	readonly label?: string;
}

/** Rows that the columns are measured on. */
const SAMPLE = 400;
/** Rows of the detail below the list, at least. */
const DETAIL_ROWS = 2;

/** Fewest rows of options that the words above the list leave. */
const LEAST_OPTIONS = 3;

/** The words above a list, and how many rows of options fit below them. */
export function linesAboveOptions(
	words: QuestionWords,
	titles: readonly string[],
	area: { readonly width: number; readonly height: number },
): QuestionLines & { readonly room: number } {
	// Titles, the filter's line, the detail.
	const around = titleRows(titles) + 1 + DETAIL_ROWS;
	const lines = questionLines(words, area, around + LEAST_OPTIONS);
	return { ...lines, room: Math.max(1, lines.left - around) };
}

/** A list to choose from with its filter, its counts, and in full what the cursor's row has no room for. */
export function OptionList<Value>(props: OptionListProps<Value>) {
	const { state, titles, columns, filtering = false, reloading = false, late, news, label } = props;
	const { options, multi, refusal } = state;
	const sample = useMemo(() => options.slice(0, SAMPLE), [options]);
	const rows = visibleRows(state).map(
		({ option, current, ticked }): ListRow => ({
			key: option.key,
			cells: option.cells,
			note: noteOf(option.note, late?.get(option.key)?.text),
			disabled: option.disabled,
			current,
			ticked,
		}),
	);
	const { text, ...look } = detailOf(
		refusal,
		rows.find(({ current }) => current),
		{ titles, widths: listWidths(titles, rows, sample, columns, multi), room: columns - gutterOf(multi) },
	);
	const detail = text === "" ? [] : wrap(text, readable(columns));
	const shown = rowsBeside(rows, state.height + DETAIL_ROWS - detail.length);
	return (
		<Box flexDirection="column">
			<ListView
				titles={titles}
				rows={shown.rows}
				sample={sample}
				columns={columns}
				multi={multi}
				{...(label === undefined ? {} : { label })}
			/>
			<ListStatus
				state={state}
				from={state.top + shown.before}
				shown={shown.rows.length}
				filtering={filtering}
				columns={columns}
				reloading={reloading}
				news={news}
			/>
			<Lines lines={detail.slice(0, state.height + DETAIL_ROWS - 1)} {...look} />
		</Box>
	);
}

/** As many of the rows as have room beside a long detail, the cursor's among them, and how many are gone before them. */
function rowsBeside(
	rows: readonly ListRow[],
	room: number,
): { readonly rows: readonly ListRow[]; readonly before: number } {
	const count = Math.max(1, room);
	const current = rows.findIndex((row) => row.current);
	const before = Math.max(0, current - count + 1);
	return { rows: rows.slice(before, before + count), before };
}

function noteOf(note: string | undefined, late: string | undefined): string | undefined {
	const parts = [note, late].filter((part) => part !== undefined && part !== "");
	return parts.length === 0 ? undefined : parts.join(" · ");
}

interface ListStatusProps {
	readonly state: ListState<unknown>;
	/** Place of the first row on the screen, and how many there are. */
	readonly from: number;
	readonly shown: number;
	readonly filtering: boolean;
	readonly columns: number;
	readonly reloading: boolean;
	readonly news: string | undefined;
}

/** The line under a list: the filter, how much is shown, how many are ticked. */
function ListStatus({ state, from, shown, filtering, columns, reloading, news }: ListStatusProps) {
	const filtered = filtering || state.query !== "";
	const counts = countsOf(state, from, shown);
	return (
		<Box height={1} width={columns} justifyContent="space-between" columnGap={2}>
			<Box>
				{reloading ? <Spinner label="asking again …" /> : undefined}
				{news && !filtered && !reloading ? (
					<Text dimColor wrap="truncate">
						{news}
					</Text>
				) : undefined}
				{filtered && !reloading ? (
					<>
						<Lines lines={["/ "]} bold color={COLOURS.accent} />
						<TextField
							value={plainText(state.query)}
							{...(filtering ? { cursor: state.query.length } : {})}
							placeholder="type to filter"
							columns={columns - widthOf(counts) - 4}
						/>
					</>
				) : undefined}
			</Box>
			<Box flexShrink={0}>
				<Text dimColor wrap="truncate">
					{counts}
				</Text>
			</Box>
		</Box>
	);
}

function countsOf(state: ListState<unknown>, from: number, shown: number): string {
	const { options, matches, multi, ticked, maximum, query } = state;
	const number = (value: number) => value.toLocaleString("en-GB");
	const parts: string[] = [];
	if (multi) parts.push(`${ticked.size} ticked${maximum ? `, at most ${maximum.count}` : ""}`);
	if (matches.length > shown) parts.push(rangeText(from, shown, matches.length));
	if (query !== "") parts.push(`${number(matches.length)} of ${number(options.length)} match`);
	return parts.join(" · ");
}

interface DrawnColumns {
	readonly titles: readonly string[];
	/** The widths that the list itself is drawn with. */
	readonly widths: readonly number[];
	/** Columns for cells and note. */
	readonly room: number;
}

/** What the list had no room for on the cursor's row, or why Enter did nothing; in full. */
function detailOf(refusal: string | undefined, row: ListRow | undefined, drawn: DrawnColumns) {
	if (refusal !== undefined) return { text: `${MARKS.warn} ${refusal}`, color: COLOURS.warn, bold: true };
	return { text: row ? hiddenOf(row, drawn) : "", dimColor: true };
}

/** The cells and the note of a row that do not fit beside each other. */
function hiddenOf(row: ListRow, { titles, widths, room }: DrawnColumns): string {
	const shown = shownColumns(row, widths);
	const note = row.disabled ?? row.note ?? "";
	const isCut = (column: number) => widthOf(row.cells[column] ?? "") > (widths[column] ?? 0);
	const used = shown.reduce((sum, column) => sum + (widths[column] ?? 0) + 2, 0);
	const cells = row.cells
		.map((cell, column) =>
			cell === "" || (shown.includes(column) && !isCut(column))
				? ""
				: `${titles[column] ?? ""} ${cell}`.trim(),
		)
		.filter((part) => part !== "");
	return [used + widthOf(note) > room ? note : "", ...cells].filter((part) => part !== "").join(" · ");
}

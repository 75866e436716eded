import { Box, Text } from "ink";
import { useMemo } from "react";
import { shownColumns } from "../../src/list/columns.ts";
import { type ListState, visibleRows } from "../../src/list/list-state.ts";
import { widthOf, wrap } from "../../src/text/fit.ts";
import { plainText } from "../../src/text/plain.ts";
import { type QuestionLines, type QuestionWords, questionLines } from "../../src/text/question-lines.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { Lines } from "./Lines.tsx";
import { type ListRow, ListView, listWidths, titleRows } from "./ListView.tsx";
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
	/** What the list is of, for a screen reader. */
	readonly label?: string;
}

/** Rows that the columns are measured on. */
const SAMPLE = 400;
/** Rows of the detail below the list. */
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
	const { state, titles, columns, filtering = false, reloading = false, late, label } = props;
	const { options, multi, refusal } = state;
	const sample = useMemo(() => options.slice(0, SAMPLE).map(({ cells }) => ({ cells })), [options]);
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
	return (
		<Box flexDirection="column" flexShrink={0}>
			<ListView
				titles={titles}
				rows={rows}
				sample={sample}
				columns={columns}
				multi={multi}
				{...(label === undefined ? {} : { label })}
			/>
			<ListStatus state={state} filtering={filtering} columns={columns} reloading={reloading} />
			<ListDetail
				refusal={refusal}
				row={rows.find(({ current }) => current)}
				widths={listWidths(titles, rows, sample, columns, multi)}
				titles={titles}
				columns={columns}
			/>
		</Box>
	);
}

function noteOf(note: string | undefined, late: string | undefined): string | undefined {
	const parts = [note, late].filter((part) => part !== undefined && part !== "");
	return parts.length === 0 ? undefined : parts.join(" · ");
}

interface ListStatusProps {
	readonly state: ListState<unknown>;
	readonly filtering: boolean;
	readonly columns: number;
	readonly reloading: boolean;
}

/** The line under a list: the filter, how much is shown, how many are ticked. */
function ListStatus({ state, filtering, columns, reloading }: ListStatusProps) {
	const filtered = filtering || state.query !== "";
	return (
		<Box height={1} width={columns} flexShrink={0} justifyContent="space-between">
			<Box flexShrink={1}>
				{reloading ? <Spinner label="asking again …" /> : undefined}
				{filtered && !reloading ? (
					<Text wrap="truncate">
						<Text bold color={COLOURS.accent}>
							{"/ "}
						</Text>
						<TextField
							value={plainText(state.query)}
							{...(filtering ? { cursor: state.query.length } : {})}
							placeholder="type to filter"
						/>
					</Text>
				) : undefined}
			</Box>
			<Text dimColor wrap="truncate">
				{countsOf(state)}
			</Text>
		</Box>
	);
}

function countsOf(state: ListState<unknown>): string {
	const { options, matches, height, top, multi, ticked, maximum, query } = state;
	const number = (value: number) => value.toLocaleString("en-GB");
	const parts: string[] = [];
	if (multi) parts.push(`${ticked.size} ticked${maximum ? `, at most ${maximum.count}` : ""}`);
	if (matches.length > height)
		parts.push(
			`${number(top + 1)}–${number(Math.min(top + height, matches.length))} of ${number(matches.length)}`,
		);
	if (query !== "") parts.push(`${number(matches.length)} of ${number(options.length)} match`);
	return parts.join(" · ");
}

interface ListDetailProps {
	readonly refusal: string | undefined;
	readonly row: ListRow | undefined;
	/** The widths that the list itself is drawn with. */
	readonly widths: readonly number[];
	readonly titles: readonly string[];
	readonly columns: number;
}

/** What the list had no room for on the cursor's row, or why Enter did nothing. */
function ListDetail({ refusal, row, widths, titles, columns }: ListDetailProps) {
	if (refusal !== undefined) {
		const lines = wrap(`${MARKS.warn} ${refusal}`, columns).slice(0, DETAIL_ROWS);
		return <Lines lines={lines} color={COLOURS.warn} bold />;
	}
	const text = row ? hiddenOf(row, titles, widths, columns) : "";
	const lines = text === "" ? [] : wrap(text, columns).slice(0, DETAIL_ROWS);
	return <Lines lines={lines} dimColor />;
}

/** The cells and the note of a row that do not fit beside each other. */
function hiddenOf(
	row: ListRow,
	titles: readonly string[],
	widths: readonly number[],
	columns: number,
): string {
	const shown = shownColumns(row, widths);
	const note = row.disabled ?? row.note ?? "";
	const isCut = (column: number) => widthOf(row.cells[column] ?? "") > (widths[column] ?? 0);
	const used = shown.reduce((sum, column) => sum + (widths[column] ?? 0) + 2, 4);
	const cells = row.cells
		.map((cell, column) =>
			cell === "" || (shown.includes(column) && !isCut(column))
				? ""
				: `${titles[column] ?? ""} ${cell}`.trim(),
		)
		.filter((part) => part !== "");
	return [used + widthOf(note) > columns ? note : "", ...cells].filter((part) => part !== "").join(" · ");
}

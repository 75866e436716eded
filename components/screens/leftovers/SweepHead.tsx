import { Box, Text } from "ink";
import type { Sweeping } from "../../../hooks/use-sweep.ts";
import { readable, wrap } from "../../../src/text/fit.ts";
import { ErrorPanel, errorRows } from "../../ui/ErrorPanel.tsx";
import { Prose } from "../../ui/Prose.tsx";
import { Spinner } from "../../ui/Spinner.tsx";

interface SweepHeadProps {
	/** Empty where there is no room for it. */
	readonly title: string;
	readonly sweep: Sweeping<unknown>;
	/** What was found, once all have answered. */
	readonly sum: string;
	/** What could not be read, in sentences, as far as there is room for it. */
	readonly unread: readonly string[];
	readonly columns: number;
}

/** The most rows of what went wrong. */
const ERROR_ROWS = 8;

/** What is looked for in all regions, how far that is, and what could not be read. */
export function SweepHead({ title, sweep, sum, unread, columns }: SweepHeadProps) {
	const { swept, asking, error } = sweep;
	return (
		<Box flexDirection="column">
			{title === "" ? undefined : (
				<Text bold wrap="truncate">
					{title}
				</Text>
			)}
			{asking ? (
				<Spinner
					label={
						swept ? `Asking AWS: ${swept.done} of ${swept.of} regions …` : "Asking AWS for its regions …"
					}
				/>
			) : error ? (
				<ErrorPanel error={error} columns={columns} rows={ERROR_ROWS} />
			) : (
				<Prose text={sum} columns={columns} />
			)}
			{asking ? undefined : unread.map((line) => <Prose key={line} dimColor text={line} columns={columns} />)}
		</Box>
	);
}

/** Rows that SweepHead takes of these. */
export function sweepHeadRows({ title, sweep, sum, unread, columns }: SweepHeadProps): number {
	const { asking, error } = sweep;
	const above = title === "" ? 0 : 1;
	if (asking) return above + 1;
	const rowsOf = (text: string) => wrap(text, readable(columns)).length;
	const said = error ? errorRows({ error, columns, rows: ERROR_ROWS }) : rowsOf(sum);
	return unread.reduce((rows, line) => rows + rowsOf(line), above + said);
}

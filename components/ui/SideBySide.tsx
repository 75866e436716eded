import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { COLOURS, MARKS } from "../theme.ts";
import { Prose } from "./Prose.tsx";

/** One of some things that are compared. */
export interface Side {
	/** The key that chooses it. */
	readonly key: string;
	readonly title: string;
	/** One text for each row. */
	readonly cells: readonly string[];
	/** Why it cannot be had now. */
	readonly not: string | undefined;
}

interface SideBySideProps {
	/** What each row tells. */
	readonly rows: readonly string[];
	readonly sides: readonly Side[];
	/** Place of the one under the cursor. */
	readonly at: number;
	readonly columns: number;
}

/** Below this width only the one under the cursor is shown. */
const ALL_COLUMNS = 70;
const LABEL_COLUMNS = 9;
const GAP = 2;

/** Things side by side, row by row; where there is no room the one under the cursor alone. */
export function SideBySide({ rows, sides, at, columns }: SideBySideProps) {
	const narrow = columns < ALL_COLUMNS;
	const shown = sides.map((side, place) => ({ side, place })).filter(({ place }) => !narrow || place === at);
	const width = Math.floor((columns - LABEL_COLUMNS - GAP * (shown.length - 1)) / shown.length);
	const line = (label: string, cell: (side: Side, place: number) => ReactNode) => (
		<Box key={label} columnGap={GAP}>
			<Box width={LABEL_COLUMNS - GAP}>
				<Text dimColor>{label}</Text>
			</Box>
			{shown.map(({ side, place }) => (
				<Box key={side.key} width={width}>
					{cell(side, place)}
				</Box>
			))}
		</Box>
	);
	return (
		<Box flexDirection="column">
			{line(narrow ? `${at + 1} of ${sides.length}` : "", (side, place) => (
				<Text bold dimColor={side.not !== undefined} {...(place === at ? { color: COLOURS.accent } : {})}>
					{`${place === at ? MARKS.cursor : " "} ${side.key} ${side.title}`}
				</Text>
			))}
			{rows.map((label, row) =>
				line(label, (side) => (
					<Prose text={side.cells[row] ?? ""} dimColor={side.not !== undefined} columns={width} />
				)),
			)}
			{shown.some(({ side }) => side.not !== undefined)
				? line("Not now", (side) => <Prose text={side.not ?? ""} columns={width} />)
				: undefined}
		</Box>
	);
}

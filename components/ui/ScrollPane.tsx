import { Box, Text } from "ink";
import { memo } from "react";
import { cut, widthOf } from "../../src/text/fit.ts";
import { rangeText } from "../../src/text/range.ts";
import { COLOURS, MARKS, type Tone } from "../theme.ts";

/** One row of a pane, already as wide as it may be. */
export interface PaneLine {
	/** Stands before the text, set off from it; the look below is then the label's alone. */
	readonly label?: string;
	readonly text: string;
	readonly tone?: Tone;
	readonly dim?: boolean;
	readonly bold?: boolean;
}

interface ScrollPaneProps {
	readonly title: string;
	readonly lines: readonly PaneLine[];
	/** The first line shown; more than there is shows the end. */
	readonly top: number;
	readonly columns: number;
	/** Rows with the title. */
	readonly rows: number;
	/** True when the arrow keys scroll this one. */
	readonly active: boolean;
	/** Where this is in a longer text; left out: which lines of those that are here. */
	readonly place?: string | undefined;
}

/** The furthest that a pane of so many rows scrolls. */
export function lowestTop(lines: readonly PaneLine[], rows: number): number {
	return Math.max(0, lines.length - (rows - 1));
}

/** A titled part of a screen that scrolls on its own. */
export function ScrollPane({ title, lines, top, columns, rows, active, place }: ScrollPaneProps) {
	const room = rows - 1;
	const from = Math.min(top, lowestTop(lines, rows));
	const range = place ?? rangeText(from, room, lines.length);
	const hidden = place !== undefined || lines.length > room ? ` ${range} ` : "";
	const heading = cut(title, columns - widthOf(hidden) - 3, "middle");
	const rule = columns - widthOf(heading) - widthOf(hidden) - 2;
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box height={1}>
				<Text wrap="truncate" bold={active} {...(active ? { color: COLOURS.accent } : {})}>
					{heading}{" "}
				</Text>
				<Text dimColor wrap="truncate">
					{MARKS.rule.repeat(rule) + hidden}
				</Text>
			</Box>
			{lines.slice(from, from + room).map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
				<Line key={from + place} line={line} />
			))}
		</Box>
	);
}

/** Kept as it is while the same line is drawn: scrolling adds one and takes one away. */
const Line = memo(({ line }: { line: PaneLine }) => (
	<Box height={1}>
		<LineText line={line} />
	</Box>
));

function LineText({ line }: { line: PaneLine }) {
	const { label, text, tone, dim = false, bold = false } = line;
	const look = { dimColor: dim, bold, ...(tone ? { color: COLOURS[tone] } : {}) };
	if (label === undefined)
		return (
			<Text wrap="truncate" {...look}>
				{text}
			</Text>
		);
	return (
		<Text wrap="truncate">
			<Text {...look}>{label}</Text>
			{text}
		</Text>
	);
}

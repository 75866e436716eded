import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { MARKS, SMALLEST } from "../theme.ts";

interface FrameProps {
	readonly columns: number;
	readonly rows: number;
	readonly header: ReactNode;
	readonly footer: ReactNode;
	readonly children: ReactNode;
}

/** Rows that Frame itself takes: header, rule, rule, footer. */
export const FRAME_ROWS = 4;

/** The whole terminal: one header line, the body, one footer line; never a row more than there is. */
export function Frame({ columns, rows, header, footer, children }: FrameProps) {
	if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
		return (
			<Box width={columns} height={Math.max(1, rows - 1)} overflow="hidden">
				<Text>
					This window is {columns}×{rows}. Make it at least {SMALLEST.columns}×{SMALLEST.rows}, please.
				</Text>
			</Box>
		);
	}
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box height={1} flexShrink={0} overflow="hidden">
				{header}
			</Box>
			<Rule columns={columns} />
			<Box flexDirection="column" flexGrow={1} flexBasis={0} overflow="hidden">
				{children}
			</Box>
			<Rule columns={columns} />
			<Box height={1} flexShrink={0} overflow="hidden">
				{footer}
			</Box>
		</Box>
	);
}

/** A thin line across. */
export function Rule({ columns }: { columns: number }) {
	return (
		<Box height={1} flexShrink={0} aria-hidden>
			<Text dimColor wrap="truncate">
				{MARKS.rule.repeat(Math.max(0, columns))}
			</Text>
		</Box>
	);
}

import { Box, Text } from "ink";
import type { ReactNode } from "react";
import type { KeyHint } from "../../src/keys/key-row.ts";
import { wrap } from "../../src/text/fit.ts";
import { COLOURS, MARKS, SMALLEST } from "../theme.ts";
import { KeyHints } from "./KeyHints.tsx";
import { Lines } from "./Lines.tsx";

interface FrameProps {
	readonly columns: number;
	readonly rows: number;
	readonly header: ReactNode;
	readonly hints: readonly KeyHint[];
	/** Why the last key did nothing: stands in the place of the hints. */
	readonly said?: string | undefined;
	readonly children: ReactNode;
}

/** Rows of the rule above the footer and of the footer. */
const FOOT_ROWS = 2;

/** Rows that Frame itself takes: header and rule, rule and footer. */
export const FRAME_ROWS = 2 + FOOT_ROWS;

/** The whole terminal: one header line, the body, one footer line; never a row more than there is. */
export function Frame({ columns, rows, header, hints, said, children }: FrameProps) {
	if (columns < SMALLEST.columns || rows < SMALLEST.rows) {
		return (
			<Box width={columns} height={Math.max(1, rows - 1)} overflow="hidden">
				<Text>
					This window is {columns}×{rows}. Make it at least {SMALLEST.columns}×{SMALLEST.rows}, please.
				</Text>
			</Box>
		);
	}
	const words = said === undefined ? [] : wrap(`${MARKS.warn} ${said}`, columns - 2);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box height={1} flexShrink={0} overflow="hidden">
				{header}
			</Box>
			<Rule columns={columns} />
			<Box flexDirection="column" flexGrow={1} flexBasis={0} overflow="hidden">
				{children}
			</Box>
			<Box flexDirection="column" height={FOOT_ROWS} flexShrink={0} overflow="hidden">
				{words.length < FOOT_ROWS ? <Rule columns={columns} /> : undefined}
				{said === undefined ? (
					<KeyHints hints={hints} columns={columns} />
				) : (
					<Box paddingLeft={1}>
						<Lines lines={words.slice(0, FOOT_ROWS)} color={COLOURS.warn} bold />
					</Box>
				)}
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

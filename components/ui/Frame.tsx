import { Box, Text } from "ink";
import { memo, type ReactNode } from "react";
import type { KeyHint, Said } from "../../src/keys/key-row.ts";
import { wrap } from "../../src/text/fit.ts";
import { shortened } from "../../src/text/question-lines.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { Clipped } from "./Clipped.tsx";
import { KeyHints } from "./KeyHints.tsx";
import { Lines } from "./Lines.tsx";

interface FrameProps {
	readonly columns: number;
	readonly rows: number;
	readonly header: ReactNode;
	readonly hints: readonly KeyHint[];
	/** What the last key has led to, or why it did nothing: stands in the place of the hints. */
	readonly said?: Said | undefined;
	readonly children: ReactNode;
}

/** Rows of the rule above the footer and of the footer. */
const FOOT_ROWS = 2;

/** Rows that Frame itself takes: header and rule, rule and footer. */
export const FRAME_ROWS = 2 + FOOT_ROWS;

/** The whole terminal: one header line, the body, one footer line; never a row more than there is. */
export function Frame({ columns, rows, header, hints, said, children }: FrameProps) {
	// What was copied is read and marked there, too: the body gives way until the next key.
	const words = said === undefined ? [] : saidLines(said, columns - 2, Math.floor(rows / 2));
	const footRows = Math.max(FOOT_ROWS, words.length);
	return (
		<Box flexDirection="column" width={columns} height={rows} overflow="hidden">
			<Box height={1} overflow="hidden">
				{header}
			</Box>
			<Rule columns={columns} />
			<Clipped flexGrow={1} flexBasis={0}>
				{children}
			</Clipped>
			<Box flexDirection="column" height={footRows} overflow="hidden">
				{words.length < FOOT_ROWS ? <Rule columns={columns} /> : undefined}
				{said === undefined ? (
					<KeyHints hints={hints} columns={columns} />
				) : (
					<Box paddingLeft={1}>
						<Lines lines={words} color={COLOURS[said.tone]} bold />
					</Box>
				)}
			</Box>
		</Box>
	);
}

function saidLines({ text, tone }: Said, width: number, most: number): readonly string[] {
	return shortened(wrap(`${tone === "good" ? MARKS.done : MARKS.warn} ${text}`, width), most);
}

/** A thin line across. */
const Rule = memo(({ columns }: { columns: number }) => (
	<Box height={1} aria-hidden>
		<Text dimColor wrap="truncate">
			{MARKS.rule.repeat(columns)}
		</Text>
	</Box>
));

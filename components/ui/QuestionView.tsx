import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { wrap, wrapHanging } from "../../src/text/fit.ts";
import { COLOURS, MARKS, type Tone } from "../theme.ts";
import { Clipped } from "./Clipped.tsx";
import { Lines } from "./Lines.tsx";

/** One paragraph of a question; its blanks at the start are kept where it is broken. */
export interface QuestionText {
	readonly text: string;
	readonly tone?: Tone;
	readonly bold?: boolean;
	readonly dim?: boolean;
}

interface QuestionViewProps {
	/** Names the thing: "Create the cluster lsst in eu-west-2?" */
	readonly title: string;
	readonly body: readonly QuestionText[];
	/** What it costs from then on. */
	readonly money: readonly string[];
	/** The line that says which key answers; never cut. */
	readonly answer: string;
	/** True when the last key was no answer. */
	readonly refused: boolean;
	/** Rows of the body scrolled away. */
	readonly top: number;
	readonly columns: number;
	readonly rows: number;
	/** A field to type into, above the answer. */
	readonly children?: ReactNode;
}

/** Rows that the field of a question takes. */
const FIELD_ROWS = 1;

interface Layout {
	readonly lines: readonly QuestionText[];
	readonly money: readonly string[];
	readonly answer: readonly string[];
	/** Rows for the body. */
	readonly room: number;
}

type Laid = Omit<QuestionViewProps, "top">;

/** The answer has its rows first, then the title, then the money; the body has what is left, and scrolls. */
function layoutOf({ title, body, money, answer, refused, columns, rows, children }: Laid): Layout {
	const answerLines = wrap(refused ? `${MARKS.warn} ${answer}` : answer, columns);
	const lines = body.flatMap((part) => wrapped(part, columns));
	const fixed = wrap(title, columns).length + answerLines.length + (children ? FIELD_ROWS : 0);
	const moneyLines = money
		.flatMap((line) => wrap(line, columns))
		.slice(0, Math.max(1, Math.floor((rows - fixed) / 2)));
	return {
		lines,
		money: moneyLines,
		answer: answerLines,
		room: Math.max(0, rows - fixed - moneyLines.length),
	};
}

function wrapped({ text, ...look }: QuestionText, columns: number): QuestionText[] {
	return wrapHanging(text, columns).map((part) => ({ text: part, ...look }));
}

/** The furthest that the body of a question scrolls. */
export function lowestQuestionTop(laid: Laid): number {
	const { lines, room } = layoutOf(laid);
	return Math.max(0, lines.length - Math.max(1, room - 1));
}

/** A question with its money and its answer always in sight. */
export function QuestionView(props: QuestionViewProps) {
	const { title, refused, columns, rows, children } = props;
	const { lines, money, answer, room } = layoutOf(props);
	const all = lines.length <= room;
	const top = all ? 0 : Math.min(props.top, lowestQuestionTop(props));
	const shown = all ? room : room - 1;
	const below = lines.length - top - shown;
	const bodyRows = Math.min(room, lines.length + 1);
	return (
		<Clipped width={columns} height={rows}>
			<Lines lines={wrap(title, columns)} bold />
			<Box flexDirection="column" height={bodyRows} overflow="hidden">
				{lines.slice(top, top + shown).map(({ text, tone, bold = false, dim = false }, place) => (
					// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
					<Box key={top + place} height={1}>
						<Text wrap="truncate" bold={bold} dimColor={dim} {...(tone ? { color: COLOURS[tone] } : {})}>
							{text}
						</Text>
					</Box>
				))}
				{all ? undefined : (
					<Text dimColor wrap="truncate">
						{below > 0 ? `↓ ${below} more lines` : `↑ ${top} lines above`}
					</Text>
				)}
			</Box>
			<Lines lines={money} bold color={COLOURS.warn} />
			{children}
			<Lines lines={answer} bold color={refused ? COLOURS.warn : COLOURS.accent} />
		</Clipped>
	);
}

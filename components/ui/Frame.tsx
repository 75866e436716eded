import { Box, Text } from "ink";
import { memo, type ReactNode } from "react";
import type { KeyHint, Said } from "../../src/keys/key-row.ts";
import { cut, widthOf, wrap } from "../../src/text/fit.ts";
import { shortened } from "../../src/text/question-lines.ts";
import { COLOURS, MARKS } from "../theme.ts";
import { Clipped } from "./Clipped.tsx";
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

/** Kept before all others: the ways on and out are never to be looked for, and `?` leads to the other keys. */
const KEPT = ["enter", "esc", "q", "?"];

/** The footer: as many hints as fit, the first ones first. */
function KeyHints({ hints, columns }: { hints: readonly KeyHint[]; columns: number }) {
	const shown = hintsThatFit(hints, columns - 2);
	return (
		<Text wrap="truncate">
			{" "}
			{shown.map((hint, index) => (
				<Hint key={`${hint.shown} ${hint.label}`} {...hint} isFirst={index === 0} />
			))}
		</Text>
	);
}

/** Kept as it is: most keys change none of them. */
const Hint = memo(({ shown, label, isFirst }: KeyHint & { readonly isFirst: boolean }) => (
	<Text>
		{isFirst ? "" : "  "}
		<Text bold color={COLOURS.accent}>
			{shown}
		</Text>
		<Text dimColor>{` ${label}`}</Text>
	</Text>
));

function hintsThatFit(hints: readonly KeyHint[], width: number): KeyHint[] {
	const widthOfHint = (hint: KeyHint) => widthOf(hint.shown) + 1 + widthOf(hint.label) + 2;
	const kept = new Set(hints.filter((hint) => KEPT.includes(hint.shown)));
	let room = width + 2;
	for (const hint of kept) room -= widthOfHint(hint);
	const over = -room;
	for (const hint of hints) {
		if (kept.has(hint) || widthOfHint(hint) > room) continue;
		room -= widthOfHint(hint);
		kept.add(hint);
	}
	const shown = hints.filter((hint) => kept.has(hint));
	return over > 0 ? withoutColumns(shown, over) : shown;
}

/** With so many columns fewer, in the middle of the longest label: where that names a cluster. */
function withoutColumns(hints: readonly KeyHint[], columns: number): KeyHint[] {
	const [longest] = hints.toSorted((one, other) => widthOf(other.label) - widthOf(one.label));
	return hints.map((hint) =>
		hint === longest ? { ...hint, label: cut(hint.label, widthOf(hint.label) - columns, "middle") } : hint,
	);
}

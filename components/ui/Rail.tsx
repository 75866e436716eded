import { Box, Text } from "ink";
import { memo } from "react";
import { padded, widthOf } from "../../src/text/fit.ts";
import { COLOURS, MARKS } from "../theme.ts";

/** One question as the rail shows it. */
export interface RailEntry {
	readonly key: string;
	readonly title: string;
	/** The answer in a few characters; empty while there is none. */
	readonly summary: string;
	readonly state: "done" | "current" | "open";
}

interface RailProps {
	readonly entries: readonly RailEntry[];
	readonly columns: number;
	readonly rows: number;
}

const TITLE_COLUMNS = 10;

/**
 * The questions with the answers given so far; scrolls by itself to keep the current one in sight. Kept as it is while
 * they are the same: no key within a question changes them.
 */
export const Rail = memo(({ entries, columns, rows }: RailProps) => {
	const current = entries.findIndex(({ state }) => state === "current");
	const top = Math.max(0, Math.min(current - Math.floor(rows / 2), entries.length - rows));
	return (
		<Box flexDirection="column" width={columns} aria-role="list">
			{entries.slice(top, top + rows).map((entry) => (
				<RailRow key={entry.key} entry={entry} />
			))}
		</Box>
	);
});

function RailRow({ entry }: { entry: RailEntry }) {
	const { title, summary, state } = entry;
	const now = state === "current";
	return (
		<Box height={1} aria-role="listitem" aria-label={`${title} ${summary || "not answered"}`}>
			<Text wrap="truncate">
				<MarkOf state={state} />
				<Text bold={now} dimColor={state === "open"} {...(now ? { color: COLOURS.accent } : {})}>
					{padded(title, TITLE_COLUMNS)}
				</Text>
				<Text dimColor={now}>{summary}</Text>
			</Text>
		</Box>
	);
}

function MarkOf({ state }: { state: RailEntry["state"] }) {
	if (state === "done") return <Text color={COLOURS.good}>{` ${MARKS.done} `}</Text>;
	if (state === "current") return <Text bold color={COLOURS.accent}>{` ${MARKS.cursor} `}</Text>;
	return <Text>{"   "}</Text>;
}

/** The rail in one line: every question with its mark, as many around the current one as fit. */
export const RailLine = memo(({ entries, columns }: { entries: readonly RailEntry[]; columns: number }) => {
	const { from, to } = around(entries, columns - 2 * CUT_COLUMNS);
	return (
		<Box height={1}>
			<Text wrap="truncate">
				<Text dimColor>{from > 0 ? " …" : ""}</Text>
				{entries.slice(from, to).map(({ key, title, state }, place) => (
					<Text key={key}>
						{place === 0 ? " " : "  "}
						<Text color={state === "done" ? COLOURS.good : COLOURS.accent} bold={state === "current"}>
							{`${LINE_MARKS[state]} `}
						</Text>
						<Text
							bold={state === "current"}
							dimColor={state === "open"}
							{...(state === "current" ? { color: COLOURS.accent } : {})}
						>
							{title}
						</Text>
					</Text>
				))}
				<Text dimColor>{to < entries.length ? " …" : ""}</Text>
			</Text>
		</Box>
	);
});

const LINE_MARKS = { done: MARKS.done, current: MARKS.cursor, open: MARKS.off } as const;
/** What says that there are more. */
const CUT_COLUMNS = 2;

/** The entries that fit: the one before the current one and what follows, then more of those before. */
function around(
	entries: readonly RailEntry[],
	columns: number,
): { readonly from: number; readonly to: number } {
	const current = entries.findIndex(({ state }) => state === "current");
	let from = current;
	let to = current;
	let room = columns;
	const fits = (place: number) => {
		const entry = entries[place];
		if (entry === undefined || widthOf(entry.title) + 4 > room) return false;
		room -= widthOf(entry.title) + 4;
		return true;
	};
	if (fits(to)) to += 1;
	if (fits(from - 1)) from -= 1;
	while (fits(to)) to += 1;
	while (fits(from - 1)) from -= 1;
	return { from, to };
}

import { Box, Text } from "ink";
import { cut, padded, widthOf } from "../../src/text/fit.ts";
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

/** The questions with the answers given so far; scrolls by itself to keep the current one in sight. */
export function Rail({ entries, columns, rows }: RailProps) {
	const current = entries.findIndex(({ state }) => state === "current");
	const top = Math.max(0, Math.min(current - Math.floor(rows / 2), entries.length - rows));
	return (
		<Box flexDirection="column" width={columns} flexShrink={0} aria-role="list">
			{entries.slice(top, top + rows).map((entry) => (
				<RailRow key={entry.key} entry={entry} columns={columns} />
			))}
		</Box>
	);
}

function RailRow({ entry, columns }: { entry: RailEntry; columns: number }) {
	const { title, summary, state } = entry;
	const now = state === "current";
	return (
		<Box height={1} flexShrink={0} aria-role="listitem" aria-label={`${title} ${summary || "not answered"}`}>
			<Text wrap="truncate">
				<MarkOf state={state} />
				<Text bold={now} dimColor={state === "open"} {...(now ? { color: COLOURS.accent } : {})}>
					{padded(title, Math.max(TITLE_COLUMNS, widthOf(title)))}
				</Text>
				<Text dimColor={now}>{cut(summary, columns - 3 - Math.max(TITLE_COLUMNS, widthOf(title)))}</Text>
			</Text>
		</Box>
	);
}

function MarkOf({ state }: { state: RailEntry["state"] }) {
	if (state === "done") return <Text color={COLOURS.good}>{` ${MARKS.done} `}</Text>;
	if (state === "current") return <Text bold color={COLOURS.accent}>{` ${MARKS.cursor} `}</Text>;
	return <Text>{"   "}</Text>;
}

/** The rail where there is no room for one: which question of how many, and the answers before it. */
export function RailLine({ entries, columns }: { entries: readonly RailEntry[]; columns: number }) {
	const place = entries.findIndex(({ state }) => state === "current");
	const now = entries[place];
	const before = entries.filter(({ state, summary }) => state === "done" && summary !== "");
	const head = `${place + 1}/${entries.length} ${now?.title ?? ""}`;
	const rest = before
		.map(({ summary }) => summary)
		.toReversed()
		.join(` ${MARKS.done} `);
	return (
		<Box height={1} flexShrink={0}>
			<Text wrap="truncate">
				<Text bold color={COLOURS.accent}>{` ${head}`}</Text>
				<Text dimColor>
					{rest === "" ? "" : cut(`   ${MARKS.done} ${rest}`, columns - widthOf(head) - 2)}
				</Text>
			</Text>
		</Box>
	);
}

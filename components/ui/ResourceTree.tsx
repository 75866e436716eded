import { Box, Text } from "ink";
import { kindOf, secondsText, shownRows } from "../../src/progress/shown-rows.ts";
import type { ResourceRow } from "../../src/runs/run.ts";
import { cut, padded } from "../../src/text/fit.ts";
import { COLOURS, MARKS } from "../theme.ts";

interface Look {
	readonly mark: string;
	readonly colour: string | undefined;
	readonly word: string;
}

/** The look of each state of what is made. */
export const LOOKS: Record<ResourceRow["state"], Look> = {
	waiting: { mark: MARKS.off, colour: undefined, word: "waiting" },
	working: { mark: "◐", colour: COLOURS.accent, word: "working" },
	done: { mark: MARKS.done, colour: COLOURS.good, word: "done" },
	failed: { mark: MARKS.bad, colour: COLOURS.bad, word: "failed" },
	removed: { mark: MARKS.done, colour: COLOURS.good, word: "removed" },
};

/** While a cluster is deleted, what AWS once made is what is still there. */
const STILL_THERE: Look = { mark: MARKS.off, colour: undefined, word: "still there" };

/** After a creation that failed, AWS takes back what it had made. */
const TAKEN_BACK: Look = { mark: "−", colour: undefined, word: "removed again" };

function lookOf({ state }: ResourceRow, deleting: boolean): Look {
	if (deleting && state === "done") return STILL_THERE;
	return !deleting && state === "removed" ? TAKEN_BACK : LOOKS[state];
}

interface ResourceTreeProps {
	readonly deleting: boolean;
	readonly rows: readonly ResourceRow[];
	readonly columns: number;
	readonly height: number;
	/** Rows scrolled away from where it follows the work by itself. */
	readonly offset: number;
}

/** The resources of the cluster as AWS makes them, nested ones indented, with their seconds. */
export function ResourceTree({ rows, deleting, columns, height, offset }: ResourceTreeProps) {
	const { rows: shown, above, below } = shownRows(rows, height, offset);
	return (
		<Box flexDirection="column" aria-role="list">
			{shown.map((row, place) => {
				const hidden = place === 0 ? above : place === shown.length - 1 ? below : 0;
				return (
					<ResourceLine
						key={row.key}
						row={row}
						deleting={deleting}
						columns={columns}
						hidden={hidden}
						up={place === 0}
					/>
				);
			})}
		</Box>
	);
}

interface ResourceLineProps {
	readonly row: ResourceRow;
	readonly deleting: boolean;
	readonly columns: number;
	/** Rows beyond this one that are not on the screen. */
	readonly hidden?: number;
	readonly up?: boolean;
}

/** One resource: its state, its logical id, how long it took, and what it is or why it failed. */
export function ResourceLine({ row, deleting, columns, hidden = 0, up = false }: ResourceLineProps) {
	const look = lookOf(row, deleting);
	const { mark, colour, word } = look;
	const name = Math.min(38, Math.max(20, columns - 41));
	const quiet = row.state === "waiting" || row.state === "removed";
	const label = padded(`${"  ".repeat(row.depth)}${row.logicalId}`, name);
	const detail =
		row.state === "failed" && row.reason !== undefined
			? row.reason
			: look === TAKEN_BACK
				? look.word
				: kindOf(row.type);
	const more = hidden === 0 ? "" : `${up ? "↑" : "↓"} ${hidden} more`;
	const room = columns - name - 18 - more.length;
	return (
		<Box height={1} aria-role="listitem" aria-label={`${row.logicalId} ${word}`}>
			<Text wrap="truncate" dimColor={quiet}>
				<Text {...(colour === undefined ? {} : { color: colour })}>{mark}</Text>
				{` ${label} ${secondsText(row).padStart(12)}  `}
				<Text dimColor={row.state !== "failed"}>{cut(detail, room)}</Text>
				<Text dimColor>{more === "" ? "" : ` ${more}`}</Text>
			</Text>
		</Box>
	);
}

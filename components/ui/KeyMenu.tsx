import { Box, Text } from "ink";
import type { KeyHint } from "../../src/keys/key-row.ts";
import { padded, widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface KeyMenuProps {
	readonly entries: readonly KeyHint[];
	readonly columns: number;
}

const GAP = 3;

/** Keys with what they do in whole words: two columns where they fit, read downwards, else as many in a row as fit. */
export function KeyMenu({ entries, columns }: KeyMenuProps) {
	const lines = entries.map(({ shown, label }) => ({ shown: shown.padEnd(2), label }));
	const height = Math.ceil(lines.length / 2);
	const halves = [lines.slice(0, height), lines.slice(height)];
	const widths = halves.map((half) => Math.max(0, ...half.map(widthOfEntry)));
	const [left = 0, right = 0] = widths;
	if (columns < left + GAP + right) {
		return (
			<Box flexDirection="column">
				{packed(lines, columns).map((row) => (
					<Box key={row[0]?.shown ?? ""} columnGap={GAP} height={1}>
						{row.map((entry) => (
							<Entry key={entry.shown} {...entry} width={widthOfEntry(entry)} />
						))}
					</Box>
				))}
			</Box>
		);
	}
	const even = Math.max(left, right);
	const isEven = columns >= 2 * even + GAP;
	return (
		<Box columnGap={GAP}>
			{halves.map((half, place) => (
				<Box key={half[0]?.shown ?? ""} flexDirection="column">
					{half.map((entry) => (
						<Entry key={entry.shown} {...entry} width={isEven ? even : (widths[place] ?? 0)} />
					))}
				</Box>
			))}
		</Box>
	);
}

function Entry({ shown, label, width }: KeyHint & { readonly width: number }) {
	return (
		<Text wrap="truncate">
			<Text bold color={COLOURS.accent}>
				{`${shown} `}
			</Text>
			{padded(label, width - widthOf(shown) - 1)}
		</Text>
	);
}

function widthOfEntry({ shown, label }: KeyHint): number {
	return widthOf(shown) + 1 + widthOf(label);
}

/** Each in the first row that has room for it. */
function packed(entries: readonly KeyHint[], columns: number): KeyHint[][] {
	const rows: { readonly entries: KeyHint[]; left: number }[] = [];
	for (const entry of entries) {
		const needed = widthOfEntry(entry) + GAP;
		const row = rows.find(({ left }) => left >= needed);
		if (row) {
			row.entries.push(entry);
			row.left -= needed;
		} else rows.push({ entries: [entry], left: columns + GAP - needed });
	}
	return rows.map((row) => row.entries);
}

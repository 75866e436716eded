import { Box, Text } from "ink";
import type { KeyHint } from "../../src/keys/key-row.ts";
import { padded, widthOf } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface KeyMenuProps {
	readonly entries: readonly KeyHint[];
	readonly columns: number;
}

/** Keys with what they do in whole words: two columns where they fit, read downwards. */
export function KeyMenu({ entries, columns }: KeyMenuProps) {
	const label = Math.max(0, ...entries.map((entry) => widthOf(entry.label)));
	const double = columns >= 2 * (label + 3) + 3;
	const height = double ? Math.ceil(entries.length / 2) : entries.length;
	const halves = double ? [entries.slice(0, height), entries.slice(height)] : [entries];
	return (
		<Box columnGap={3} flexShrink={0}>
			{halves.map((half) => (
				<Box key={half[0]?.shown ?? ""} flexDirection="column" flexShrink={0}>
					{half.map((entry) => (
						<Text key={entry.shown} wrap="truncate">
							<Text bold color={COLOURS.accent}>
								{padded(entry.shown, 3)}
							</Text>
							{padded(entry.label, label)}
						</Text>
					))}
				</Box>
			))}
		</Box>
	);
}

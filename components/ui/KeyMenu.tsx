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
	const lines = entries.map(({ shown, label }) => ({ shown: shown.padEnd(2), label }));
	const width = Math.max(0, ...lines.map(({ shown, label }) => widthOf(shown) + 1 + widthOf(label)));
	const double = columns >= 2 * width + 3;
	const height = double ? Math.ceil(lines.length / 2) : lines.length;
	const halves = double ? [lines.slice(0, height), lines.slice(height)] : [lines];
	return (
		<Box columnGap={3} flexShrink={0}>
			{halves.map((half) => (
				<Box key={half[0]?.shown ?? ""} flexDirection="column" flexShrink={0}>
					{half.map((entry) => (
						<Text key={entry.shown} wrap="truncate">
							<Text bold color={COLOURS.accent}>
								{`${entry.shown} `}
							</Text>
							{padded(entry.label, width - widthOf(entry.shown) - 1)}
						</Text>
					))}
				</Box>
			))}
		</Box>
	);
}

import { Box, Text, type TextProps } from "ink";
import { memo } from "react";
import { readable, wrap } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface ProseProps extends Omit<TextProps, "children" | "wrap"> {
	readonly text: string;
	readonly columns: number;
	/** Words before the text that stand out: a mark, a key. */
	readonly head?: string;
	readonly headColor?: string;
}

/** Sentences broken to the width. Ink's own breaking begins a row with the blank that follows a full one. */
export const Prose = memo(({ text, columns, head = "", headColor, ...look }: ProseProps) => {
	const lines = wrap(head + text, readable(columns));
	const begins = lines[0]?.startsWith(head) ? head.length : 0;
	return (
		<Box flexDirection="column">
			{lines.map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
				<Text key={place} wrap="truncate" {...look}>
					{place === 0 && begins > 0 ? (
						<Text bold color={headColor ?? ""}>
							{head}
						</Text>
					) : undefined}
					{(place === 0 ? line.slice(begins) : line) || " "}
				</Text>
			))}
		</Box>
	);
});

/** What a key does, in a sentence that begins with the key. */
export function KeyProse({ name, does, columns }: { name: string; does: string; columns: number }) {
	return <Prose head={name} headColor={COLOURS.accent} text={` ${does}`} columns={columns} />;
}

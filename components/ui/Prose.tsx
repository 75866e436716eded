import { Box, Text, type TextProps } from "ink";
import { memo } from "react";
import { readable, wrap } from "../../src/text/fit.ts";
import { COLOURS } from "../theme.ts";

interface ProseProps extends Omit<TextProps, "children" | "wrap"> {
	readonly text: string;
	readonly columns: number;
	/** Words before the text that look otherwise: a mark, a key, the name of what failed. */
	readonly head?: string;
	/** How they look; bold when left out. */
	readonly headLook?: Omit<TextProps, "children">;
}

/** Sentences broken to the width. Ink's own breaking begins a row with the blank that follows a full one. */
export const Prose = memo(({ text, columns, head = "", headLook = { bold: true }, ...look }: ProseProps) => {
	const lines = wrap(head + text, readable(columns));
	const begins = lines[0]?.startsWith(head) ? head.length : 0;
	return (
		<Box flexDirection="column" flexShrink={0}>
			{lines.map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
				<Text key={place} wrap="truncate" {...look}>
					{place === 0 && begins > 0 ? <Text {...headLook}>{head}</Text> : undefined}
					{(place === 0 ? line.slice(begins) : line) || " "}
				</Text>
			))}
		</Box>
	);
});

/** What a key does, in a sentence that begins with the key. */
export function KeyProse({ name, does, columns }: { name: string; does: string; columns: number }) {
	const headLook = { bold: true, color: COLOURS.accent };
	return <Prose head={name} headLook={headLook} text={` ${does}`} columns={columns} />;
}

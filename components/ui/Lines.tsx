import { Box, Text, type TextProps } from "ink";
import { memo } from "react";

type Look = Omit<TextProps, "children">;

/** Lines that are already broken to the width: exactly one row each. */
export function Lines({ lines, ...look }: { readonly lines: readonly string[] } & Look) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{lines.map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
				<Line key={place} line={line} {...look} />
			))}
		</Box>
	);
}

/** Kept as it is while it looks the same: what stands around a list does not change with its cursor. */
const Line = memo(({ line, ...look }: { readonly line: string } & Look) => (
	<Box height={1}>
		<Text wrap="truncate" {...look}>
			{line}
		</Text>
	</Box>
));

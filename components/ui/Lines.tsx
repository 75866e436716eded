import { Box, Text, type TextProps } from "ink";

/** Lines that are already broken to the width: exactly one row each. */
export function Lines({
	lines,
	...look
}: { readonly lines: readonly string[] } & Omit<TextProps, "children">) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{lines.map((line, place) => (
				// biome-ignore lint/suspicious/noArrayIndexKey: lines have no other identity than their place
				<Box key={place} height={1} flexShrink={0}>
					<Text wrap="truncate" {...look}>
						{line === "" ? " " : line}
					</Text>
				</Box>
			))}
		</Box>
	);
}

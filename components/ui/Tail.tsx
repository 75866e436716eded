import { Box, Text } from "ink";

interface TailProps {
	readonly lines: readonly string[];
	/** How many lines there were in all. */
	readonly count: number;
	readonly height: number;
}

/** The newest lines of pcluster itself. */
export function Tail({ lines, count, height }: TailProps) {
	const newest = lines.slice(-Math.max(1, height));
	const shown = newest.map((line, place) => ({ line, number: count - newest.length + place }));
	return (
		<Box flexDirection="column" flexShrink={0}>
			{shown.length === 0 ? <Text dimColor>pcluster has said nothing yet.</Text> : undefined}
			{shown.map(({ line, number }) => (
				<Text key={number} dimColor wrap="truncate">
					{line}
				</Text>
			))}
		</Box>
	);
}

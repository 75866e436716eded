import { Box, Text } from "ink";
import type { Fact } from "../../src/console/cluster-facts.ts";
import { padded } from "../../src/text/fit.ts";

/** Labels and values, one a line, the values in one column. */
export function FactList({ facts }: { facts: readonly Fact[] }) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{facts.map(({ label, value }) => (
				<Text key={label} wrap="truncate">
					<Text dimColor>{padded(label, 12)}</Text>
					{value}
				</Text>
			))}
		</Box>
	);
}

import { Box, Text } from "ink";
import type { Fact } from "../../src/console/cluster-facts.ts";
import { padded, wordWrap } from "../../src/text/fit.ts";

/** Columns of the labels. */
const LABELS = 12;

interface FactListProps {
	readonly facts: readonly Fact[];
	readonly columns: number;
}

/** Labels and values, the values in one column, a long one in several rows of it. */
export function FactList({ facts, columns }: FactListProps) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			{facts.map(({ label, value }) => (
				<Text key={label} wrap="truncate">
					<Text dimColor>{padded(label, LABELS)}</Text>
					{wordWrap(value, columns - LABELS).join(`\n${" ".repeat(LABELS)}`)}
				</Text>
			))}
		</Box>
	);
}

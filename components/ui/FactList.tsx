import { Box, Text } from "ink";
import type { Fact } from "../../src/console/cluster-facts.ts";
import { padded, widthOf, wordWrap } from "../../src/text/fit.ts";

/** Columns of the labels. */
const LABELS = 12;

interface FactListProps {
	readonly facts: readonly Fact[];
	readonly columns: number;
}

/** Labels and values, the values in one column, a long one in several rows of it. */
export function FactList({ facts, columns }: FactListProps) {
	return (
		<Box flexDirection="column">
			{facts.map(({ label, value }) => (
				<Text key={label} wrap="truncate">
					<Text dimColor>{padded(label, LABELS)}</Text>
					{rowsOf(value, columns - LABELS).join(`\n${" ".repeat(LABELS)}`)}
				</Text>
			))}
		</Box>
	);
}

/** Broken between its parts, which two blanks set apart, before it is broken within one. */
function rowsOf(value: string, width: number): string[] {
	const rows: string[] = [];
	for (const part of value.split("  ")) {
		const longer = `${rows.at(-1)}  ${part}`;
		if (rows.length > 0 && widthOf(longer) <= width) rows[rows.length - 1] = longer;
		else rows.push(...wordWrap(part, width));
	}
	return rows;
}

import { Box, Text } from "ink";
import { Lines } from "./Lines.tsx";

interface BillTableProps {
	readonly title: string;
	/** Over the figures. */
	readonly titles: string;
	/** Of the items. */
	readonly lines: readonly string[];
	readonly notes: readonly string[];
}

/** What the bill is made of, item by item, with the price of each. */
export function BillTable({ title, titles, lines, notes }: BillTableProps) {
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text bold wrap="truncate">
				{title}
			</Text>
			<Lines lines={[titles]} dimColor />
			<Lines lines={lines} />
			<Lines lines={notes} dimColor />
		</Box>
	);
}

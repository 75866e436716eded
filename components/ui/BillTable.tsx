import { Box, Text } from "ink";
import { Lines } from "./Lines.tsx";

interface BillTableProps {
	readonly title: string;
	/** Over the figures. */
	readonly titles: string;
	/** Of the items. */
	readonly lines: readonly string[];
	/** Which of all the lines those are; empty where they are all. */
	readonly sight: string;
	readonly notes: readonly string[];
}

/** What the bill is made of, item by item, with the price of each. */
export function BillTable({ title, titles, lines, sight, notes }: BillTableProps) {
	return (
		<Box flexDirection="column">
			<Text wrap="truncate">
				<Text bold>{title}</Text>
				{sight === "" ? undefined : <Text dimColor>{`  ${sight}`}</Text>}
			</Text>
			<Lines lines={[titles]} dimColor />
			<Lines lines={lines} />
			<Lines lines={notes} dimColor />
		</Box>
	);
}

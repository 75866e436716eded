import { Box, Text } from "ink";
import { BILL_LEGEND, BILL_TITLES, billRows } from "../../src/cost/bill.ts";
import { costNotes } from "../../src/cost/cost-words.ts";
import type { Estimate } from "../../src/cost/estimate.ts";
import { ListView } from "./ListView.tsx";
import { Prose } from "./Prose.tsx";

interface BillTableProps {
	readonly title: string;
	readonly estimate: Estimate;
	/** Rows scrolled away. */
	readonly top: number;
	/** Rows for the items. */
	readonly room: number;
	readonly columns: number;
}

/** What the bill is made of, item by item, with the price of each. */
export function BillTable({ title, estimate, top, room, columns }: BillTableProps) {
	const rows = billRows(estimate).map((cells) => ({ key: cells.join(), cells, current: false }));
	return (
		<Box flexDirection="column" flexShrink={0}>
			<Text bold wrap="truncate">
				{title}
			</Text>
			<ListView
				titles={BILL_TITLES}
				rows={rows.slice(top, top + room)}
				sample={rows}
				columns={columns}
				label={title}
			/>
			{[BILL_LEGEND, ...costNotes(estimate)].map((note) => (
				<Prose key={note} dimColor text={note} columns={columns} />
			))}
		</Box>
	);
}

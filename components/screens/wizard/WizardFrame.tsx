import { Box, Text, useIsScreenReaderEnabled } from "ink";
import { memo, type ReactNode } from "react";
import { useKeyRows } from "../../../hooks/use-key-rows.ts";
import type { Estimate } from "../../../src/cost/estimate.ts";
import type { About } from "../../../src/keys/key-help.ts";
import type { HearsText } from "../../../src/keys/key-press.ts";
import type { KeyRow } from "../../../src/keys/key-row.ts";
import { MARKS, RAIL_COLUMNS } from "../../theme.ts";
import { Clipped } from "../../ui/Clipped.tsx";
import { FRAME_ROWS, Frame } from "../../ui/Frame.tsx";
import { HelpPage } from "../../ui/HelpPage.tsx";
import { Rail, type RailEntry, RailLine } from "../../ui/Rail.tsx";

/** What surrounds every question, and the room it leaves for it. */
export interface Chrome {
	readonly columns: number;
	readonly rows: number;
	readonly header: ReactNode;
	/** Empty: what is shown has the whole width. */
	readonly rail: readonly RailEntry[];
	/** To be told with the question: what could not be read at the start. */
	readonly notes: readonly string[];
	/** What the answers so far cost; undefined until that can be known. */
	readonly estimate?: Estimate | undefined;
	/** Columns and rows for the question itself. */
	readonly area: { readonly width: number; readonly height: number };
}

function railColumns(columns: number): number {
	return columns < RAIL_COLUMNS ? 0 : 32;
}

/** The room that a terminal of this size leaves for the question. */
export function areaOf(columns: number, rows: number): Chrome["area"] {
	const rail = railColumns(columns);
	if (rail === 0) return { width: columns - 2, height: rows - FRAME_ROWS - 1 };
	return { width: columns - rail - 3, height: rows - FRAME_ROWS };
}

/** The same without the rail: what is shown has its room, too. */
export function withoutRail(chrome: Chrome): Chrome {
	const area = { width: chrome.columns - 2, height: chrome.rows - FRAME_ROWS };
	return { ...chrome, rail: [], area };
}

interface WizardFrameProps {
	readonly chrome: Chrome;
	/** What can be done here: heard, named in the footer and explained by `?`. */
	readonly keys: readonly KeyRow[];
	/** Left out: there is no help, as where letters are typed and where a question names its keys. */
	readonly about?: About | undefined;
	readonly typing?: HearsText | undefined;
	readonly onHelp?: (open: boolean) => void;
	readonly children: ReactNode;
}

/** Header, rail, the question, and its keys. */
export function WizardFrame({ chrome, keys, about, typing, onHelp, children }: WizardFrameProps) {
	const { columns, rows, header, rail, area } = chrome;
	const { hints, said, help } = useKeyRows(keys, { ...area, about, typing, onHelp });
	const reader = useIsScreenReaderEnabled();
	const railWidth = reader ? 0 : railColumns(columns);
	const isWide = railWidth > 0 && rail.length > 0;
	const question = (
		<Clipped width={area.width} height={area.height}>
			{help ? <HelpPage {...help} /> : children}
		</Clipped>
	);
	return (
		<Frame columns={columns} rows={rows} header={header} hints={hints} said={said}>
			{rail.length === 0 || isWide ? undefined : <RailLine entries={rail} columns={columns} />}
			{/* The question stays in its place whatever the width: what is typed there outlives a resize. */}
			<Box paddingLeft={isWide ? 0 : 1}>
				{isWide ? <Rail entries={rail} columns={railWidth} rows={area.height} /> : undefined}
				{isWide ? <Wall rows={area.height} /> : undefined}
				{question}
			</Box>
		</Frame>
	);
}

const Wall = memo(({ rows }: { rows: number }) => (
	<Box width={3} height={rows} aria-hidden>
		<Text dimColor>{` ${MARKS.wall} \n`.repeat(rows).trimEnd()}</Text>
	</Box>
));

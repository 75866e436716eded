import { Box } from "ink";
import type { ReactNode } from "react";
import type { KeyHint, Said } from "../../src/keys/key-row.ts";
import { FRAME_ROWS, Frame } from "./Frame.tsx";
import { Header } from "./Header.tsx";

interface PageProps {
	readonly columns: number;
	readonly rows: number;
	/** Where we are, for the header. */
	readonly parts: readonly (string | undefined)[];
	readonly right?: string;
	readonly demo: boolean;
	readonly hints: readonly KeyHint[];
	/** What the last key has led to, or why it did nothing. */
	readonly said?: Said | undefined;
	readonly children: ReactNode;
}

/** Rows that a page of so many rows has for its body. */
export function pageRoom(rows: number): number {
	return rows - FRAME_ROWS - airOf(rows);
}

function airOf(rows: number): number {
	return rows >= 20 ? 1 : 0;
}

/** A whole screen of the console: header, body with a line of air above it, and the keys that work now. */
export function Page({ columns, rows, parts, right = "", demo, hints, said, children }: PageProps) {
	return (
		<Frame
			columns={columns}
			rows={rows}
			header={<Header columns={columns} parts={parts} right={right} demo={demo} />}
			hints={hints}
			said={said}
		>
			<Box flexDirection="column" paddingTop={airOf(rows)} paddingLeft={2}>
				{children}
			</Box>
		</Frame>
	);
}

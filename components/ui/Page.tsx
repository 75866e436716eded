import { Box } from "ink";
import type { ReactNode } from "react";
import type { KeyHint } from "../../src/keymap.ts";
import { Frame } from "./Frame.tsx";
import { Header } from "./Header.tsx";
import { KeyHints } from "./KeyHints.tsx";

interface PageProps {
	readonly columns: number;
	readonly rows: number;
	/** Where we are, for the header. */
	readonly parts: readonly (string | undefined)[];
	readonly right?: string;
	readonly demo: boolean;
	readonly hints: readonly KeyHint[];
	readonly children: ReactNode;
}

/** A whole screen of the console: header, body with a line of air above it, and the keys that work now. */
export function Page({ columns, rows, parts, right = "", demo, hints, children }: PageProps) {
	return (
		<Frame
			columns={columns}
			rows={rows}
			header={<Header columns={columns} parts={parts} right={right} demo={demo} />}
			footer={<KeyHints hints={hints} columns={columns} />}
		>
			<Box flexDirection="column" flexGrow={1} paddingTop={rows >= 20 ? 1 : 0} overflow="hidden">
				{children}
			</Box>
		</Frame>
	);
}

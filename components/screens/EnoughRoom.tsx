import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { useSmallWindow } from "../../hooks/use-terminal-size.ts";
import { SMALLEST } from "../../src/text/smallest-window.ts";

/** What it holds, or a sentence that asks for more room where the window is too small for any screen. */
export function EnoughRoom({ children }: { readonly children: ReactNode }) {
	const small = useSmallWindow();
	return (
		<>
			{small ? (
				<Box width={small.columns} height={small.rows - 1} overflow="hidden">
					<Text>
						This window is {small.columns}×{small.rows}. Make it at least {SMALLEST.columns}×{SMALLEST.rows},
						please.
					</Text>
				</Box>
			) : undefined}
			{/* Kept in its place: what was typed is there again once the window is larger. */}
			<Box flexDirection="column" display={small ? "none" : "flex"}>
				{children}
			</Box>
		</>
	);
}

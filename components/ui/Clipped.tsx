import { Box, type BoxProps } from "ink";
import type { ReactNode } from "react";

/** A column of which is cut what has no room: no row of it gives way to another. */
export function Clipped({ children, ...box }: BoxProps & { readonly children: ReactNode }) {
	return (
		<Box flexDirection="column" overflow="hidden" {...box}>
			<Box flexDirection="column" flexShrink={0}>
				{children}
			</Box>
		</Box>
	);
}

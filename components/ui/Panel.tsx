import { Box, Text } from "ink";
import type { ReactNode } from "react";
import { COLOURS, type Tone } from "../theme.ts";

interface PanelProps {
	readonly title: string;
	readonly tone?: Tone;
	readonly columns?: number;
	readonly children: ReactNode;
}

/** A framed block with a title. */
export function Panel({ title, tone = "accent", columns, children }: PanelProps) {
	return (
		<Box
			flexDirection="column"
			borderStyle="round"
			borderColor={COLOURS[tone]}
			paddingX={1}
			{...(columns === undefined ? {} : { width: columns })}
		>
			<Text bold wrap="truncate" color={COLOURS[tone]}>
				{title}
			</Text>
			{children}
		</Box>
	);
}
